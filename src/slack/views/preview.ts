import type { Button, KnownBlock, ModalView, StaticSelect, TableBlock } from '@slack/types';
import { dayOf } from '../../domain/day.ts';
import type { Deadline } from '../../domain/deadline.ts';
import { inLanguage, type LocalizedText } from '../../domain/language.ts';
import type { Member } from '../../domain/member.ts';
import type { DeadlinePreview, PreviewedItem, PreviewedMessage, Silent } from '../../domain/preview-reminders.ts';
import type { Unattended } from '../../domain/reminder-stakes.ts';
import { ACTION } from '../action-ids.ts';
import { zoneName } from './deadline-time.ts';
import { actions, button, context, modal, words as plainWords, section } from './elements.ts';
import { type Message, plainOf } from './message.ts';
import { deadlineParts } from './overview.ts';
import { pageOf, pagingButtons } from './paging.ts';
import { atMomentIn, dayIn, momentIn, type Reader } from './reader.ts';
import { plain, shown } from './record-text.ts';

/** Messages on a page: rows of a table. */
export const PREVIEW_PAGE = 20;
const SILENT = 10;
const UNATTENDED = 6;
const MOST_CHOICES = 30;
const MOST_NAMES = 3;

/** Who is to be reminded: of one deadline until its date, or of all on the next days. */
export interface PreviewShown {
  /** null: of all deadlines */
  of: DeadlinePreview | null;
  messages: PreviewedMessage[];
  offset: number;
  /** The open deadlines, to choose another from */
  deadlines: readonly Deadline[];
  /** Agencies by id */
  agencies: ReadonlyMap<string, { code: string; name: LocalizedText }>;
}

/** A page of what is to come, as a table. */
export function preview(page: PreviewShown, reader: Reader): Message {
  const title = titleOf(page, reader);
  return {
    text: plainOf(title),
    blocks: [
      section([`*${title}*`, ...subjectOf(page, reader)].join('\n')),
      ...(page.messages.length > 0 ? [tableOf(page, reader)] : [hintOf(page, reader)]),
      ...restOf(page, reader),
      context(footerOf(page, reader)),
      ...navigation(page, reader),
    ],
  };
}

/** A page in a modal: tables do not stand there, so people are listed under their day and hour. */
export function previewModal(page: PreviewShown, reader: Reader): ModalView {
  const { words } = reader;
  return modal(words.explain.preview.title, words, [
    section([`*${titleOf(page, reader)}*`, ...subjectOf(page, reader)].join('\n')),
    ...(page.messages.length > 0 ? momentsOf(page, reader) : [hintOf(page, reader)]),
    ...restOf(page, reader),
    context(footerOf(page, reader)),
    ...navigation(page, reader),
  ]);
}

/** Leads to the preview of all deadlines. */
export function previewButton({ words }: Reader): Button {
  const { button: label } = words.deadline;
  const spoken = plainWords(`${label.preview}: ${words.explain.preview.title}`, 75).text;
  return button(label.preview, ACTION.preview, ' ', { accessibility_label: spoken });
}

/** Asks which deadline is meant by some words, or says that none is. */
export function choosePreview(
  deadlines: readonly Deadline[],
  typed: { words: string; found: number },
  reader: Reader,
): Message {
  const { preview: label } = reader.words.explain;
  const named = shown(typed.words, 150);
  const title = typed.found === 0 ? label.noneNamed(named) : label.several(typed.found, named);
  const menu = deadlines.length > 0 ? [menuOf(deadlines, reader)] : [];
  const hint = deadlines.length > 0 ? label.chooseHint : label.nobodyHint(false);
  return { text: plainOf(title), blocks: [section(`*${title}*\n${hint}`), ...actions('preview:choose', menu)] };
}

function titleOf({ messages }: PreviewShown, reader: Reader): string {
  const { preview: label } = reader.words.explain;
  const [first] = messages;
  if (!first) return label.nobody;
  const people = new Set(messages.map(({ member }) => member.id)).size;
  return first.isDue
    ? label.headlineNow(people, messages.length)
    : label.headline(people, messages.length, atMomentIn(first.at, reader));
}

function subjectOf({ of }: PreviewShown, reader: Reader): string[] {
  if (!of) return [];
  const { preview: label } = reader.words.explain;
  const { done, total, unit } = of.standing;
  return [
    `${label.deadline(...deadlineParts(of.deadline, reader))} · ${reader.words.explain.standing[unit](done, total)}`,
  ];
}

function hintOf({ deadlines }: PreviewShown, { words }: Reader): KnownBlock {
  return context(words.explain.preview.nobodyHint(deadlines.length > 0));
}

function navigation({ of, deadlines, messages, offset }: PreviewShown, reader: Reader): KnownBlock[] {
  const page = { of: of?.deadline.id ?? '', offset };
  const others = deadlines.filter(({ id }) => id !== of?.deadline.id);
  return actions(`preview:${offset}`, [
    ...pagingButtons(ACTION.previewPage, page, PREVIEW_PAGE, messages.length, reader.words),
    ...(others.length > 0 ? [menuOf(others, reader)] : []),
  ]);
}

function menuOf(deadlines: readonly Deadline[], reader: Reader): StaticSelect {
  const { words, today } = reader;
  return {
    type: 'static_select',
    action_id: ACTION.choosePreview,
    placeholder: plainWords(words.explain.preview.choose, 150),
    options: deadlines.slice(0, MOST_CHOICES).map(({ id, title, date }) => ({
      text: plainWords(plain(inLanguage(title, words.language), 75), 75),
      description: plainWords(dayIn(date, words, today), 75),
      value: id,
    })),
  };
}

function footerOf({ of, messages, offset }: PreviewShown, { words }: Reader): string {
  const { preview: label } = words.explain;
  return [
    label.footer,
    ...(of ? [] : [label.footerSteps]),
    ...(messages.length > PREVIEW_PAGE ? [pageOf(offset, PREVIEW_PAGE, messages.length, words)] : []),
  ].join(' · ');
}

function tableOf({ of, messages, offset }: PreviewShown, reader: Reader): TableBlock {
  const { columns } = reader.words.explain.preview;
  const rows = messages
    .slice(offset, offset + PREVIEW_PAGE)
    .map((message) => [
      whenOf(message, reader),
      plain(message.member.name, 60),
      plain(rolesOf(message, reader), 120),
      plain(whatOf(message, of === null, reader), 160),
    ]);
  return {
    type: 'table',
    rows: [[columns.when, columns.who, columns.role, columns.what], ...rows].map((row) =>
      row.map((text) => ({ type: 'raw_text', text: text || reader.words.lookup.nothing })),
    ),
    column_settings: [{ is_wrapped: true }, { is_wrapped: true }, { is_wrapped: true }, { is_wrapped: true }],
  };
}

/** The reader's own day and hour, and the member's where they live by another clock. */
function whenOf({ at, isDue, member }: PreviewedMessage, reader: Reader): string {
  const { preview: label } = reader.words.explain;
  const theirs = ownTime(at, member, reader);
  return [isDue ? label.now : momentIn(at, reader), ...(theirs ? [`(${theirs})`] : [])].join(' ');
}

function ownTime(at: Date, { timeZone }: Member, reader: Reader): string | null {
  const { words } = reader;
  const theirs = words.dates.time(at, timeZone);
  const isSameDay = dayOf(at, timeZone) === dayOf(at, reader.timeZone);
  if (isSameDay && theirs === words.dates.time(at, reader.timeZone)) return null;
  const said = isSameDay ? theirs : momentIn(at, { ...reader, timeZone });
  return words.explain.preview.ownTime(said, zoneName(timeZone, words));
}

function momentsOf({ of, messages, offset }: PreviewShown, reader: Reader): KnownBlock[] {
  const { words, timeZone } = reader;
  const { preview: label } = words.explain;
  const moments = new Map<number, PreviewedMessage[]>();
  for (const message of messages.slice(offset, offset + PREVIEW_PAGE)) {
    const at = message.isDue ? 0 : message.at.getTime();
    moments.set(at, [...(moments.get(at) ?? []), message]);
  }
  return [...moments].map(([time, those]) => {
    const at = new Date(time);
    const day = dayOf(at, timeZone);
    const when =
      time === 0 ? label.now : words.update.dayAndTime(words.dates.longDay(day), words.dates.time(at, timeZone));
    const lines = those.map((message) => {
      const theirs = ownTime(message.at, message.member, reader);
      return [
        `*${shown(message.member.name, 60)}*${theirs ? ` (${theirs})` : ''}`,
        shown(rolesOf(message, reader), 120),
        shown(whatOf(message, of === null, reader), 160),
      ].join(' · ');
    });
    return section(`*${when}* · ${label.people(those.length)}\n${lines.join('\n')}`);
  });
}

/** In what roles somebody gets a message, each once. Plain text. */
function rolesOf({ items }: PreviewedMessage, reader: Reader): string {
  return [...new Set(items.map((item) => roleOf(item, reader)))].join('; ');
}

function roleOf({ role, agencies, inPlaceOf }: PreviewedItem, { words }: Reader): string {
  const { explain } = words;
  const codes = agencies.join(', ');
  if (role === 'alternate') return explain.broughtIn(codes);
  if (role !== 'stand_in') return explain.role[role](codes);
  if (inPlaceOf.length === 0) return explain.noMain(codes);
  const names = inPlaceOf.slice(0, MOST_NAMES).map(({ name }) => name);
  return explain.inPlaceOf(codes, names.join(', '));
}

/** What somebody is told of: by deadline where there are several. Plain text. */
function whatOf({ items }: PreviewedMessage, isOfAll: boolean, reader: Reader): string {
  const { words } = reader;
  const { explain } = words;
  return items
    .map(({ deadline, recommendationIds, agencyIds, agencies, isOverview, isCarried, daysBefore }) => {
      const what = [
        ...(recommendationIds.length > 0 ? [explain.preview.what.recommendations(recommendationIds.length)] : []),
        ...(deadline.doneBy.kind === 'tick' && agencyIds.length > 0
          ? [explain.preview.what.tick(agencies.join(', '))]
          : []),
        ...(isOverview ? [explain.preview.what.overview] : []),
      ].join(', ');
      if (!isOfAll) return `${what} · ${explain.step(isCarried ? null : daysBefore)}`;
      return explain.preview.what.of(plain(inLanguage(deadline.title, words.language), 60), what);
    })
    .join('; ');
}

/** Below the first page: who gets nothing more, and for what nobody is there. */
function restOf({ of, offset, agencies }: PreviewShown, reader: Reader): KnownBlock[] {
  if (!of || offset > 0) return [];
  const { preview: label } = reader.words.explain;
  const { silent, unattended, deadline } = of;
  return [
    ...(silent.length > 0
      ? [
          section(
            [
              label.silent(silent.length),
              ...silent.slice(0, SILENT).map((one) => silentLine(one, reader)),
              ...(silent.length > SILENT ? [label.more(silent.length - SILENT)] : []),
            ].join('\n'),
          ),
        ]
      : []),
    ...(unattended.length > 0
      ? [
          section(
            [
              label.unattended,
              ...unattended.slice(0, UNATTENDED).map((one) => unattendedIn(one, agencies, reader)),
              ...(unattended.length > UNATTENDED ? [label.moreAgencies(unattended.length - UNATTENDED)] : []),
            ].join('\n'),
          ),
        ]
      : []),
    ...(deadline.channelId ? [context(label.summary(`<#${deadline.channelId}>`))] : []),
  ];
}

function silentLine({ member, role, reason }: Silent, { words }: Reader): string {
  const codes = role === 'named' || role === 'coordinator' ? '' : member.agencies.map(({ code }) => code).join(', ');
  const as = shown(words.explain.role[role](codes), 120);
  return words.explain.preview.silentLine(shown(member.name, 60), as, words.explain.preview.reason[reason]);
}

/** Why nobody can be reminded of what an agency has open. */
export function unattendedIn(
  { agencyId, recommendationIds, reason }: Unattended,
  agencies: PreviewShown['agencies'],
  { words }: Reader,
): string {
  const agency = agencyId === null ? null : agencies.get(agencyId);
  const name = agency ? shown(inLanguage(agency.name, words.language), 120) : '';
  return words.explain.unattended[reason](name, recommendationIds.length);
}
