import type { FocalPointKind } from '../domain/agency.ts';
import { type Language, languageOf } from '../domain/language.ts';
import type { Member, Role } from '../domain/member.ts';
import type { Days } from '../domain/working-day.ts';
import { type Db, runPrepared } from './client.ts';
import { fromDay, toDay } from './days.ts';

const WITH_AGENCIES = {
  workspace: { select: { language: true } },
  focalPoints: { select: { agencyId: true, kind: true, agency: { select: { code: true } } } },
  absences: { select: { firstDay: true, lastDay: true }, orderBy: { firstDay: 'asc' } },
} as const;

export interface MemberRow {
  id: string;
  workspaceId: string;
  slackUserId: string;
  name: string;
  role: Role;
  language: Language | null;
  slackLocale: string | null;
  timeZone: string;
  reminderHour: number;
  reminderDays: number[];
  isGuest: boolean;
  isExternal: boolean;
  isActive: boolean;
  absences: { firstDay: Date; lastDay: Date }[];
  workspace: { language: Language };
  focalPoints: { agencyId: string; kind: FocalPointKind; agency: { code: string } }[];
}

export function toMember(row: MemberRow): Member {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    slackUserId: row.slackUserId,
    name: row.name,
    role: row.role,
    language: languageOf(row, row.workspace.language),
    chosenLanguage: row.language,
    timeZone: row.timeZone,
    reminderHour: row.reminderHour,
    reminderDays: row.reminderDays,
    absences: row.absences.map(({ firstDay, lastDay }) => ({ first: toDay(firstDay), last: toDay(lastDay) })),
    isGuest: row.isGuest,
    isExternal: row.isExternal,
    isActive: row.isActive,
    agencies: row.focalPoints
      .map(({ agencyId, kind, agency }) => ({ agencyId, kind, code: agency.code }))
      .sort((a, b) => Number(a.kind === 'alternate') - Number(b.kind === 'alternate') || a.code.localeCompare(b.code)),
  };
}

/** The member with this Slack user id, with when Slack was last asked about them. */
export async function findMember(
  db: Db,
  workspaceId: string,
  slackUserId: string,
): Promise<{ member: Member; profileAt: Date | null } | null> {
  const row = await db.member.findUnique({
    where: { workspaceId_slackUserId: { workspaceId, slackUserId } },
    include: WITH_AGENCIES,
  });
  return row && { member: toMember(row), profileAt: row.profileAt };
}

export async function getMember(db: Db, workspaceId: string, id: string): Promise<Member> {
  return toMember(await db.member.findUniqueOrThrow({ where: { id, workspaceId }, include: WITH_AGENCIES }));
}

export async function listMembers(db: Db, workspaceId: string): Promise<Member[]> {
  return (await listMembersAsked(db, workspaceId)).map(({ member }) => member);
}

/** All of them by name, each with when Slack was last asked about them. */
export async function listMembersAsked(
  db: Db,
  workspaceId: string,
): Promise<{ member: Member; profileAt: Date | null }[]> {
  const rows = await runPrepared<ListedRow>(db, MEMBERS, [workspaceId]);
  const alike = new Alike();
  return rows.map((row) => {
    const member = toMember(
      Object.assign(row, {
        workspace: { language: row.workspaceLanguage },
        focalPoints: (row.heldFor ?? []).map(([agencyId, kind, code]) => ({ agencyId, kind, agency: { code } })),
        absences: (row.away ?? []).map(([first, last]) => ({ firstDay: fromDay(first), lastDay: fromDay(last) })),
      }),
    );
    const { role, language, chosenLanguage, timeZone, reminderDays, absences, agencies } = member;
    return {
      member: {
        ...member,
        workspaceId,
        role: alike.one(role, role),
        language: alike.one(language, language),
        chosenLanguage: chosenLanguage && alike.one(chosenLanguage, chosenLanguage),
        timeZone: alike.one(timeZone, timeZone),
        reminderDays: alike.one(`days ${reminderDays.join()}`, reminderDays),
        absences: absences.length === 0 ? NEVER : absences,
        agencies: alike.one(`for ${agencies.map(({ kind, agencyId }) => `${kind} ${agencyId}`).join()}`, agencies),
      },
      profileAt: row.profileAt && alike.one(`at ${row.profileAt.getTime()}`, row.profileAt),
    };
  });
}

const NEVER: Days[] = [];

/** Of what is alike in many members one is kept: groups stay in memory, and are half as large by it. */
class Alike {
  readonly #known = new Map<string, unknown>();

  one<Thing>(key: string, thing: Thing): Thing {
    if (!this.#known.has(key)) this.#known.set(key, thing);
    return this.#known.get(key) as Thing;
  }
}

interface ListedRow extends Omit<MemberRow, 'workspace' | 'focalPoints' | 'absences'> {
  workspaceLanguage: Language;
  profileAt: Date | null;
  heldFor: [agencyId: string, kind: FocalPointKind, code: string][] | null;
  away: [firstDay: string, lastDay: string][] | null;
}

const MEMBERS = {
  name: 'members',
  text: `
    SELECT m.id::text AS id, m."workspaceId", m."slackUserId", m.name, m.role::text AS role, m.language::text AS language,
      m."slackLocale", m."timeZone", m."reminderHour", m."reminderDays", m."isGuest", m."isExternal", m."isActive", m."profileAt",
      w.language::text AS "workspaceLanguage",
      (SELECT json_agg(json_build_array(f."agencyId", f.kind, a.code))
        FROM "FocalPoint" f JOIN "Agency" a ON a.id = f."agencyId" WHERE f."memberId" = m.id) AS "heldFor",
      (SELECT json_agg(json_build_array(b."firstDay", b."lastDay") ORDER BY b."firstDay")
        FROM "Absence" b WHERE b."memberId" = m.id) AS away
    FROM "Member" m JOIN "Workspace" w ON w.id = m."workspaceId"
    WHERE m."workspaceId" = $1 ORDER BY m.name`,
};

/**
 * The focal points of an agency, main and alternates, to whom the group's data may be shown; always in one order, so that two
 * transactions that write to the same people never wait for each other.
 */
export async function listFocalPoints(db: Db, workspaceId: string, agencyId: string): Promise<Member[]> {
  const rows = await db.member.findMany({
    where: { workspaceId, isActive: true, isGuest: false, isExternal: false, focalPoints: { some: { agencyId } } },
    include: WITH_AGENCIES,
    orderBy: { id: 'asc' },
  });
  return rows.map(toMember);
}

/** What Slack says about a person. */
export interface SlackProfile {
  slackUserId: string;
  name: string;
  slackLocale: string | null;
  timeZone: string | null;
  isGuest: boolean;
  isExternal: boolean;
  isActive: boolean;
  isAdmin: boolean;
}

/**
 * Stores what Slack says; role, language and agencies are the group's own and stay. Somebody new is an observer, or a
 * coordinator when they administer the Slack workspace and there is no coordinator yet: somebody has to be the first.
 */
export async function saveProfile(db: Db, workspaceId: string, profile: SlackProfile, now: Date): Promise<Member> {
  const { slackUserId, name, slackLocale, isGuest, isExternal, isActive } = profile;
  const workspace = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const facts = { name, slackLocale, isGuest, isExternal, isActive, profileAt: now };
  const mayBeFirst = profile.isAdmin && !isGuest && !isExternal;
  const isFirst = mayBeFirst && (await db.member.count({ where: { workspaceId, role: 'coordinator' } })) === 0;
  const row = await db.member.upsert({
    where: { workspaceId_slackUserId: { workspaceId, slackUserId } },
    create: {
      workspaceId,
      slackUserId,
      ...facts,
      timeZone: profile.timeZone ?? workspace.timeZone,
      role: isFirst ? 'coordinator' : 'observer',
    },
    update: { ...facts, ...(profile.timeZone && { timeZone: profile.timeZone }) },
    include: WITH_AGENCIES,
  });
  return toMember(row);
}

/**
 * Slack says that somebody's account is closed: they are reminded of nothing more, and whoever stands in for them is.
 * Should it be opened again, Slack tells of it (saveProfile). Null when that was known, or nobody is known by this id.
 */
export async function markInactive(db: Db, workspaceId: string, slackUserId: string): Promise<string | null> {
  const where = { workspaceId, slackUserId, isActive: true };
  const [row] = await db.member.updateManyAndReturn({ where, data: { isActive: false }, select: { id: true } });
  return row?.id ?? null;
}

/** Stores a member's own settings. */
export async function saveSettings(
  db: Db,
  workspaceId: string,
  memberId: string,
  settings: { language: Language | null; reminderHour: number; reminderDays?: number[] },
): Promise<void> {
  await db.member.update({ where: { id: memberId, workspaceId }, data: settings });
}

/** Holds a member's row until the end of the transaction, for changes that look at what was there before. */
export async function lockMember(tx: Db, workspaceId: string, memberId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Member" WHERE "workspaceId" = ${workspaceId} AND id = ${memberId}::uuid FOR UPDATE`;
}

/** Replaces the days on which a member is away. */
export async function saveAbsences(
  tx: Db,
  workspaceId: string,
  memberId: string,
  absences: readonly Days[],
): Promise<void> {
  await tx.absence.deleteMany({ where: { workspaceId, memberId } });
  await tx.absence.createMany({
    data: absences.map(({ first, last }) => ({
      workspaceId,
      memberId,
      firstDay: fromDay(first),
      lastDay: fromDay(last),
    })),
  });
}
