import type { Db } from '../db/client.ts';
import { listReassignments } from '../db/reassignments.ts';
import type { Member } from '../domain/member.ts';
import type { OutboxContent } from '../domain/outbox.ts';
import { may } from '../domain/permissions.ts';
import type { Reader } from '../slack/views/reader.ts';
import { assignedMessage, reassignDecisions, reassignRequest } from '../slack/views/reassign-request.ts';
import type { Composed } from './compose-message.ts';

type Content = Extract<OutboxContent, { reassignmentIds: string[] }>;

/** What was handed back: the request to a coordinator, or what was decided to those whom it concerns. */
export async function composeReassign(
  db: Db,
  content: Content,
  member: Member,
  { reader, isSent }: { reader: Reader; isSent: boolean },
): Promise<Composed> {
  const found = await listReassignments(db, member.workspaceId, content.reassignmentIds);
  if (found.length === 0) return { kind: 'needless', reason: 'request_gone' };
  if (content.kind === 'reassign_request') {
    // Whoever decided meanwhile has said so to those whom it concerns.
    if (!isSent && (!may(member, 'assign') || found.every(({ decided }) => decided)))
      return { kind: 'needless', reason: 'nothing_to_decide' };
    return { kind: 'message', message: reassignRequest(found, reader) };
  }
  const decided = found.filter((one) => one.decided);
  if (decided.length === 0) return { kind: 'needless', reason: 'nothing_decided' };
  const message = content.kind === 'assigned' ? assignedMessage(decided, reader) : reassignDecisions(decided, reader);
  return { kind: 'message', message };
}
