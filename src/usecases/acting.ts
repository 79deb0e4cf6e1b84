import type { Database } from '../db/client.ts';

/** In whose name something is done, where and when. */
export interface Acting {
  db: Database;
  workspaceId: string;
  now: Date;
  /** The member who does it; null: the command line */
  actorId: string | null;
}
