import type { Tick } from '../db/deadline-actions.ts';
import type { Reassignment } from '../db/reassignments.ts';
import type { RemindedRecommendation } from '../db/reminders.ts';
import type { Agency } from '../domain/agency.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Member } from '../domain/member.ts';
import { may } from '../domain/permissions.ts';
import { agenciesExpected, isUpToDate, type Standing, type TrackedRecommendation } from '../domain/waiting.ts';
import type { ReminderLine, TickLine } from '../slack/views/reminder-part.ts';

export interface LineFacts {
  member: Member;
  /** In the order in which they are told: each stays where it is when it is reported on */
  recommendations: ReadonlyMap<string, RemindedRecommendation>;
  /** What the member's agencies have said is not theirs, the latest first */
  reassignments: Reassignment[];
}

/** The recommendations of a part as they stand now; `since` is the deadline's `countedSince`. */
export function linesOf(ids: string[], deadline: Deadline, since: Date, facts: LineFacts): ReminderLine[] {
  const those = new Set(ids);
  return [...facts.recommendations].flatMap(([id, recommendation]) => {
    if (!those.has(id)) return [];
    const line = lineOf(recommendation, deadline, since);
    if (line.done) return [line];
    const ofThis = facts.reassignments.filter(({ recommendation: of }) => of.id === id);
    const expected = expectedOf(facts.member, recommendation, deadline);
    if (expected.length === 0) {
      // What was given to another agency meanwhile is no longer theirs to report.
      const given = ofThis.find(({ decided }) => decided?.kind === 'reassigned');
      return given ? [{ ...line, elsewhere: { kind: 'given', to: given.decided?.to?.name ?? null } }] : [];
    }
    const isPending = (agencyId: string) => ofThis.some(({ agency, decided }) => !decided && agency.id === agencyId);
    return [expected.every(isPending) ? { ...line, elsewhere: { kind: 'handed_back' } } : line];
  });
}

/** The agencies of a member from which something is expected on a recommendation. */
function expectedOf(member: Member, recommendation: TrackedRecommendation, deadline: Deadline): string[] {
  // That it is of their own agency is found out with it.
  if (!may(member, 'update')) return [];
  const expected = agenciesExpected(recommendation, deadline.audience);
  return expected.filter((id) => member.agencies.some(({ agencyId }) => agencyId === id));
}

function lineOf(recommendation: RemindedRecommendation, deadline: Deadline, since: Date): ReminderLine {
  const { id: recommendationId, reference, text, lastUpdateAt, reportedBy } = recommendation;
  const line = { recommendationId, reference, text, lastUpdateAt, elsewhere: null };
  if (!isUpToDate(recommendation, deadline, since)) return { ...line, done: null };
  const isCounted = lastUpdateAt !== null && lastUpdateAt >= since;
  return { ...line, done: { by: isCounted ? reportedBy : null, at: isCounted ? lastUpdateAt : null } };
}

/** The agencies of a part that are to tick, as they stand now: those that the member still acts for. `ticks`: of its deadline. */
export function ticksOf(
  agencyIds: string[],
  {
    member,
    agencies,
    ticks,
    waiting,
  }: { member: Member; agencies: Agency[]; ticks: Tick[]; waiting: Standing['waiting'] },
): TickLine[] {
  return agencies.flatMap(({ id, name }): TickLine[] => {
    if (!agencyIds.includes(id)) return [];
    const tick = ticks.find(({ agencyId }) => agencyId === id);
    const line = { agencyId: id, agency: name };
    if (tick) return [{ ...line, done: { by: tick.by, at: tick.at } }];
    if (!member.agencies.some(({ agencyId }) => agencyId === id)) return [];
    const isWaiting = waiting.some(({ agencyId }) => agencyId === id);
    return [{ ...line, done: isWaiting ? null : { by: null, at: null } }];
  });
}

/** Each recommendation once: under the first deadline for which it is open, else under the first that covers it. */
export function eachOnce<Part extends { lines: ReminderLine[] }>(parts: Part[]): Part[] {
  const firstWith = (test: (line: ReminderLine) => boolean) => {
    const found = new Map<string, Part>();
    for (const part of parts) {
      for (const line of part.lines)
        if (test(line) && !found.has(line.recommendationId)) found.set(line.recommendationId, part);
    }
    return found;
  };
  const open = firstWith(({ done, elsewhere }) => !done && !elsewhere);
  const any = firstWith(() => true);
  return parts.map((part) => ({
    ...part,
    lines: part.lines.filter(({ recommendationId: id }) => (open.get(id) ?? any.get(id)) === part),
  }));
}
