import type { Member } from '../domain/member.ts';
import { type CardRow, cardOf, type StoredCard, selectCards } from './cards.ts';
import { type Db, runPrepared } from './client.ts';
import { fromDay } from './days.ts';
import { type MemberRow, toMember } from './members.ts';
import { toWorkspace, type WorkspaceRecord } from './workspaces.ts';

// Who asks is found out at each request, and what they look up most often is one recommendation: both are one statement.

interface VisitorRow
  extends Omit<MemberRow, 'id' | 'name' | 'language' | 'timeZone' | 'absences' | 'focalPoints' | 'workspace'> {
  workspaceName: string;
  workspaceLanguage: WorkspaceRecord['language'];
  workspaceTimeZone: string;
  country: string | null;
  closures: [id: string, nameEn: string, nameVi: string, firstDay: string, lastDay: string][] | null;
  memberId: string | null;
  memberName: string;
  memberLanguage: MemberRow['language'];
  memberTimeZone: string;
  profileAt: Date | null;
  focalPoints: [agencyId: string, kind: MemberRow['focalPoints'][number]['kind'], code: string][] | null;
  absences: [firstDay: string, lastDay: string][] | null;
}

const COLUMNS = `
  w.id AS "workspaceId", w.name AS "workspaceName", w.language::text AS "workspaceLanguage",
  w."timeZone" AS "workspaceTimeZone", w.country,
  (SELECT json_agg(json_build_array(c.id, c."nameEn", c."nameVi", c."firstDay", c."lastDay")
      ORDER BY c."firstDay", c."lastDay", c.id)
    FROM "Closure" c WHERE c."workspaceId" = w.id) AS closures,
  m.id::text AS "memberId", m."slackUserId", m.name AS "memberName", m.role::text AS role,
  m.language::text AS "memberLanguage", m."slackLocale", m."timeZone" AS "memberTimeZone", m."reminderHour", m."reminderDays",
  m."isGuest", m."isExternal", m."isActive", m."profileAt",
  (SELECT json_agg(json_build_array(f."agencyId", f.kind, a.code))
    FROM "FocalPoint" f JOIN "Agency" a ON a.id = f."agencyId" WHERE f."memberId" = m.id) AS "focalPoints",
  (SELECT json_agg(json_build_array(b."firstDay", b."lastDay") ORDER BY b."firstDay")
    FROM "Absence" b WHERE b."memberId" = m.id) AS absences`;

const SOURCE = `"Workspace" w LEFT JOIN "Member" m ON m."workspaceId" = w.id AND m."slackUserId" = $2`;

const ALONE = { name: 'visitor', text: `SELECT ${COLUMNS} FROM ${SOURCE} WHERE w.id = $1` };
/** One row for each recommendation that is called so; two tell whether there is one only. */
const WITH_CARDS = {
  name: 'visitor_and_cards',
  text: `SELECT ${COLUMNS}, card.*
    FROM ${SOURCE} LEFT JOIN LATERAL (${selectCards('r."referenceKey" = $3')} LIMIT 2) card ON true WHERE w.id = $1`,
};

export interface Visitor {
  workspace: WorkspaceRecord;
  /** Null: Slack has not been asked about them */
  member: Member | null;
  /** When it last was */
  profileAt: Date | null;
  /** The only recommendation that is called as asked, where one was and there is one only */
  card: StoredCard | null;
}

/** Who a Slack user is, with what they look up: `referenceKey` as domain/reference.ts makes it. Null in an unknown workspace. */
export async function findVisitor(
  db: Db,
  workspaceId: string,
  { slackUserId, referenceKey }: { slackUserId: string; referenceKey: string | null },
): Promise<Visitor | null> {
  const rows =
    referenceKey === null
      ? await runPrepared<VisitorRow & Partial<CardRow>>(db, ALONE, [workspaceId, slackUserId])
      : await runPrepared<VisitorRow & Partial<CardRow>>(db, WITH_CARDS, [workspaceId, slackUserId, referenceKey]);
  const [row, ...others] = rows;
  if (!row) return null;
  return {
    workspace: workspaceOf(row),
    member: row.memberId === null ? null : memberOf(row, row.memberId),
    profileAt: row.profileAt,
    // Without a recommendation its columns are there, and empty.
    card: row.id && others.length === 0 ? cardOf(row as VisitorRow & CardRow) : null,
  };
}

function workspaceOf(row: VisitorRow): WorkspaceRecord {
  return toWorkspace({
    id: row.workspaceId,
    name: row.workspaceName,
    language: row.workspaceLanguage,
    timeZone: row.workspaceTimeZone,
    country: row.country,
    closures:
      row.closures?.map(([id, nameEn, nameVi, firstDay, lastDay]) => ({
        id,
        nameEn,
        nameVi,
        firstDay: fromDay(firstDay),
        lastDay: fromDay(lastDay),
      })) ?? [],
  });
}

function memberOf(row: VisitorRow, id: string): Member {
  const { workspaceId, slackUserId, role, slackLocale, reminderHour, reminderDays, isGuest, isExternal, isActive } =
    row;
  return toMember({
    id,
    workspaceId,
    slackUserId,
    name: row.memberName,
    role,
    language: row.memberLanguage,
    slackLocale,
    timeZone: row.memberTimeZone,
    reminderHour,
    reminderDays,
    isGuest,
    isExternal,
    isActive,
    workspace: { language: row.workspaceLanguage },
    focalPoints: row.focalPoints?.map(([agencyId, kind, code]) => ({ agencyId, kind, agency: { code } })) ?? [],
    absences: row.absences?.map(([first, last]) => ({ firstDay: fromDay(first), lastDay: fromDay(last) })) ?? [],
  });
}
