import type { Managing } from '../../usecases/acting.ts';
import type { Deps, Visit } from '../deps.ts';

/** What a member does, in their name and when they do it. */
export function actingAs({ db }: Pick<Deps, 'db'>, { member, now }: Pick<Visit, 'member' | 'now'>): Managing {
  return { db, workspaceId: member.workspaceId, now, actorId: member.id, member };
}
