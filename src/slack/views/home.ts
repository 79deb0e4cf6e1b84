import type { Button, HomeView, KnownBlock } from '@slack/types';
import { dayOf, daysBetween } from '../../domain/day.ts';
import { type Deadline, dateIn } from '../../domain/deadline.ts';
import { inLanguage, type LocalizedText } from '../../domain/language.ts';
import type { LeftFocalPoint } from '../../domain/left-focal-points.ts';
import type { Member } from '../../domain/member.ts';
import type { Missed } from '../../domain/missed.ts';
import type { Need } from '../../domain/needs.ts';
import { may } from '../../domain/permissions.ts';
import type { Progress, ProgressCounts, ProgressRow } from '../../domain/progress.ts';
import type { TickAsked } from '../../domain/ticks-asked.ts';
import type { Update } from '../../domain/update.ts';
import { ACTION } from '../action-ids.ts';
import { manageDeadlinesButton } from './deadline-manage.ts';
import { actions, button, context, header, words as plainWords, section } from './elements.ts';
import { leftBlocks } from './left-focal-points.ts';
import { missedBlocks } from './missed.ts';
import { officeDaysButton } from './office-days.ts';
import { deadlineParts, needRow } from './overview.ts';
import { previewButton } from './preview.ts';
import { takeawayIn } from './progress.ts';
import { dayIn, type Reader, whenIn } from './reader.ts';
import { type HandedBack, reassignRows } from './reassign-request.ts';
import { plain, shown } from './record-text.ts';
import { tickButton } from './reminder-buttons.ts';
import { type UndeliveredRow, undeliveredBlocks } from './undelivered.ts';
import { verifyButton } from './verify-button.ts';

/** What the Home tab tells a member. */
export interface Home {
  /** The latest updates that wait to be verified, and on how many recommendations; null for who may not verify */
  toCheck: { total: number; updates: (Update & { reference: string })[] } | null;
  /** What did not reach anybody, and since when the app is shut out; null for who does not see to it */
  undelivered: { total: number; rows: UndeliveredRow[]; shutOutAt: Date | null } | null;
  /** Focal points who have left; null for who does not name them */
  left: LeftFocalPoint[] | null;
  /** What agencies have handed back and waits for a decision; null for who does not decide it */
  reassignments: { total: number; requests: HandedBack[] } | null;
  /** When people are reminded next, and how many; for who manages deadlines: null where nobody is */
  next: { at: Date; people: number; hasLater: boolean } | null;
  needs: Need[];
  /** What the member's agencies are asked to state */
  ticks: TickAsked[];
  /** Deadlines whose date is over with something open, the latest first */
  missed: Missed[];
  /** The group's agencies, by id */
  allAgencies: ReadonlyMap<string, { code: string; name: LocalizedText }>;
  /** When the member's drafts were saved, by the recommendation they are on */
  drafts: ReadonlyMap<string, Date>;
  deadlines: Deadline[];
  /** The agencies the member is a focal point of, with their numbers */
  agencies: { code: string; name: LocalizedText; numbers: ProgressCounts }[];
  updates: (Update & { reference: string })[];
  /** The whole group, by lead agency */
  group: Progress;
}

const TO_CHECK = 5;
export const REASSIGNMENTS_SHOWN = 5;
const NEEDS = 10;
const TICKS = 4;
const DEADLINES = 4;
const AGENCIES = 5;
const UPDATES = 5;
const LATE = 8;

/** The Home tab: what needs the member now, then what they may want to know, then what to do. */
export function homeView(home: Home, member: Member, reader: Reader, now: Date): HomeView {
  const { words, timeZone } = reader;
  const isEmpty = home.group.totals.total === 0;
  const blocks = isEmpty ? emptyBlocks(member, reader) : filledBlocks(home, member, reader);
  const time = words.dates.time(now, timeZone);
  return { type: 'home', blocks: [...blocks, context(words.home.updated(time))].slice(0, 100) };
}

function filledBlocks(home: Home, member: Member, reader: Reader): KnownBlock[] {
  const { words } = reader;
  const isObserver = member.role === 'observer';
  const isCoordinator = member.role === 'coordinator';
  const mayManage = may(member, 'manage_deadlines');
  return [
    ...(home.toCheck ? toCheckBlocks(home.toCheck, reader) : []),
    ...(home.undelivered ? undeliveredBlocks(home.undelivered, reader) : []),
    ...leftBlocks(home.left ?? [], home.allAgencies, reader),
    ...(home.reassignments ? reassignBlocks(home.reassignments, reader) : []),
    ...(isObserver ? observerBlocks(home, reader) : needsBlocks(home, member, reader)),
    ...missedOnes(home, member, reader),
    ...(isCoordinator ? groupBlocks(home, reader) : []),
    ...deadlineBlocks(home.deadlines, reader),
    ...(mayManage ? nextBlocks(home.next, reader) : []),
    ...home.agencies.slice(0, AGENCIES).map((agency) => agencyRow(agency, reader)),
    ...updateBlocks(home.updates, reader),
    { type: 'divider' },
    ...actions('home', [
      button(words.home.find, ACTION.find, 'find', isObserver ? { style: 'primary' } : {}),
      ...(mayManage ? [manageDeadlinesButton(words), officeDaysButton(words)] : []),
      button(words.home.settingsButton, ACTION.settings, 'settings'),
    ]),
    context(words.home.ask),
  ];
}

function toCheckBlocks({ total, updates }: NonNullable<Home['toCheck']>, reader: Reader): KnownBlock[] {
  const { home } = reader.words;
  if (total === 0) return [context(home.toCheckNone)];
  return [
    header(home.toCheck(total)),
    ...updates.slice(0, TO_CHECK).map((update) => toCheckRow(update, reader)),
    ...actions('to_check', [listButton(home.viewAll, 'verified:no', home.viewToCheck)]),
  ];
}

function toCheckRow(update: Update & { reference: string }, reader: Reader): KnownBlock {
  const { words } = reader;
  const { id, reference, status, author, agencyCode, results, reportedAt } = update;
  const name = shown(author.name, 80);
  const line = words.home.toCheckRow(
    shown(reference, 80),
    words.words.status[status],
    agencyCode ? words.lookup.card.ofAgency(name, shown(agencyCode, 20)) : name,
    whenIn(reportedAt, reader),
  );
  const quote = results.trim() && `\n“${shown(results.replace(/\s+/g, ' '), 200)}”`;
  return { ...section(`${line}${quote}`, verifyButton({ id, reference }, 'home', reader)), block_id: `check:${id}` };
}

function reassignBlocks({ total, requests }: NonNullable<Home['reassignments']>, reader: Reader): KnownBlock[] {
  const { home, reassignment } = reader.words;
  if (total === 0) return [];
  const more = total - Math.min(requests.length, REASSIGNMENTS_SHOWN);
  return [
    header(home.toReassign(total)),
    ...reassignRows(requests.slice(0, REASSIGNMENTS_SHOWN), reader),
    ...(more > 0 ? [context(reassignment.more(more))] : []),
  ];
}

function needsBlocks(all: Home, member: Member, reader: Reader): KnownBlock[] {
  const { needs, ticks, drafts } = all;
  const { home } = reader.words;
  if (needs.length + ticks.length === 0) {
    if (hasOther(all, member)) return [];
    const hasAgency = member.agencies.length > 0 || member.role === 'coordinator';
    return [header(home.needsNothing), context(hasAgency ? home.needsNothingHint : home.noAgency)];
  }
  const more = needs.length - NEEDS;
  const agencyIds = member.agencies.map(({ agencyId }) => agencyId);
  return [
    header(home.needs(needs.length + ticks.length)),
    ...ticks.slice(0, TICKS).map((tick) => tickRow(tick, all, member, reader)),
    ...needs
      .slice(0, NEEDS)
      .map((need) => needRow(need, reader, { agencyIds, draftSavedAt: drafts.get(need.recommendation.id) })),
    ...(more > 0 ? [section(home.moreNeeds(more), listButton(home.viewAll, 'mine'))] : []),
  ];
}

/** Whether something else waits for them on Home: that nothing does would then be wrong. */
function hasOther({ toCheck, undelivered, left, reassignments, missed }: Home, member: Member): boolean {
  const own = missed.some(({ own }) => own.recommendationIds.length + own.agencyIds.length > 0);
  const others = [toCheck, undelivered, reassignments].some((list) => list !== null && list.total > 0);
  return others || (left ?? []).length > 0 || (may(member, 'update') && own);
}

/** What was missed: of all for who manages deadlines, for others what is still theirs; ticks can be given there. */
function missedOnes(all: Home, member: Member, reader: Reader): KnownBlock[] {
  const { missed: deadlines, allAgencies: agencies } = all;
  const isOfAll = may(member, 'manage_deadlines');
  if (!isOfAll && !may(member, 'update')) return [];
  const asked = deadlines.flatMap(({ deadline, own }) =>
    own.agencyIds.map((agencyId) => ({ deadline, agencyId, days: daysBetween(reader.today, deadline.date) })),
  );
  const lines = missedBlocks(deadlines, { isOfAll, member, agencies }, reader);
  const ticks = may(member, 'update') ? asked.slice(0, TICKS).map((one) => tickRow(one, all, member, reader)) : [];
  const title = lines.length === 0 && ticks.length > 0 ? [section(`*${reader.words.home.missed.title}*`)] : [];
  return [...title, ...lines, ...ticks];
}

function tickRow({ deadline, agencyId }: TickAsked, { agencies }: Home, member: Member, reader: Reader): KnownBlock {
  const { words } = reader;
  const { language } = words;
  const code = member.agencies.find((own) => own.agencyId === agencyId)?.code ?? '';
  const found = agencies.find((one) => one.code === code);
  const agency = found ? inLanguage(found.name, language) : code;
  const statement = deadline.doneBy.kind === 'tick' ? inLanguage(deadline.doneBy.statement, language) : '';
  const line = words.home.tickAsked(shown(statement, 200), ...deadlineParts(deadline, reader), shown(agency, 150));
  const tick = tickButton('tick', { deadlineId: deadline.id, agencyId, agency, statement }, reader);
  return { ...section(line, tick), block_id: `tick:${deadline.id}:${agencyId}` };
}

function observerBlocks({ group }: Home, reader: Reader): KnownBlock[] {
  const { home } = reader.words;
  return [
    header(home.observerTitle),
    section(takeawayIn(group, reader), button(home.progress, ACTION.ask, 'progress')),
    context(home.observerHint),
  ];
}

function groupBlocks({ group }: Home, reader: Reader): KnownBlock[] {
  const { home } = reader.words;
  const late = group.rows.filter((row) => row.key !== null && row.overdue > 0);
  const orphans = group.rows.find((row) => row.key === null);
  return [
    { type: 'divider' },
    section(`*${home.group}*\n${numbersIn(group.totals, reader)}`, button(home.progress, ACTION.ask, 'progress')),
    ...(late.length === 0
      ? [context(home.noneLate)]
      : [section(`*${home.lateAgencies}*`), ...late.slice(0, LATE).map((row) => lateRow(row, reader))]),
    ...(orphans && orphans.total > 0
      ? [section(home.withoutLead(orphans.total), listButton(home.viewAll, 'lead:none', home.viewWithoutLead))]
      : []),
  ];
}

function lateRow(row: ProgressRow, reader: Reader): KnownBlock {
  const { home } = reader.words;
  const name = row.label ? inLanguage(row.label, reader.words.language) : (row.key ?? '');
  const view = listButton(home.viewAll, `lead:"${row.key}" overdue`, home.viewAllOf(plain(name, 50)));
  return section(home.lateAgency(shown(name, 150), row.overdue, row.total), view);
}

function deadlineBlocks(deadlines: Deadline[], reader: Reader): KnownBlock[] {
  const { home } = reader.words;
  const ahead = deadlines.filter((deadline) => dateIn(deadline, reader.timeZone) >= reader.today).slice(0, DEADLINES);
  const lines = ahead.map((deadline) => {
    const [title, day, distance] = deadlineParts(deadline, reader);
    return `${title} · ${day} · ${distance}`;
  });
  return [{ type: 'divider' }, section(`*${home.deadlines}*\n${lines.join('\n') || home.noDeadlines}`)];
}

/** Who is reminded next, with a way to see who they are. */
function nextBlocks(next: Home['next'], reader: Reader): KnownBlock[] {
  const { words, today, timeZone } = reader;
  const preview = previewButton(reader);
  if (!next) return [section(words.home.nextRemindersNone, preview)];
  const day = dayOf(next.at, timeZone);
  const days = daysBetween(today, day);
  const said = days <= 1 ? words.dates.distance(days) : dayIn(day, words, today);
  return [
    section(words.home.nextReminders(next.people, said, words.dates.time(next.at, timeZone), next.hasLater), preview),
  ];
}

function agencyRow({ code, name, numbers }: Home['agencies'][number], reader: Reader): KnownBlock {
  const { home } = reader.words;
  const title = inLanguage(name, reader.words.language);
  const view = listButton(home.viewAll, `agency:"${code}"`, home.viewAllOf(plain(title, 50)));
  return section(`*${shown(title, 150)}*\n${numbersIn(numbers, reader)}`, view);
}

function numbersIn({ counts, total, overdue }: ProgressCounts, { words }: Reader): string {
  return words.home.numbers({ implemented: counts.implemented, open: total - counts.implemented, overdue });
}

function updateBlocks(updates: Home['updates'], reader: Reader): KnownBlock[] {
  const { words } = reader;
  const { home } = words;
  if (updates.length === 0) return [];
  const lines = updates.slice(0, UPDATES).map((update) => {
    const line = home.update(
      shown(update.reference, 80),
      words.words.status[update.status],
      whenIn(update.reportedAt, reader),
    );
    const checked = update.verifiedBy ? home.verified(shown(update.verifiedBy, 80)) : home.verifiedOnly;
    return `${line} · ${update.verifiedAt ? checked : home.notVerified}`;
  });
  return [{ type: 'divider' }, section(`*${home.yourUpdates}*\n${lines.join('\n')}`)];
}

/** Before there is anything to follow up: what this is, and one way to begin. */
function emptyBlocks(member: Member, { words }: Reader): KnownBlock[] {
  const { empty } = words.home;
  return [
    header(empty.title),
    section(empty.lines.join('\n')),
    context(member.role === 'coordinator' ? empty.coordinator : empty.others),
    ...actions('home', [button(empty.begin, ACTION.ask, 'help', { style: 'primary' })]),
  ];
}

function listButton(label: string, filter: string, spoken?: string): Button {
  return button(label, ACTION.showList, filter, spoken ? { accessibility_label: plainWords(spoken, 75).text } : {});
}
