import { type Draft, readDraftContent } from '../domain/draft.ts';
import type { Recommendation } from '../domain/recommendation.ts';
import type { Update } from '../domain/update.ts';
import { byCode } from './agencies.ts';
import { type Db, type PreparedStatement, runPrepared } from './client.ts';
import type { Group } from './groups.ts';
import { OWN_COLUMNS, type OwnRow, withReferences } from './recommendation-rows.ts';

/** All that is told of a recommendation to somebody who looks it up. */
export interface StoredCard {
  recommendation: Recommendation;
  /** The latest update */
  latest: Update | null;
  updates: number;
  /** What the one who looks typed on it and did not send */
  draft: Draft | null;
}

/** Which one: by its id, or as members call it (`referenceKey` as domain/reference.ts makes it). */
export type WantedCard = { id: string } | { referenceKey: string };

type UpdateColumns = Pick<
  Update,
  'previousStatus' | 'results' | 'difficulties' | 'proposals' | 'evidence' | 'reportedAt' | 'verifiedAt'
>;

/** What the database tells of one; who and what it refers to are known of the group. */
export interface CardRow extends OwnRow, UpdateColumns {
  reviewId: string;
  leadId: string | null;
  supporting: string[] | null;
  updates: number | null;
  updateId: string | null;
  updateStatus: Update['status'];
  authorId: string;
  agencyId: string | null;
  verifiedById: string | null;
  draft: unknown;
  draftSavedAt: Date | null;
}

/** Who looks, and at what. */
export interface Look {
  workspaceId: string;
  memberId: string | null;
  wanted: WantedCard;
}

/** A group's revision; and what is told of a recommendation, where there is one. */
export type Seen = { revision: string } & Partial<CardRow>;

/**
 * SQL: of each of many looks the group's revision, null in an unknown workspace, and what is told of its recommendations that a condition on r
 * holds of; a second row tells that there are several. $1: the looks, as JSON: of how many there are the database has the same notion each
 * time, or it would plan anew each time, which takes as long as a look.
 */
const selectCards = (type: string, condition: string): string => `
  SELECT look.place, (SELECT w.revision::text FROM "Workspace" w WHERE w.id = look."workspaceId") AS revision, card.*
  FROM jsonb_to_recordset($1::jsonb) AS look(place int, "workspaceId" text, "memberId" uuid, wanted ${type})
  LEFT JOIN LATERAL (
    SELECT ${OWN_COLUMNS}, r."reviewId"::text AS "reviewId", r."leadAgencyId"::text AS "leadId",
      ARRAY(SELECT s."agencyId"::text FROM "RecommendationSupport" s WHERE s."recommendationId" = r.id) AS supporting,
      u.updates, u.id::text AS "updateId", u.status::text AS "updateStatus", u."authorId"::text AS "authorId",
      u."agencyId"::text AS "agencyId", u."previousStatus"::text AS "previousStatus", u.results, u.difficulties, u.proposals,
      coalesce(u.evidence, '{}') AS evidence, u."reportedAt", u."verifiedAt", u."verifiedById"::text AS "verifiedById",
      f.content AS draft, f."savedAt" AS "draftSavedAt"
    FROM "Recommendation" r
    LEFT JOIN LATERAL (
      SELECT u.*, count(*) OVER ()::int AS updates FROM "Update" u
      WHERE u."recommendationId" = r.id ORDER BY u."reportedAt" DESC, u.id DESC LIMIT 1
    ) u ON true
    LEFT JOIN "Draft" f ON f."recommendationId" = r.id AND f."memberId" = look."memberId"
    WHERE r."workspaceId" = look."workspaceId" AND ${condition} LIMIT 2
  ) card ON true`;

const BY_ID = { name: 'cards', text: selectCards('uuid', 'r.id = look.wanted') };
export const BY_REFERENCE = { name: 'cards_by_reference', text: selectCards('text', 'r."referenceKey" = look.wanted') };

/** What is seen of each of many looks, in their order: nothing in an unknown workspace, two where a reference is that of several. */
export async function lookAt(db: Db, looks: readonly Look[]): Promise<Seen[][]> {
  const seen = looks.map((): Seen[] => []);
  const byId: object[] = [];
  const byReference: object[] = [];
  for (const [place, { workspaceId, memberId, wanted }] of looks.entries()) {
    if ('id' in wanted) byId.push({ place, workspaceId, memberId, wanted: wanted.id });
    else byReference.push({ place, workspaceId, memberId, wanted: wanted.referenceKey });
  }
  const ask = async (statement: PreparedStatement, those: object[]) => {
    if (those.length === 0) return;
    for (const row of await runPrepared<SeenAt>(db, statement, [JSON.stringify(those)]))
      if (row.revision !== null) seen[row.place]?.push(row as Seen);
  };
  await Promise.all([ask(BY_ID, byId), ask(BY_REFERENCE, byReference)]);
  return seen;
}

type SeenAt = { place: number; revision: string | null } & Partial<CardRow>;

export function cardOf(row: CardRow, group: Group): StoredCard {
  const { reviewId, leadId, supporting } = row;
  return {
    recommendation: withReferences(row, {
      review: known(group.reviews, reviewId),
      leadAgency: leadId === null ? null : known(group.agencies, leadId),
      supportingAgencies: (supporting ?? []).map((id) => known(group.agencies, id)).sort(byCode),
    }),
    latest: row.updateId === null ? null : updateOf(row, row.updateId, group),
    updates: row.updates ?? 0,
    draft: row.draftSavedAt && { content: readDraftContent(row.draft), savedAt: row.draftSavedAt },
  };
}

function updateOf(row: CardRow, id: string, { people, agencies }: Group): Update {
  const { authorId, agencyId, verifiedById, previousStatus, results, difficulties, proposals, evidence } = row;
  const { slackUserId, name } = known(people, authorId);
  return {
    id,
    recommendationId: row.id,
    author: { memberId: authorId, slackUserId, name },
    agencyCode: agencyId === null ? null : known(agencies, agencyId).code,
    previousStatus,
    status: row.updateStatus,
    results,
    difficulties,
    proposals,
    evidence,
    reportedAt: row.reportedAt,
    verifiedAt: row.verifiedAt,
    verifiedBy: verifiedById === null ? null : known(people, verifiedById).name,
  };
}

function known<Item>(items: ReadonlyMap<string, Item>, id: string): Item {
  const item = items.get(id);
  if (!item) throw new Error(`${id} is not among what is known of the group`);
  return item;
}
