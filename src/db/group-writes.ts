import type { Agency, FocalPointKind } from '../domain/agency.ts';
import type { Language } from '../domain/language.ts';
import type { Role } from '../domain/member.ts';
import { toAgency } from './agencies.ts';
import type { Db } from './client.ts';

// What a working group sets up for itself: agencies and people.

/** Stores an agency under its code, new or with new names and level. */
export async function saveAgency(db: Db, workspaceId: string, agency: Omit<Agency, 'id'>): Promise<Agency> {
  const { code, name, level } = agency;
  const data = { nameEn: name.en, nameVi: name.vi ?? name.en, level };
  const row = await db.agency.upsert({
    where: { workspaceId_code: { workspaceId, code } },
    create: { workspaceId, code, ...data },
    update: data,
  });
  return toAgency(row);
}

/** The ids of all recommendations that an agency leads or supports. */
export async function listIdsOfAgency(db: Db, workspaceId: string, agencyId: string): Promise<string[]> {
  const rows = await db.recommendation.findMany({
    where: { workspaceId, OR: [{ leadAgencyId: agencyId }, { supporting: { some: { agencyId } } }] },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export interface MemberSettings {
  slackUserId: string;
  name?: string;
  role?: Role;
  language?: Language;
}

/** Stores what the group decides about a person, who need not have met the app yet; returns the member's id. */
export async function saveMember(db: Db, workspaceId: string, settings: MemberSettings): Promise<string> {
  const { slackUserId, ...data } = settings;
  const { timeZone } = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { timeZone: true } });
  const { id } = await db.member.upsert({
    where: { workspaceId_slackUserId: { workspaceId, slackUserId } },
    // Slack tells the name and the zone when the person first comes.
    create: { workspaceId, slackUserId, timeZone, ...data, name: data.name ?? slackUserId },
    update: data,
    select: { id: true },
  });
  return id;
}

/** Makes a member a focal point of an agency, or changes which kind they are. */
export async function saveFocalPoint(
  db: Db,
  workspaceId: string,
  { agencyId, memberId, kind }: { agencyId: string; memberId: string; kind: FocalPointKind },
): Promise<void> {
  await db.focalPoint.upsert({
    where: { agencyId_memberId: { agencyId, memberId }, workspaceId },
    create: { workspaceId, agencyId, memberId, kind },
    update: { kind },
  });
}

/** Ends that a member is a focal point of an agency; false when they were not. */
export async function deleteFocalPoint(
  db: Db,
  workspaceId: string,
  { agencyId, memberId }: { agencyId: string; memberId: string },
): Promise<boolean> {
  const { count } = await db.focalPoint.deleteMany({ where: { workspaceId, agencyId, memberId } });
  return count > 0;
}
