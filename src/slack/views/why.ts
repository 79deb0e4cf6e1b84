import type { KnownBlock, ModalView, StaticSelect } from '@slack/types';
import type { FocalPointKind } from '../../domain/agency.ts';
import { type Day, dayOf, instantOf } from '../../domain/day.ts';
import type { Deadline } from '../../domain/deadline.ts';
import type { Decision, Explanation } from '../../domain/explain-reminders.ts';
import { inLanguage, type LocalizedText } from '../../domain/language.ts';
import type { Member } from '../../domain/member.ts';
import { isOutsider } from '../../domain/permissions.ts';
import type { Recommendation } from '../../domain/recommendation.ts';
import type { Role, Stake } from '../../domain/reminder-stakes.ts';
import { problemOf } from '../../domain/undelivered.ts';
import type { Catalogue } from '../../locales/catalogue.ts';
import { ACTION } from '../action-ids.ts';
import { zoneName } from './deadline-time.ts';
import { actions, button, context, modal, words as plainWords, section } from './elements.ts';
import { clip, type Message, plainOf } from './message.ts';
import { deadlineParts } from './overview.ts';
import { unattendedIn } from './preview.ts';
import { atMomentIn, dayIn, momentIn, type Reader, whenIn } from './reader.ts';
import { openButton, recommendationRow } from './recommendation-rows.ts';
import { plain, shown } from './record-text.ts';

const EXPLAINED = 8;
/** Slack refuses messages whose blocks are very long together. */
const LONGEST_EXPLANATION = 800;
const DELIVERIES = 4;
const CLOSED = 4;
const NOT_COVERED = 8;
const UNATTENDED = 3;
const MOST_PEOPLE = 40;

/** What became of a reminder, as the records tell. */
export interface Sent {
  deadlineId: string;
  title: LocalizedText;
  forDate: Day;
  /** null: it was carried along in a message that others were due in */
  daysBefore: number | null;
  plannedFor: Date;
  status: 'pending' | 'sending' | 'sent' | 'failed' | 'cancelled' | 'uncertain';
  sentAt: Date | null;
  error: string | null;
}

/** Why a member is or is not reminded of a recommendation. */
export interface Why {
  recommendation: Recommendation;
  member: Member;
  /** One for each open deadline */
  explanations: Explanation[];
  /** Reminders to them of it, the latest first */
  sent: Sent[];
  /** Its latest update */
  update: { at: Date; by: string } | null;
  ticks: { deadlineId: string; agencyId: string; by: string; at: Date }[];
  agencies: ReadonlyMap<string, { code: string; name: LocalizedText }>;
  /** Whom else the reader may ask about, those first whom it concerns */
  others: Member[];
}

export function why(of: Why, reader: Reader, now: Date): Message {
  const { recommendation, member } = of;
  const title = reader.words.explain.why.heading(shown(recommendation.reference, 80), shown(member.name, 80));
  return { text: plainOf(title), blocks: whyBlocks(of, title, reader, now) };
}

export function whyModal(of: Why, reader: Reader, now: Date): ModalView {
  const { words } = reader;
  return modal(words.explain.why.title, words, why(of, reader, now).blocks);
}

/** Asks which person is meant, by words that fit none or several. */
export function chooseWho(
  people: Member[],
  asked: { who: string; found: number; recommendationId: string },
  reader: Reader,
): Message {
  const { why: label } = reader.words.explain;
  const named = shown(asked.who, 100);
  const title = asked.found === 0 ? label.unknownPerson(named) : label.severalPeople(asked.found, named);
  const menu = menuOf(people, asked.recommendationId, label.choosePerson);
  return {
    text: plainOf(title),
    blocks: [section(`*${title}*${menu.length > 0 ? `\n${label.choosePersonHint}` : ''}`), ...actions('why:who', menu)],
  };
}

/** Asks which recommendation is meant; each leads to its answer about the same person. */
export function chooseWhich(title: string, found: Recommendation[], memberId: string, reader: Reader): Message {
  const { button: label } = reader.words.explain.why;
  return {
    text: plainOf(title),
    blocks: [
      section(`*${title}*`),
      ...found.map((item) =>
        recommendationRow(
          item,
          reader,
          button(label, ACTION.why, whyValue(item.id, memberId), {
            accessibility_label: `${label} ${plain(item.reference, 50)}`.slice(0, 75),
          }),
        ),
      ),
    ],
  };
}

function whyValue(recommendationId: string, memberId: string): string {
  return `${recommendationId} ${memberId}`;
}

function menuOf(people: Member[], recommendationId: string, placeholder: string): StaticSelect[] {
  if (people.length === 0) return [];
  return [
    {
      type: 'static_select',
      action_id: ACTION.why,
      placeholder: plainWords(placeholder, 150),
      options: people.slice(0, MOST_PEOPLE).map(({ id, name, agencies }) => ({
        text: plainWords(plain([name, ...agencies.map(({ code }) => code)].join(' · '), 75), 75),
        value: whyValue(recommendationId, id),
      })),
    },
  ];
}

function whyBlocks(of: Why, title: string, reader: Reader, now: Date): KnownBlock[] {
  const { recommendation, explanations, others } = of;
  const { why: label } = reader.words.explain;
  const covering = explanations.filter(({ decision }) => decision.kind !== 'not_covered');
  const notCovered = explanations.filter(({ decision }) => decision.kind === 'not_covered');
  const titles = notCovered
    .slice(0, NOT_COVERED)
    .map(({ deadline }) => shown(inLanguage(deadline.title, reader.words.language), 80));
  return [
    {
      ...section(`*${title}*\n${whoLine(of, reader)}`, openButton(recommendation, reader)),
      block_id: `why:${recommendation.id}`,
    },
    ...(explanations.length === 0 ? [context(label.noDeadlines)] : []),
    ...covering.slice(0, EXPLAINED).map((one) => section(clip(explanationIn(one, of, reader), LONGEST_EXPLANATION))),
    ...(covering.length > EXPLAINED ? [context(label.moreDeadlines(covering.length - EXPLAINED))] : []),
    ...(titles.length > 0 ? [context(label.notCovered(titles.join(' · ')))] : []),
    ...closedBlocks(of, reader),
    ...actions('why:others', menuOf(others, recommendation.id, label.another)),
    context(footerOf(now, reader)),
  ];
}

/** Who they are to the group, and when they are reminded. */
function whoLine({ member }: Why, { words }: Reader): string {
  const { why: label } = words.explain;
  if (isOutsider(member)) return label.outsider;
  const hour = `${String(member.reminderHour).padStart(2, '0')}:00`;
  return `${partsIn(member, words)} · ${label.hours(hour, zoneName(member.timeZone, words))}`;
}

/** "Main focal point of MOJ; alternate of MOHA" */
function partsIn({ role, agencies }: Member, words: Catalogue): string {
  const { role: named } = words.explain;
  const codes = (kind: FocalPointKind) =>
    agencies.flatMap((agency) => (agency.kind === kind ? shown(agency.code, 20) : [])).join(', ');
  const [main, alternate] = [codes('main'), codes('alternate')];
  const parts = [
    ...(role === 'coordinator' ? [named.coordinator('')] : []),
    ...(role === 'observer' || (role === 'focal_point' && agencies.length === 0) ? [words.words.role[role]] : []),
    ...(main ? [named.main(main)] : []),
    ...(alternate ? [named.alternate(alternate)] : []),
  ];
  return parts.map((part, n) => (n === 0 ? part : `${part.charAt(0).toLowerCase()}${part.slice(1)}`)).join('; ');
}

function footerOf(now: Date, { words, today, timeZone }: Reader): string {
  return words.explain.why.footer(words.dates.time(now, timeZone), dayIn(dayOf(now, timeZone), words, today));
}

function explanationIn(explanation: Explanation, of: Why, reader: Reader): string {
  const { deadline, decision, unattended } = explanation;
  const [title, day, distance] = deadlineParts(deadline, reader);
  const sent = of.sent.filter(({ deadlineId }) => deadlineId === deadline.id);
  return [
    `*${title}* · ${day} · ${distance}`,
    ...(decision.kind === 'decided' ? [rolesIn(decision.stakes, of, reader)] : []),
    ...deliveriesIn(sent, deadline, reader),
    decisionIn(decision, deadline, of, reader, sent.length > 0),
    ...unattended
      .slice(0, UNATTENDED)
      .map((one) => unattendedIn({ ...one, recommendationIds: [of.recommendation.id] }, of.agencies, reader)),
  ].join('\n');
}

function rolesIn(stakes: readonly Stake[], of: Why, { words }: Reader): string {
  const roles = stakes.map(({ role, agencyId }) => words.explain.role[role](agencyId ? codesOf([agencyId], of) : ''));
  return `_${[...new Set(roles)].join('; ')}_`;
}

function decisionIn(decision: Decision, deadline: Deadline, of: Why, reader: Reader, isTold: boolean): string {
  const { words } = reader;
  const { why: label } = words.explain;
  switch (decision.kind) {
    case 'unreadable':
      return label.unreadable;
    case 'not_covered':
      return label.notCovered('');
    case 'no_schedule':
      return label.noSchedule;
    case 'passed':
      return label.passed;
    case 'outsider':
      return label.isOutsider;
    case 'acted': {
      if (decision.by === 'implemented') return label.acted.implemented;
      if (decision.by === 'status') return label.acted.status(words.words.status[of.recommendation.status]);
      const at = of.update?.at ?? of.recommendation.lastUpdateAt;
      return label.acted.update(at ? whenIn(at, reader) : '', of.update ? shown(of.update.by, 80) : null);
    }
    case 'ticked': {
      const statement = deadline.doneBy.kind === 'tick' ? inLanguage(deadline.doneBy.statement, words.language) : '';
      const by = of.ticks
        .filter(({ deadlineId, agencyId }) => deadlineId === deadline.id && decision.agencyIds.includes(agencyId))
        .map((tick) => label.tickedBy(shown(tick.by, 80), codesOf([tick.agencyId], of), whenIn(tick.at, reader)));
      return label.ticked(shown(statement, 200), by.join('; '));
    }
    case 'handed_back':
      return label.handedBack(codesOf(decision.agencyIds, of));
    case 'no_part':
      return label.noPart[decision.why](codesOf(decision.agencyIds, of) || label.noAgency);
    case 'decided':
      return verdictIn(decision, of, reader, isTold);
  }
}

/** What was decided now, and what comes next. */
function verdictIn(
  { verdict, stakes, begins }: Decision & { kind: 'decided' },
  { member }: Why,
  reader: Reader,
  isTold: boolean,
): string {
  const { words, today } = reader;
  const { why: label } = words.explain;
  const { reason, next } = verdict;
  const role = lateRole(stakes);
  const hasBegun = begins !== null && begins < today;
  if (role && reason === 'not_yet' && !hasBegun)
    return begins === null || next === null ? label.neverBegins[role] : label.begins[role](dayIn(next, words, today));
  const at = next && reason !== null ? instantOf(next, member.reminderHour, member.timeZone) : null;
  if (reason === 'not_yet' && hasBegun) return label.noneSince(at && atMomentIn(at, reader));
  if (reason === 'snoozed' && at) return label.snoozedUntil(momentIn(at, reader));
  // The deliveries above say what was written.
  const said = reason === 'planned' && isTold ? [] : [label.reason[reason ?? 'due']];
  const isFinal = reason === null || reason === 'passed' || reason === 'muted';
  return [...said, ...(at ? [label.next(atMomentIn(at, reader))] : isFinal ? [] : [label.noNext])].join(' ');
}

/** Those who are brought in later than others, where somebody has no part from the beginning. */
function lateRole(stakes: readonly Stake[]): 'alternate' | 'coordinator' | null {
  const roles = new Set<Role>(stakes.map(({ role }) => role));
  if (roles.size !== 1) return null;
  const [role] = roles;
  return role === 'alternate' || role === 'coordinator' ? role : null;
}

function deliveriesIn(sent: Sent[], deadline: Pick<Deadline, 'date'>, reader: Reader): string[] {
  const { why: label } = reader.words.explain;
  const lines = sent.slice(0, DELIVERIES).map((one) => deliveryIn(one, deadline.date, reader));
  return sent.length > DELIVERIES ? [...lines, label.moreDeliveries(sent.length - DELIVERIES)] : lines;
}

function deliveryIn({ status, sentAt, plannedFor, daysBefore, forDate, error }: Sent, date: Day, reader: Reader) {
  const { words, today } = reader;
  const { why: label } = words.explain;
  const at = status === 'sent' && sentAt ? sentAt : plannedFor;
  const told = label.delivery[status](atMomentIn(at, reader), daysBefore);
  const isLost = status === 'failed' || status === 'cancelled';
  const because = isLost ? `${error ? `: ${lostBecause(error, status, words)}` : ''}.` : '';
  const other = forDate === date ? '' : ` (${label.otherDate(dayIn(forDate, words, today))})`;
  return `${told}${because}${other}`;
}

function lostBecause(error: string, status: 'failed' | 'cancelled', words: Catalogue): string {
  if (status === 'cancelled') return words.explain.why.error[error] ?? shown(error, 150);
  const problem = words.home.undelivered.problem[problemOf(error, { status, recipient: 'U' })];
  return words.explain.why.failed(problem);
}

/** What was sent for deadlines that are not open any more. */
function closedBlocks({ sent, explanations }: Why, reader: Reader): KnownBlock[] {
  const open = new Set(explanations.map(({ deadline }) => deadline.id));
  const closed = sent.filter(({ deadlineId }) => !open.has(deadlineId)).slice(0, CLOSED);
  if (closed.length === 0) return [];
  const lines = closed.map(
    (one) => `${shown(inLanguage(one.title, reader.words.language), 100)}: ${deliveryIn(one, one.forDate, reader)}`,
  );
  return [section([reader.words.explain.why.closedDeadlines, ...lines].join('\n'))];
}

function codesOf(agencyIds: readonly string[], { agencies }: Why): string {
  return agencyIds.map((id) => shown(agencies.get(id)?.code ?? '', 20)).join(', ');
}
