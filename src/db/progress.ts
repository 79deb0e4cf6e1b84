import { addDays, instantOf } from '../domain/day.ts';
import type { Progress, ProgressCounts, ProgressRow } from '../domain/progress.ts';
import type { Dimension, Filter } from '../domain/query/command.ts';
import type { Viewer } from '../domain/query/passes.ts';
import { STATUSES, type Status } from '../domain/recommendation.ts';
import type { Db } from './client.ts';
import { Prisma } from './generated/client.ts';
import { fromMatching, isOverdueSql } from './recommendation-filter.ts';

const { sql } = Prisma;

type Counts = Record<Status, number> & { total: number; overdue: number; updatedLately: number };
type Row = Counts & { isTotal: boolean; key: string | null; nameEn: string | null; nameVi: string | null };

/** What a dimension groups by: the key, and the names that a reader sees where the key is a code. */
const KEYS: Record<Dimension, { key: Prisma.Sql; nameEn: Prisma.Sql; nameVi: Prisma.Sql }> = {
  agency: { key: sql`l.code`, nameEn: sql`l."nameEn"`, nameVi: sql`l."nameVi"` },
  review: { key: sql`v.code`, nameEn: sql`v."titleEn"`, nameVi: sql`v."titleVi"` },
  status: { key: sql`r.status::text`, nameEn: sql`NULL::text`, nameVi: sql`NULL::text` },
  theme: { key: sql`t.theme`, nameEn: sql`NULL::text`, nameVi: sql`NULL::text` },
};

/** Themes share recommendations, so that each counts under every theme it has. */
const EACH_THEME = sql`CROSS JOIN LATERAL unnest(CASE WHEN m.themes = '{}' THEN ARRAY[NULL]::text[] ELSE m.themes END) AS t(theme)`;

/** How far the recommendations that pass a filter are, by lead agency, theme, review or status; the worst first. */
export async function progressBy(
  db: Db,
  workspaceId: string,
  { by, filter, viewer }: { by: Dimension; filter: Filter; viewer: Viewer },
): Promise<Progress> {
  const lately = instantOf(addDays(viewer.today, -90), 0, viewer.timeZone);
  const { key, nameEn, nameVi } = KEYS[by];
  const isTheme = by === 'theme';
  const rows = await db.$queryRaw<Row[]>`
    WITH m AS (
      SELECT r.status, r.themes, ${isOverdueSql(viewer.today)} AS overdue,
        coalesce(r."lastUpdateAt" >= ${lately}, FALSE) AS lately,
        ${isTheme ? sql`NULL::text` : key} AS key, ${nameEn} AS "nameEn", ${nameVi} AS "nameVi"
      ${fromMatching(workspaceId, filter, viewer)}
    )
    SELECT FALSE AS "isTotal", ${isTheme ? key : sql`m.key`} AS key, min(m."nameEn") AS "nameEn", min(m."nameVi") AS "nameVi", ${COUNTS}
    FROM m ${isTheme ? EACH_THEME : Prisma.empty} GROUP BY 2
    UNION ALL
    SELECT TRUE, NULL, NULL, NULL, ${COUNTS} FROM m`;
  const totals = rows.find((row) => row.isTotal);
  return {
    by,
    rows: rows
      .filter((row) => !row.isTotal)
      .map(toRow)
      .sort(by === 'status' ? byStatus : worstFirst),
    totals: totals ? toCounts(totals) : NOTHING,
  };
}

const COUNTS = sql`count(*)::int AS total, (count(*) FILTER (WHERE m.overdue))::int AS overdue,
  (count(*) FILTER (WHERE m.lately))::int AS "updatedLately",
  (count(*) FILTER (WHERE m.status = 'not_started'))::int AS not_started,
  (count(*) FILTER (WHERE m.status = 'in_progress'))::int AS in_progress,
  (count(*) FILTER (WHERE m.status = 'partially_implemented'))::int AS partially_implemented,
  (count(*) FILTER (WHERE m.status = 'implemented'))::int AS implemented`;

const NOTHING: ProgressCounts = {
  counts: { not_started: 0, in_progress: 0, partially_implemented: 0, implemented: 0 },
  total: 0,
  overdue: 0,
  updatedLately: 0,
};

function toCounts({
  not_started,
  in_progress,
  partially_implemented,
  implemented,
  total,
  overdue,
  updatedLately,
}: Counts): ProgressCounts {
  return { counts: { not_started, in_progress, partially_implemented, implemented }, total, overdue, updatedLately };
}

function toRow(row: Row): ProgressRow {
  return { ...toCounts(row), key: row.key, label: row.nameEn === null ? null : { en: row.nameEn, vi: row.nameVi } };
}

/** Most overdue, then the smallest implemented share, then the most open; those without a key last. */
function worstFirst(a: ProgressRow, b: ProgressRow): number {
  const share = (row: ProgressRow) => row.counts.implemented / row.total;
  const open = (row: ProgressRow) => row.total - row.counts.implemented;
  return (
    Number(a.key === null) - Number(b.key === null) ||
    b.overdue - a.overdue ||
    share(a) - share(b) ||
    open(b) - open(a) ||
    (a.key ?? '').localeCompare(b.key ?? '', 'en')
  );
}

/** Statuses have an order of their own, from the one that needs most. */
function byStatus(a: ProgressRow, b: ProgressRow): number {
  return STATUSES.indexOf(a.key as Status) - STATUSES.indexOf(b.key as Status);
}
