import type { Core } from './core.ts';
import { SlackError } from './core.ts';

export type TokenKind = 'bot' | 'app' | 'none';

/** The token of a request: the header's, or else the `token` argument's. */
export function tokenOf(headers: Headers, body: Record<string, unknown>): string | undefined {
  const header = /^Bearer\s+(.+)$/i.exec(headers.get('authorization') ?? '')?.[1]?.trim();
  return header ?? (typeof body.token === 'string' && body.token !== '' ? body.token : undefined);
}

/** Throws what Slack answers to a token that does not open the method. */
export function checkToken(core: Core, token: string | undefined, wanted: TokenKind): void {
  if (wanted === 'none') return;
  if (!token) throw new SlackError('not_authed');
  const { app } = core.options;
  const state = core.state.app;
  const kind: TokenKind | undefined = token === app.botToken ? 'bot' : token === app.appToken ? 'app' : undefined;
  if (!kind) throw new SlackError('invalid_auth');
  if (kind === 'bot' && !state.installed) throw new SlackError('account_inactive');
  if ((kind === 'bot' && state.botTokenRevoked) || (kind === 'app' && state.appTokenRevoked)) {
    throw new SlackError('token_revoked');
  }
  if (kind !== wanted) throw new SlackError('not_allowed_token_type');
}

/** Any one of `anyOf` is enough; none is needed when it is empty. */
export function checkScopes(core: Core, anyOf: string[]): void {
  const provided = core.manifest.scopes;
  if (anyOf.length === 0 || anyOf.some((scope) => provided.includes(scope))) return;
  throw new SlackError('missing_scope', { needed: anyOf.join(','), provided: provided.join(',') });
}
