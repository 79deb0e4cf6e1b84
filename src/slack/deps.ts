import type { Clock } from '../clock.ts';
import type { StoredCard } from '../db/cards.ts';
import type { Database } from '../db/client.ts';
import type { Group, Groups } from '../db/groups.ts';
import type { WorkspaceRecord } from '../db/workspaces.ts';
import type { Day } from '../domain/day.ts';
import type { Member } from '../domain/member.ts';
import type { Catalogue } from '../locales/catalogue.ts';
import type { Log } from '../log.ts';
import type { InFlight } from './in-flight.ts';
import type { Reader } from './views/reader.ts';

/** What listeners are given to work with. */
export interface Deps {
  db: Database;
  groups: Groups;
  clock: Clock;
  log: Log;
  /** A new unique key, for forms and reference ids. */
  newKey(): string;
  /** Says that the outbox holds something to send: after the transaction that wrote it. */
  wake(): void;
  inFlight: InFlight;
}

/** Who is here, in which workspace, when, and in which words to answer. */
export interface Visit {
  member: Member;
  workspace: WorkspaceRecord;
  /** All that is known of the workspace but its recommendations */
  group: Group;
  words: Catalogue;
  now: Date;
  /** The member's own day */
  today: Day;
  /** What the reference that they typed means, where it means one: read together with who they are */
  ahead: StoredCard | null;
}

/** For whom the views write. */
export function readerOf({ words, today, member }: Visit): Reader {
  return { words, today, timeZone: member.timeZone };
}
