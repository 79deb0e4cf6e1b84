import type { WebClient } from '@slack/web-api';
import { findMember, type SlackProfile, saveProfile } from '../db/members.ts';
import { isTimeZone } from '../domain/day.ts';
import type { Member } from '../domain/member.ts';
import type { Deps } from './deps.ts';

const ONE_DAY = 24 * 60 * 60 * 1000;

/** A user object of Slack's, as `users.info` and the `user_change` event give it; only what is read here. */
export interface SlackUser {
  id?: string;
  team_id?: string;
  name?: string;
  real_name?: string;
  deleted?: boolean;
  tz?: string;
  locale?: string;
  is_admin?: boolean;
  is_owner?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  is_bot?: boolean;
  /** In an Enterprise organisation: the workspaces of it that the person belongs to */
  enterprise_user?: { teams?: string[] };
  profile?: { real_name?: string; display_name?: string };
}

/**
 * What matters here of a Slack user. Somebody of another organisation has another team, or is marked a stranger; a colleague of
 * the same Enterprise organisation may have another home team and still belong to this workspace.
 */
export function profileOf(user: SlackUser, workspaceId: string): SlackProfile {
  return {
    slackUserId: user.id ?? '',
    name: user.profile?.real_name || user.real_name || user.profile?.display_name || user.name || user.id || '',
    slackLocale: user.locale ?? null,
    timeZone: user.tz && isTimeZone(user.tz) ? user.tz : null,
    isGuest: Boolean(user.is_restricted || user.is_ultra_restricted || user.is_bot),
    isExternal: Boolean(
      user.is_stranger ||
        (user.team_id && user.team_id !== workspaceId && !user.enterprise_user?.teams?.includes(workspaceId)),
    ),
    isActive: !user.deleted,
    isAdmin: Boolean(user.is_admin || user.is_owner),
  };
}

/** The member who acts, as the records have them. Somebody unknown is asked of Slack first; what is known is asked again once a day, afterwards. */
export async function getActor(
  deps: Deps,
  client: WebClient,
  workspaceId: string,
  { slackUserId, member, profileAt }: { slackUserId: string; member: Member | null; profileAt: Date | null },
): Promise<Member> {
  // Named on the command line, say, and never asked about: they may be a guest.
  if (!member || !profileAt) return fetchProfile(deps, client, workspaceId, slackUserId);
  const now = deps.clock.now();
  if (now.getTime() - profileAt.getTime() > ONE_DAY) {
    deps.inFlight
      .run(() => fetchProfile(deps, client, workspaceId, slackUserId))
      .catch((error) => deps.log.warn({ error: String(error), slackUserId }, 'could not refresh a profile from Slack'));
  }
  return member;
}

/** A person whom somebody names; asked of Slack when they are unknown. */
export async function getPerson(
  deps: Deps,
  client: WebClient,
  workspaceId: string,
  slackUserId: string,
): Promise<Member> {
  const known = await findMember(deps.db, workspaceId, slackUserId);
  return getActor(deps, client, workspaceId, { slackUserId, ...(known ?? { member: null, profileAt: null }) });
}

async function fetchProfile(deps: Deps, client: WebClient, workspaceId: string, slackUserId: string): Promise<Member> {
  const { user } = await client.users.info({ user: slackUserId, include_locale: true });
  return saveProfile(
    deps.db,
    workspaceId,
    profileOf({ ...user, id: slackUserId } as SlackUser, workspaceId),
    deps.clock.now(),
  );
}
