import type { Deadline } from './deadline.ts';
import type { Member } from './member.ts';
import { isOutsider, may } from './permissions.ts';
import { firstOf, NEVER_TOLD } from './reminder-schedule.ts';
import type { Standing } from './waiting.ts';

/** A deadline that is not closed, with the recommendations it covers. */
export type CoveredDeadline = Deadline & { recommendationIds: string[] };

/**
 * Why somebody is reminded: `main`, a focal point of the agency; `stand_in`, an alternate whose main focal points cannot be
 * reminded now; `alternate`, one who is brought in because nothing has come; `named` in the deadline; `coordinator`, brought
 * in, or because nobody else can be reminded.
 */
export type Role = 'main' | 'stand_in' | 'alternate' | 'named' | 'coordinator';

/** What concerns somebody in a deadline, and from when. */
export interface Stake {
  role: Role;
  /** null: the whole deadline */
  agencyId: string | null;
  recommendationIds: string[];
  /** Days before the date from which it is theirs; null: never, as things are */
  from: number | null;
  /** The nearest step that those they stand in for have been told of */
  toldAt: number;
}

/** What is open and finds nobody to remind: its agency has no focal point who can act, or none who wants to hear of it; or none is named. */
export interface Unattended {
  deadlineId: string;
  recommendationIds: string[];
  agencyId: string | null;
  reason: 'no_agency' | 'no_focal_point' | 'all_muted';
}

/** By agency, its focal points who can act. */
export function peopleByAgency(members: readonly Member[]): Map<string, { mains: Member[]; alternates: Member[] }> {
  const people = new Map<string, { mains: Member[]; alternates: Member[] }>();
  for (const member of members) {
    if (!may(member, 'update')) continue;
    for (const { agencyId, kind } of member.agencies) {
      const found = people.get(agencyId) ?? { mains: [], alternates: [] };
      found[kind === 'main' ? 'mains' : 'alternates'].push(member);
      people.set(agencyId, found);
    }
  }
  return people;
}

interface Around {
  people: ReturnType<typeof peopleByAgency>;
  coordinators: Member[];
  members: ReadonlyMap<string, Member>;
  /** By agency, the recommendations that it has said are not its own */
  disputed: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether they want to be reminded of the deadline, on any day at all */
  isWilling(member: Member): boolean;
  isAwayNow(member: Member): boolean;
  /** Whether they are away until no day is left on which to tell them */
  isGone(member: Member): boolean;
  toldOf(memberId: string): number;
}

/** What concerns whom in a deadline. */
export function stakesOf(
  deadline: CoveredDeadline,
  { unit, waiting }: Standing,
  around: Around,
): { stakes: Map<string, Stake[]>; unattended: Unattended[] } {
  const stakes = new Map<string, Stake[]>();
  const unattended: Unattended[] = [];
  const first = firstOf(deadline);
  if (first === null || waiting.length === 0) return { stakes, unattended };
  const give = (people: readonly Member[], stake: Omit<Stake, 'toldAt'> & { toldAt?: number }) => {
    const given = { toldAt: NEVER_TOLD, ...stake };
    for (const { id } of people) {
      const theirs = stakes.get(id);
      if (theirs) theirs.push(given);
      else stakes.set(id, [given]);
    }
  };
  const later = (days: number | null) => (days === null || days > first ? null : first - days);
  /** What nobody else can be reminded of is the coordinators' at once. */
  const leave = (recommendationIds: string[], toldAt = NEVER_TOLD) =>
    give(around.coordinators, { role: 'coordinator', agencyId: null, recommendationIds, from: first, toldAt });
  const handedBack = new Set<string>();
  const asked = new Set<string>();

  for (const { agencyId, recommendationIds: all } of waiting) {
    const disputed = (unit === 'recommendation' && agencyId !== null && around.disputed.get(agencyId)) || null;
    const recommendationIds = disputed ? all.filter((id) => !disputed.has(id)) : all;
    if (disputed) for (const id of all) (disputed.has(id) ? handedBack : asked).add(id);
    else if (around.disputed.size > 0) for (const id of all) asked.add(id);
    if (recommendationIds.length === 0) continue;

    const { mains = [], alternates = [] } = (agencyId !== null && around.people.get(agencyId)) || {};
    const stake = { agencyId, recommendationIds };
    give(mains, { role: 'main', from: first, ...stake });
    const willing = mains.filter(around.isWilling);
    const standIns = alternates.filter(around.isWilling);
    const toldAt = Math.min(NEVER_TOLD, ...willing.map(({ id }) => around.toldOf(id)));
    if (willing.length === 0) {
      give(alternates, { role: 'stand_in', from: first, ...stake });
    } else {
      // What a main focal point was told of before they left is not told to the stand-in again.
      if (willing.every(around.isAwayNow)) give(alternates, { role: 'stand_in', from: first, toldAt, ...stake });
      give(alternates, { role: 'alternate', from: later(deadline.escalation.alternates), ...stake });
    }
    if (willing.length + standIns.length > 0) {
      if ([...willing, ...standIns].every(around.isGone)) leave(recommendationIds, toldAt);
      continue;
    }
    leave(recommendationIds);
    const reason =
      agencyId === null ? 'no_agency' : mains.length + alternates.length > 0 ? 'all_muted' : 'no_focal_point';
    unattended.push({ deadlineId: deadline.id, recommendationIds, agencyId, reason });
  }
  const undecided = [...handedBack].filter((id) => !asked.has(id));
  if (undecided.length > 0) leave(undecided);

  const everything = { agencyId: null, recommendationIds: everythingIn(waiting) };
  const named = [...new Set(deadline.audience.memberIds)].flatMap((id) => around.members.get(id) ?? []);
  give(
    named.filter((member) => !isOutsider(member)),
    { role: 'named', from: first, ...everything },
  );
  give(around.coordinators, { role: 'coordinator', from: later(deadline.escalation.coordinators), ...everything });
  return { stakes, unattended };
}

export function everythingIn(parts: readonly { recommendationIds: string[] }[]): string[] {
  const [first] = parts;
  if (first && parts.length === 1) return first.recommendationIds;
  const ids = new Set<string>();
  for (const { recommendationIds } of parts) for (const id of recommendationIds) ids.add(id);
  return [...ids];
}

export const RANK: Record<Role, number> = { main: 0, stand_in: 1, alternate: 2, named: 3, coordinator: 4 };
