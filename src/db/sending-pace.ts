import { type Database, runNamed } from './client.ts';
import { Prisma } from './generated/client.ts';

// Slack counts calls by method and workspace, and messages by channel as well, whichever instance makes them: so the pace
// is kept in the database, by its clock. `nextAt` is when the next call would come if calls were spread evenly; it lags
// behind the time by as many gaps as calls were left unused, up to `burst`. That is a bucket of `burst` calls that fills by
// one each `gapMs`, in one number.

const { sql } = Prisma;

interface Rate {
  gapMs: number;
  burst: number;
}

/**
 * Messages: what Slack allows in a workspace (several hundred a minute), less a few for answers to members, which keep no
 * pace. The other methods are called as need be until Slack objects; from then on, until it has been quiet for long, at four
 * fifths of what it allows, so that not every second call is refused, and something is left for others.
 */
const RATES: Record<string, Rate> = {
  'chat.postMessage': { gapMs: 202, burst: 290 },
  'chat.update': { gapMs: 1_500, burst: 1_000 },
  'conversations.info': { gapMs: 1_500, burst: 1_000 },
  'conversations.open': { gapMs: 1_500, burst: 1_000 },
  'conversations.history': { gapMs: 1_500, burst: 1_000 },
  'conversations.replies': { gapMs: 1_500, burst: 1_000 },
  'dnd.teamInfo': { gapMs: 4_000, burst: 1_000 },
  'users.list': { gapMs: 4_000, burst: 1_000 },
};
/** About one message a second in a channel. */
const CHANNEL: Rate = { gapMs: 1_000, burst: 1 };
const UNLIMITED: Rate = { gapMs: 0, burst: 1 };

/** When a call may be made. */
export type Place =
  | { kind: 'taken'; inMs: number }
  /** None is free soon; the whole workspace has to wait so long, or the channel alone */
  | { kind: 'none'; inMs: number; isOfChannel: boolean };

export interface Call {
  method: string;
  /** Of a message: where it goes */
  channel?: string;
}

/** The pace of calls to one workspace, which all instances share. */
export interface Pace {
  /** Takes the next place for a call, unless it is more than `withinMs` ahead. */
  take(call: Call, withinMs: number): Promise<Place>;
  /** Slack wants no call of a method for so long. */
  block(method: string, forMs: number): Promise<void>;
}

export function createPace(db: Database, workspaceId: string): Pace {
  return {
    take: (call, withinMs) => take(db, workspaceId, call, withinMs),
    block: (method, forMs) => block(db, workspaceId, method, forMs),
  };
}

/**
 * One statement, so that no lock outlives it. The channel comes first, everywhere: two instances never wait for each other,
 * and a place that is taken in a channel in vain costs its next message a second.
 */
async function take(db: Database, workspaceId: string, { method, channel }: Call, withinMs: number): Promise<Place> {
  const keys = { channel: `channel:${channel}`, method: `method:${method}` };
  const statement = sql`
    WITH channel AS (${placeOf(workspaceId, keys.channel, CHANNEL, withinMs, sql`${channel !== undefined}::boolean`)}),
    method AS (${placeOf(
      workspaceId,
      keys.method,
      RATES[method] ?? UNLIMITED,
      withinMs,
      sql`(${channel === undefined}::boolean OR EXISTS (SELECT 1 FROM channel))`,
    )})
    SELECT
      (SELECT ${inMs(sql`GREATEST(method.at, (SELECT channel.at FROM channel))`)} FROM method) AS taken,
      (SELECT ${inMs(sql`p."nextAt"`)} FROM "SendingPace" p
        WHERE p."workspaceId" = ${workspaceId} AND p.key = ${keys.channel} AND NOT EXISTS (SELECT 1 FROM channel)
      ) AS "ofChannel",
      (SELECT ${inMs(sql`p."nextAt"`)} FROM "SendingPace" p
        WHERE p."workspaceId" = ${workspaceId} AND p.key = ${keys.method}
      ) AS "ofMethod"`;
  const [row] = await runNamed<Taken>(db, 'take_place', statement);
  if (typeof row?.taken === 'number') return { kind: 'taken', inMs: Math.max(0, row.taken) };
  const isOfChannel = typeof row?.ofChannel === 'number';
  // What another instance has just written is not in this statement's picture yet.
  const known = (isOfChannel ? row?.ofChannel : row?.ofMethod) ?? withinMs;
  return { kind: 'none', inMs: Math.max(SOON_MS, known), isOfChannel };
}

interface Taken {
  taken: number | null;
  ofChannel: number | null;
  ofMethod: number | null;
}

const SOON_MS = 100;

/** Moves `nextAt` on by one gap and gives the place before it, unless that is too far ahead. */
function placeOf(
  workspaceId: string,
  key: string,
  { gapMs, burst }: Rate,
  withinMs: number,
  condition: Prisma.Sql,
): Prisma.Sql {
  const gap = seconds(gapMs);
  const unused = seconds(gapMs * (burst - 1));
  return sql`
    INSERT INTO "SendingPace" AS p ("workspaceId", key, "nextAt")
    SELECT ${workspaceId}, ${key}, clock_timestamp() - ${unused} + ${gap} WHERE ${condition}
    ON CONFLICT ("workspaceId", key) DO UPDATE
      SET "nextAt" = GREATEST(p."nextAt", clock_timestamp() - ${unused}) + ${gap}
      WHERE p."nextAt" <= clock_timestamp() + ${seconds(withinMs)}
    RETURNING "nextAt" - ${gap} AS at`;
}

async function block(db: Database, workspaceId: string, method: string, forMs: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "SendingPace" AS p ("workspaceId", key, "nextAt")
    VALUES (${workspaceId}, ${`method:${method}`}, clock_timestamp() + ${seconds(forMs)})
    ON CONFLICT ("workspaceId", key) DO UPDATE SET "nextAt" = GREATEST(p."nextAt", EXCLUDED."nextAt")`;
}

function seconds(milliseconds: number): Prisma.Sql {
  return sql`make_interval(secs => ${milliseconds / 1000}::float8)`;
}

function inMs(at: Prisma.Sql): Prisma.Sql {
  return sql`(extract(epoch FROM ${at} - clock_timestamp()) * 1000)::float8`;
}
