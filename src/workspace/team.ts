import type { Core } from './core.ts';
import type { Json } from './json.ts';

export function teamJson(core: Core): Json {
  const { id, name, domain } = core.options.team;
  const icon = { image_default: true };
  return { id, name, domain, url: `${core.url}/`, email_domain: '', icon, avatar_base_url: `${core.url}/avatars/` };
}
