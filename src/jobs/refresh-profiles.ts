import type { Db } from '../db/client.ts';
import { listMembers, type SlackProfile, saveProfile } from '../db/members.ts';
import type { Member } from '../domain/member.ts';
import type { Log } from '../log.ts';
import type { Sender } from '../slack/sender.ts';

/**
 * Asks Slack about everybody, and stores what has changed of the members: Slack tells of changes as they happen, but not
 * to an app that is not running, and takes messages to people who have left without a word. False: Slack could not be asked now.
 */
export async function refreshProfiles(
  { db, log, sender }: { db: Db; log: Log; sender: Pick<Sender, 'listPeople'> },
  workspaceId: string,
  now: Date,
): Promise<boolean> {
  const members = await listMembers(db, workspaceId);
  if (members.length === 0) return true;
  const found = await sender.listPeople(workspaceId);
  if (found.kind !== 'done') {
    log.info({ workspaceId, why: found }, 'Slack could not be asked who is still there');
    return found.kind === 'refused';
  }
  const people = new Map(found.people.map((profile) => [profile.slackUserId, profile]));
  for (const member of members) {
    const profile = people.get(member.slackUserId);
    if (profile && hasChanged(member, profile)) await saveProfile(db, workspaceId, profile, now);
  }
  return true;
}

function hasChanged(member: Member, profile: SlackProfile): boolean {
  return (
    member.name !== profile.name ||
    member.isActive !== profile.isActive ||
    member.isGuest !== profile.isGuest ||
    member.isExternal !== profile.isExternal ||
    (profile.timeZone !== null && member.timeZone !== profile.timeZone)
  );
}
