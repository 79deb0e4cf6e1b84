import { LRUCache } from 'lru-cache';
import type { Agency } from '../domain/agency.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Language } from '../domain/language.ts';
import type { Member } from '../domain/member.ts';
import type { Vocabulary } from '../domain/query/command.ts';
import type { Review } from '../domain/review.ts';
import { listAgencies } from './agencies.ts';
import { askedTogether } from './asked-together.ts';
import { type CardRow, cardOf, type Look, lookAt, type Seen, type StoredCard, type WantedCard } from './cards.ts';
import { type Database, runPrepared } from './client.ts';
import { listDeadlines } from './deadlines.ts';
import { listMembersAsked } from './members.ts';
import { listReviews } from './reviews.ts';
import { keepVocabulary, readWords, vocabularyOf } from './vocabulary.ts';
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

/** Of working groups of a hundred members about 30 MB. Those of which one more is gone through in turn, as planning does, are all read each time. */
const MOST_KEPT = 500;
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
  readonly #look: (look: Look) => Promise<Seen[]>;
  /** Apart from those who look at a card: what keeps these waiting keeps nobody else. */
  readonly #ask: (workspaceId: string) => Promise<Seen[]>;

  constructor(db: Database) {
    this.#db = db;
    this.#look = askedTogether((looks: readonly Look[]) => lookAt(db, looks));
    this.#ask = askedTogether((ids: readonly string[]) => revisionsOf(db, ids));
  }

  /** A working group as it is now. Null in an unknown workspace. */
  async read(workspaceId: string): Promise<Group | null> {
    return (await this.enter(workspaceId, null, null))?.group ?? null;
  }

  /** The same, with what is told of a recommendation to one of its members. */
  async enter(workspaceId: string, slackUserId: string | null, wanted: WantedCard | null): Promise<Entered | null> {
    let kept = this.#kept.get(workspaceId) ?? (await this.#read(workspaceId));
    for (let attempt = 1; kept; attempt++) {
      const memberId = memberIdOf(kept, slackUserId);
      const [row, ...others] = wanted
        ? await this.#look({ workspaceId, memberId, wanted })
        : await this.#ask(workspaceId);
      if (!row) return null;
      if (row.revision !== kept.revision) {
        const anew = await this.#read(workspaceId);
        if (!anew) return null;
        const isSettled = anew.revision === row.revision && memberIdOf(anew, slackUserId) === memberId;
        kept = anew;
        if (!isSettled && attempt < ATTEMPTS) continue;
      }
      return { group: kept.group, card: row.id && others.length === 0 ? cardOf(row as CardRow, kept.group) : null };
    }
    return null;
  }

  /** The language of a member, as far as is known without the database: for what has to be said while it is down. */
  languageOf(workspaceId: string, slackUserId: string): Language | null {
    return this.#kept.get(workspaceId)?.group.members.get(slackUserId)?.member.language ?? null;
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

/** The revision of each of these groups, in their order; nothing in an unknown workspace. */
async function revisionsOf(db: Database, workspaceIds: readonly string[]): Promise<{ revision: string }[][]> {
  const rows = await runPrepared<{ id: string; revision: string }>(db, REVISIONS, [[...workspaceIds]]);
  const revisions = new Map(rows.map(({ id, revision }) => [id, [{ revision }]]));
  return workspaceIds.map((id) => revisions.get(id) ?? []);
}

const REVISIONS = {
  name: 'revisions',
  text: 'SELECT id, revision::text AS revision FROM "Workspace" WHERE id = ANY($1::text[])',
};

function memberIdOf({ group }: Kept, slackUserId: string | null): string | null {
  return (slackUserId !== null && group.members.get(slackUserId)?.member.id) || null;
}

const HAS_WORDS = {
  name: 'has_words',
  text: `SELECT EXISTS (SELECT 1 FROM "Vocabulary" WHERE "workspaceId" = w.id) AS "hasWords" FROM "Workspace" w WHERE w.id = $1`,
};

/** All of it as of one moment: what was read while it changed is read again. */
async function readGroup(db: Database, workspaceId: string): Promise<Kept | null> {
  const [known] = await runPrepared<{ hasWords: boolean }>(db, HAS_WORDS, [workspaceId]);
  // Words that were gathered at each reading would change no revision.
  if (known && !known.hasWords) await keepVocabulary(db, workspaceId);
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
  const [found] = await revisionsOf(db, [workspaceId]);
  return found?.[0]?.revision ?? null;
}

async function readParts(db: Database, workspaceId: string): Promise<Group | null> {
  const [workspace, members, agencies, reviews, deadlines, words] = await Promise.all([
    findWorkspace(db, workspaceId),
    listMembersAsked(db, workspaceId),
    listAgencies(db, workspaceId),
    listReviews(db, workspaceId),
    listDeadlines(db, workspaceId, { openOnly: true }),
    readWords(db, workspaceId),
  ]);
  if (!workspace) return null;
  return {
    workspace,
    members: new Map(members.map((asked) => [asked.member.slackUserId, asked])),
    people: byId(members.map(({ member }) => member)),
    agencies: byId(agencies),
    reviews: byId(reviews),
    deadlines,
    vocabulary: vocabularyOf(reviews, agencies, words),
  };
}

function byId<Item extends { id: string }>(items: Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}
