import type { Deadline } from '../domain/deadline.ts';
import { type Draft, readDraftContent } from '../domain/draft.ts';
import type { Recommendation } from '../domain/recommendation.ts';
import type { Update } from '../domain/update.ts';
import { type Db, runPrepared } from './client.ts';
import { fromDay } from './days.ts';
import { toDeadline } from './deadlines.ts';
import type { Deadline as DeadlineRow } from './generated/client.ts';
import {
  RECOMMENDATION_COLUMNS,
  RECOMMENDATION_SOURCE,
  type RecommendationRow,
  recommendationOf,
} from './recommendation-rows.ts';

/** All that is told of a recommendation to somebody who looks it up. */
export interface StoredCard {
  recommendation: Recommendation;
  /** The latest update */
  latest: Update | null;
  updates: number;
  /** The open deadlines on the day it is due, whatever they cover */
  deadlines: Deadline[];
  /** What the one who looks typed on it and did not send */
  draft: Draft | null;
}

type AsJson<Row, Key extends keyof Row> = { [Name in keyof Row]: Name extends Key ? string : Row[Name] };
type DeadlineJson = AsJson<DeadlineRow, 'date' | 'countsFrom' | 'createdAt' | 'scheduledAt'> & {
  repeatFrom: string | null;
};

export interface CardRow extends RecommendationRow {
  updates: number;
  updateId: string | null;
  authorId: string;
  authorSlackId: string;
  authorName: string;
  agencyCode: string | null;
  previousStatus: Update['previousStatus'];
  updateStatus: Update['status'];
  results: string;
  difficulties: string;
  proposals: string;
  evidence: string[];
  reportedAt: Date;
  verifiedAt: Date | null;
  verifiedBy: string | null;
  deadlines: DeadlineJson[] | null;
  draft: unknown;
  draftSavedAt: Date | null;
}

/** SQL: the columns that `cardOf` reads, of a workspace ($1) for a Slack user ($2). */
const CARD_COLUMNS = `${RECOMMENDATION_COLUMNS},
  (SELECT count(*)::int FROM "Update" u WHERE u."recommendationId" = r.id) AS updates,
  u.id::text AS "updateId", u."authorId"::text AS "authorId", u."authorSlackId", u."authorName", u."agencyCode",
  u."previousStatus"::text AS "previousStatus", u.status::text AS "updateStatus", u.results, u.difficulties, u.proposals,
  coalesce(u.evidence, '{}') AS evidence, u."reportedAt", u."verifiedAt", u."verifiedBy",
  (
    SELECT json_agg(d ORDER BY d."titleEn", d.id) FROM "Deadline" d
    WHERE d."workspaceId" = $1 AND d.date = r."dueDate" AND d."closedAt" IS NULL
  ) AS deadlines,
  f.content AS draft, f."savedAt" AS "draftSavedAt"`;

const CARD_SOURCE = `${RECOMMENDATION_SOURCE}
  LEFT JOIN LATERAL (
    SELECT u.*, m."slackUserId" AS "authorSlackId", m.name AS "authorName", a.code AS "agencyCode", c.name AS "verifiedBy"
    FROM "Update" u
    JOIN "Member" m ON m.id = u."authorId"
    LEFT JOIN "Agency" a ON a.id = u."agencyId"
    LEFT JOIN "Member" c ON c.id = u."verifiedById"
    WHERE u."recommendationId" = r.id ORDER BY u."reportedAt" DESC, u.id DESC LIMIT 1
  ) u ON true
  LEFT JOIN "Draft" f ON f."recommendationId" = r.id AND f."memberId" = (
    SELECT m.id FROM "Member" m WHERE m."workspaceId" = $1 AND m."slackUserId" = $2
  )`;

/** SQL: `SELECT …` the cards of the recommendations of a workspace ($1) that a condition on r holds of, for a Slack user ($2). */
export const selectCards = (condition: string): string =>
  `SELECT ${CARD_COLUMNS} FROM ${CARD_SOURCE} WHERE r."workspaceId" = $1 AND ${condition}`;

export function cardOf(row: CardRow): StoredCard {
  return {
    recommendation: recommendationOf(row),
    latest: row.updateId === null ? null : updateOf(row, row.updateId),
    updates: row.updates,
    deadlines: row.deadlines?.map(deadlineOf) ?? [],
    draft: row.draftSavedAt && { content: readDraftContent(row.draft), savedAt: row.draftSavedAt },
  };
}

function updateOf(row: CardRow, id: string): Update {
  const { agencyCode, previousStatus, results, difficulties, proposals, evidence } = row;
  const { reportedAt, verifiedAt, verifiedBy } = row;
  return {
    id,
    recommendationId: row.id,
    author: { memberId: row.authorId, slackUserId: row.authorSlackId, name: row.authorName },
    agencyCode,
    previousStatus,
    status: row.updateStatus,
    results,
    difficulties,
    proposals,
    evidence,
    reportedAt,
    verifiedAt,
    verifiedBy,
  };
}

function deadlineOf(json: DeadlineJson): Deadline {
  return toDeadline({
    ...json,
    date: fromDay(json.date),
    countsFrom: fromDay(json.countsFrom),
    repeatFrom: fromDay(json.repeatFrom),
    createdAt: new Date(json.createdAt),
    scheduledAt: new Date(json.scheduledAt),
  });
}

const BY_ID = { name: 'card', text: selectCards('r.id = $3::uuid') };

/** What is told of one recommendation to a Slack user; null when it is no longer there. */
export async function findCard(
  db: Db,
  workspaceId: string,
  { id, slackUserId }: { id: string; slackUserId: string },
): Promise<StoredCard | null> {
  const [row] = await runPrepared<CardRow>(db, BY_ID, [workspaceId, slackUserId, id]);
  return row ? cardOf(row) : null;
}
