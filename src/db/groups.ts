import { LRUCache } from 'lru-cache';
import type { Agency } from '../domain/agency.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Member } from '../domain/member.ts';
import type { Vocabulary } from '../domain/query/command.ts';
import type { Review } from '../domain/review.ts';
import { listAgencies } from './agencies.ts';
import { asksFor, type CardRow, cardOf, type StoredCard, type WantedCard } from './cards.ts';
import { type Database, type PreparedStatement, runPrepared } from './client.ts';
import { listDeadlines } from './deadlines.ts';
import { listMembersAsked } from './members.ts';
import { listReviews } from './reviews.ts';
import { keepVocabulary, readVocabulary } from './vocabulary.ts';
import { findWorkspace, type WorkspaceRecord } from './workspaces.ts';

/** What changes seldom in a working group, and is asked for by nearly every request: all of it but the recommendations. */
export interface Group {
  workspace: WorkspaceRecord;
  /** By Slack user id; `profileAt`: when Slack was last asked about them */
  members: ReadonlyMap<string, { member: Member; profileAt: Date | null }>;
  /** By id, as the three below */
  people: ReadonlyMap<string, Member>;
  agencies: ReadonlyMap<string, Agency>;
  reviews: ReadonlyMap<string, Review>;
  /** The open ones, the earliest first */
  deadlines: readonly Deadline[];
  vocabulary: Vocabulary;
}

export interface Entered {
  group: Group;
  /** The only recommendation that is meant, where there is one only */
  card: StoredCard | null;
}

interface Kept {
  group: Group;
  revision: string;
}

/** Of working groups of a hundred members about 20 MB. */
const MOST_KEPT = 200;
/** A group that changes as often as it is read is taken as it was read last. */
const ATTEMPTS = 5;

/**
 * The working groups, kept in memory. Each has a revision in the database, which triggers there change with every part of it,
 * whoever writes: a request reads the revision together with what it came for, and the group anew where that is another one.
 */
export class Groups {
  readonly #db: Database;
  readonly #kept = new LRUCache<string, Kept>({ max: MOST_KEPT });
  readonly #readings = new Map<string, Promise<Kept | null>>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** A working group as it is now. Null in an unknown workspace. */
  async read(workspaceId: string): Promise<Group | null> {
    const asked = await this.#ask<Revised>(workspaceId, () => ({ statement: REVISION, values: [workspaceId] }));
    return asked?.group ?? null;
  }

  /** The same, with what is told of a recommendation to one of its members. */
  async enter(workspaceId: string, slackUserId: string, wanted: WantedCard | null): Promise<Entered | null> {
    if (!wanted) {
      const group = await this.read(workspaceId);
      return group && { group, card: null };
    }
    const { statement, value } = asksFor(wanted);
    const asked = await this.#ask<Revised & CardRow>(workspaceId, ({ members }) => {
      const memberId = members.get(slackUserId)?.member.id ?? null;
      return { statement, values: [workspaceId, memberId, value] };
    });
    if (!asked) return null;
    const { group, rows } = asked;
    const [row, ...others] = rows;
    return { group, card: row?.id && others.length === 0 ? cardOf(row, group) : null };
  }

  /** The group as of the moment of what a question finds; it is asked again where the group, and with it the question, was another by then. */
  async #ask<Row extends Revised>(
    workspaceId: string,
    question: (group: Group) => { statement: PreparedStatement; values: unknown[] },
  ): Promise<{ group: Group; rows: Row[] } | null> {
    let kept = this.#kept.get(workspaceId) ?? (await this.#read(workspaceId));
    for (let attempt = 1; kept; attempt++) {
      const { statement, values } = question(kept.group);
      const rows = await runPrepared<Row>(this.#db, statement, values);
      const [row] = rows;
      if (!row) return null;
      if (row.revision !== kept.revision) {
        const anew = await this.#read(workspaceId);
        if (!anew) return null;
        const again = question(anew.group).values;
        const isSettled = anew.revision === row.revision && values.every((value, n) => value === again[n]);
        kept = anew;
        if (!isSettled && attempt < ATTEMPTS) continue;
      }
      return { group: kept.group, rows };
    }
    return null;
  }

  /** Those who come while it is being read may have seen a later revision than it has: they look, and read it again. */
  #read(workspaceId: string): Promise<Kept | null> {
    let reading = this.#readings.get(workspaceId);
    if (!reading) {
      reading = readGroup(this.#db, workspaceId).finally(() => this.#readings.delete(workspaceId));
      this.#readings.set(workspaceId, reading);
      reading.then(
        (kept) => (kept ? this.#kept.set(workspaceId, kept) : this.#kept.delete(workspaceId)),
        () => {},
      );
    }
    return reading;
  }
}

/** What every statement tells that is asked of a group. */
interface Revised {
  revision: string;
}

const REVISION = { name: 'revision', text: 'SELECT revision::text AS revision FROM "Workspace" WHERE id = $1' };

/** All of it as of one moment: what was read while it changed is read again. */
async function readGroup(db: Database, workspaceId: string): Promise<Kept | null> {
  const isKept = await db.vocabulary.count({ where: { workspaceId } });
  // Words that were gathered at each reading would change no revision.
  if (isKept === 0) await keepVocabulary(db, workspaceId);
  let revision = await readRevision(db, workspaceId);
  for (let attempt = 1; revision !== null; attempt++) {
    const group = await readParts(db, workspaceId);
    const after = await readRevision(db, workspaceId);
    if (!group) return null;
    if (after === revision || attempt === ATTEMPTS) return { group, revision };
    revision = after;
  }
  return null;
}

async function readRevision(db: Database, workspaceId: string): Promise<string | null> {
  const [known] = await runPrepared<Revised>(db, REVISION, [workspaceId]);
  return known?.revision ?? null;
}

async function readParts(db: Database, workspaceId: string): Promise<Group | null> {
  const [workspace, members, agencies, reviews, deadlines, vocabulary] = await Promise.all([
    findWorkspace(db, workspaceId),
    listMembersAsked(db, workspaceId),
    listAgencies(db, workspaceId),
    listReviews(db, workspaceId),
    listDeadlines(db, workspaceId, { openOnly: true }),
    readVocabulary(db, workspaceId),
  ]);
  if (!workspace) return null;
  return {
    workspace,
    members: new Map(members.map((asked) => [asked.member.slackUserId, asked])),
    people: byId(members.map(({ member }) => member)),
    agencies: byId(agencies),
    reviews: byId(reviews),
    deadlines,
    vocabulary,
  };
}

function byId<Item extends { id: string }>(items: Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}
