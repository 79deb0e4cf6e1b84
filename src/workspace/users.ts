import type { Core } from './core.ts';
import { SlackError } from './core.ts';
import type { Json } from './json.ts';
import type { User } from './state.ts';

export function getUser(core: Core, id: string): User {
  const user = core.state.users[id];
  if (!user) throw new SlackError('user_not_found');
  return user;
}

export function displayNameOf(user: User): string {
  return user.displayName || user.realName;
}

/** Seconds east of UTC in a time zone at a moment. */
function offsetOf(tz: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3]) * 60);
}

function labelOf(tz: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'long' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? tz;
}

export function profileJson(core: Core, user: User): Json {
  const avatar = (size: number) => `${core.url}/avatars/${user.id}-${size}.png`;
  const profile: Json = {
    title: user.title ?? '',
    phone: '',
    skype: '',
    real_name: user.realName,
    real_name_normalized: user.realName.normalize('NFD').replace(/\p{M}/gu, ''),
    display_name: user.displayName,
    display_name_normalized: user.displayName.normalize('NFD').replace(/\p{M}/gu, ''),
    fields: null,
    status_text: '',
    status_emoji: '',
    status_expiration: 0,
    avatar_hash: user.id.toLowerCase(),
    first_name: user.realName.split(' ')[0] ?? '',
    last_name: user.realName.split(' ').slice(1).join(' '),
    team: user.teamId,
  };
  for (const size of [24, 32, 48, 72, 192, 512]) profile[`image_${size}`] = avatar(size);
  if (user.email && core.manifest.scopes.includes('users:read.email')) profile.email = user.email;
  if (user.id === core.options.app.botUserId) {
    profile.api_app_id = core.options.app.id;
    profile.bot_id = core.options.app.botId;
    profile.always_active = true;
  }
  return profile;
}

/** As `users.info` shows a user. */
export function userJson(core: Core, user: User, includeLocale = false): Json {
  const base: Json = {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    color: '9f69e7',
    real_name: user.realName,
    tz: user.tz,
    tz_label: labelOf(user.tz, core.clock.now()),
    tz_offset: offsetOf(user.tz, core.clock.now()),
    profile: profileJson(core, user),
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_primary_owner: false,
    is_restricted: user.isRestricted,
    is_ultra_restricted: user.isUltraRestricted,
    is_bot: user.isBot,
    is_app_user: false,
    updated: user.updated,
    is_email_confirmed: !user.isBot,
    who_can_share_contact_card: 'EVERYONE',
  };
  if (user.isStranger) base.is_stranger = true;
  if (includeLocale) base.locale = user.locale;
  if (user.deleted) {
    // Slack tells little of a deactivated account.
    const { id, team_id, name, deleted, color, real_name, profile, is_bot, is_app_user, updated } = base;
    return { id, team_id, name, deleted, color, real_name, profile, is_bot, is_app_user, updated };
  }
  return base;
}

/** As interaction payloads name who acted. */
export function userInPayload(user: User): Json {
  return { id: user.id, username: user.name, name: user.name, team_id: user.teamId };
}
