import type { Database } from '../db/client.ts';
import type { Member } from '../domain/member.ts';
import { may } from '../domain/permissions.ts';
import { UserError } from '../errors.ts';

/** In whose name something is done, where and when. */
export interface Acting {
  db: Database;
  workspaceId: string;
  now: Date;
  /** The member who does it; null: the command line */
  actorId: string | null;
}

/** Acting on what only some may change: the use case itself asks whether they may. */
export interface Managing extends Acting {
  /** null: the command line, which may */
  member: Member | null;
}

/** Throws a UserError `not_allowed` for who may not manage deadlines and the offices' days. */
export function requireManager(member: Member | null): void {
  if (member && !may(member, 'manage_deadlines'))
    throw new UserError('not_allowed', 'This member may not manage deadlines');
}
