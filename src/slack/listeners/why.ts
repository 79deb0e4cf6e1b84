import { readCoverage } from '../../db/coverage.ts';
import { listTicks } from '../../db/deadline-actions.ts';
import { getDeadline } from '../../db/deadlines.ts';
import { type Delivery, listDeliveries } from '../../db/deliveries.ts';
import { listMembers } from '../../db/members.ts';
import { getRecommendation } from '../../db/recommendations.ts';
import { readReminderState } from '../../db/reminder-state.ts';
import { listTracked } from '../../db/tracked-recommendations.ts';
import { latestUpdate } from '../../db/updates.ts';
import { dayOf } from '../../domain/day.ts';
import type { Deadline } from '../../domain/deadline.ts';
import { type Explanation, explainReminders, wasOf } from '../../domain/explain-reminders.ts';
import type { Member } from '../../domain/member.ts';
import { membersNamed } from '../../domain/member-name.ts';
import { may } from '../../domain/permissions.ts';
import type { Recommendation } from '../../domain/recommendation.ts';
import type { TrackedRecommendation } from '../../domain/waiting.ts';
import { UserError } from '../../errors.ts';
import { ACTION } from '../action-ids.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { onAction } from '../doors.ts';
import type { Switchboard } from '../switchboard.ts';
import { chooseModal, chooseRecommendation } from '../views/choose-recommendation.ts';
import { modal } from '../views/elements.ts';
import { type Message, say } from '../views/message.ts';
import { chooseWhich, chooseWho, type Why, why, whyModal } from '../views/why.ts';
import type { Answer } from './answer.ts';
import { readReference } from './look-up.ts';
import { show, turn } from './surface.ts';

const DELIVERIES = 40;

/** From one answer to another: about another person, or the recommendation that was meant. */
export function registerWhy(board: Switchboard, deps: Deps): void {
  onAction(board, deps, ACTION.why, (visit, click) => {
    const chosen = click.action.selected_option?.value;
    const [recommendationId = '', memberId = ''] = (chosen ?? click.action.value ?? '').split(' ');
    const read = async () => {
      const recommendation = await getRecommendation(deps.db, visit.workspace.id, recommendationId);
      const members = await listMembers(deps.db, visit.workspace.id);
      const member = members.find(({ id }) => id === memberId);
      if (!member) throw new UserError('member_gone', 'This member is no longer in the records');
      return explain(deps, visit, recommendation, member, members);
    };
    return chosen === undefined ? show(deps, visit, click, read()) : turn(click, read());
  });
}

/**
 * Why somebody was or was not reminded of a recommendation. `who`: Slack user id, or a name as typed; null: the asker.
 * Coordinators ask about anyone, others about themselves.
 */
export async function answerWhy(deps: Deps, visit: Visit, reference: string, who: string | null): Promise<Answer> {
  const reader = readerOf(visit);
  const { why: label } = reader.words.explain;
  const [found, members] = await Promise.all([
    readReference(deps, visit, reference),
    listMembers(deps.db, visit.workspace.id),
  ]);
  const people = who === null ? [visit.member] : membersNamed(members, who);
  const isOwn = people.length === 1 && people[0]?.id === visit.member.id;
  if (!isOwn && !may(visit.member, 'manage_deadlines')) return answered(say(label.onlyOwn), visit);

  const [only, ...others] = found.matches;
  const [person, ...namesakes] = people;
  if (!only)
    return { message: () => chooseRecommendation(found, reader, null), modal: () => chooseModal(found, reader) };
  if (!person || namesakes.length > 0) {
    const asked = { who: who ?? '', found: people.length, recommendationId: only.id };
    return answered(chooseWho(person ? people : concernedFirst(members, only), asked, reader), visit);
  }
  if (others.length > 0) {
    const title = chooseRecommendation(found, reader, null).text;
    return answered(chooseWhich(title, found.matches, person.id, reader), visit);
  }
  return explain(deps, visit, only, person, members);
}

async function explain(
  deps: Deps,
  visit: Visit,
  recommendation: Recommendation,
  member: Member,
  members: Member[],
): Promise<Answer> {
  const { db } = deps;
  const { workspace, group, now } = visit;
  const isCoordinator = may(visit.member, 'manage_deadlines');
  if (member.id !== visit.member.id && !isCoordinator)
    throw new UserError('coordinators_only', 'Members ask about themselves');
  const { id } = workspace;
  const { deadlines } = group;
  const deadlineIds = deadlines.map((deadline) => deadline.id);
  const [{ state, unreadable }, tracked, sent, update, ticks] = await Promise.all([
    readReminderState(db, workspace, deadlines, dayOf(now, workspace.timeZone)),
    listTracked(db, id, [recommendation.id]),
    listDeliveries(db, id, { memberId: member.id, recommendationId: recommendation.id, limit: DELIVERIES }),
    latestUpdate(db, id, recommendation.id),
    listTicks(db, id, deadlineIds),
  ]);
  const explanations = explainReminders(state, tracked[0] as TrackedRecommendation, member, {
    now,
    unreadable: new Set(unreadable.map(({ deadline }) => deadline.id)),
  });
  const concerning = await readConcerning(deps, visit, sent, explanations, tracked[0] as TrackedRecommendation);
  const answer: Why = {
    recommendation,
    member,
    explanations,
    sent: concerning,
    update: update ? { at: update.reportedAt, by: update.author.name } : null,
    ticks: ticks.map(({ deadlineId, agencyId, by, at }) => ({ deadlineId, agencyId, by: by.name, at })),
    agencies: group.agencies,
    others: isCoordinator ? concernedFirst(members, recommendation).filter((other) => other.id !== member.id) : [],
  };
  const reader = readerOf(visit);
  return { message: () => why(answer, reader, now), modal: () => whyModal(answer, reader, now) };
}

/** Of the reminders that may have been of a recommendation, those that were: what named none is told by what its deadline covers. */
async function readConcerning(
  { db }: Deps,
  { workspace, now }: Visit,
  deliveries: Delivery[],
  explanations: Explanation[],
  recommendation: TrackedRecommendation,
): Promise<Delivery[]> {
  const { id, timeZone } = workspace;
  const covering = new Map<string, Deadline | null>(
    explanations.map(({ deadline, decision }) => [deadline.id, decision.kind === 'not_covered' ? null : deadline]),
  );
  const unnamed = deliveries.filter(({ recommendationIds }) => !recommendationIds.includes(recommendation.id));
  const closed = new Set(unnamed.flatMap(({ deadlineId }) => (covering.has(deadlineId) ? [] : deadlineId)));
  const deadlines = await Promise.all([...closed].map((deadlineId) => getDeadline(db, id, deadlineId)));
  const coverages = await readCoverage(db, workspace, deadlines, dayOf(now, timeZone));
  for (const [n, deadline] of deadlines.entries()) {
    const isCovered = coverages[n]?.recommendationIds?.includes(recommendation.id) ?? false;
    covering.set(deadline.id, isCovered ? deadline : null);
  }
  return deliveries.filter((delivery) =>
    wasOf(delivery, recommendation, covering.get(delivery.deadlineId) ?? null, timeZone),
  );
}

/** The group's members: the focal points of the agencies of a recommendation, coordinators, then the others. */
function concernedFirst(members: Member[], { leadAgency, supportingAgencies }: Recommendation): Member[] {
  const concerned = new Set([leadAgency, ...supportingAgencies].flatMap((agency) => agency?.id ?? []));
  const rank = ({ agencies, role }: Member) =>
    agencies.some(({ agencyId }) => concerned.has(agencyId)) ? 0 : role === 'coordinator' ? 1 : 2;
  return [...members].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

function answered(message: Message, { words }: Visit): Answer {
  return { message: () => message, modal: () => modal(words.explain.why.title, words, message.blocks) };
}
