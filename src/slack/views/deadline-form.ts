import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { addDays, type Day, instantOf } from '../../domain/day.ts';
import { DEADLINE_KINDS, DONE_BY, defaultEscalation } from '../../domain/deadline.ts';
import { COVERAGE_LIMIT, MOST_OTHERS, scheduleIn, TITLE_LIMIT } from '../../domain/deadline-input.ts';
import { type DeadlineField, NEVER } from '../../domain/deadline-values.ts';
import type { Mistake } from '../../domain/query/command.ts';
import { STATUSES } from '../../domain/recommendation.ts';
import { isWorkingDay, type OfficeCalendar, openDayUntil } from '../../domain/working-day.ts';
import { ACTION, FORM } from '../action-ids.ts';
import { zoneAt } from './deadline-time.ts';
import { blockOf, type DeadlineMetadata } from './deadline-values.ts';
import { actions, button, context, words as plainWords, section } from './elements.ts';
import { escapeText } from './message.ts';
import { dayIn, type Reader } from './reader.ts';

/** What a coverage means in the records now, or the word at which it cannot be read. */
export type Covered =
  | { ok: true; count: number; agencies: number; withoutLead: number }
  | { ok: false; mistake: Mistake };

/** One step of a deadline's form. */
export interface DeadlineForm {
  metadata: DeadlineMetadata;
  /** In the zone of the workspace */
  today: Day;
  /** On whose closed days nobody is reminded */
  calendar: OfficeCalendar;
  /** The zones to choose from, the workspace's own first */
  timeZones: readonly string[];
  /** What the coverage means, in the step that asks for it */
  covered: Covered | null;
  /** Said first; mrkdwn */
  note?: string;
}

/** A deadline's form at its step. */
export function deadlineForm(reader: Reader, form: DeadlineForm): ModalView {
  const { words } = reader;
  const { button: label, form: say } = words.deadline;
  const { metadata } = form;
  const { step, seen } = metadata;
  const isLast = step === say.about.length - 1;
  const submit = isLast ? (seen ? label.save : label.add) : label.next;
  const inputs = [whatAndWhen, whatIsAsked, whoIsReminded][step] ?? whatAndWhen;
  return {
    type: 'modal',
    callback_id: FORM.deadline,
    private_metadata: JSON.stringify(metadata),
    title: plainWords(seen ? say.titleChange : say.titleAdd, 24),
    submit: plainWords(submit, 24),
    close: plainWords(label.cancel, 24),
    blocks: [
      ...(form.note ? [section(form.note)] : []),
      context(say.step(step + 1, say.about.length, say.about[step] ?? '')),
      ...inputs(reader, form),
      ...(step > 0 ? actions(`back:${metadata.round}`, [button(label.back, ACTION.deadlineBack, 'back')]) : []),
    ],
  };
}

function whatAndWhen(reader: Reader, form: DeadlineForm): KnownBlock[] {
  const { words } = reader;
  const { values } = form.metadata;
  const { form: say } = words.deadline;
  const at = instantOf(values.date ?? form.today, 12, 'UTC');
  const zones = [...new Set([...form.timeZones, ...(values.timeZone ? [values.timeZone] : [])])].slice(0, 100);
  return [
    textInput(reader, form, 'titleEn', { limit: TITLE_LIMIT, isFirst: true }),
    textInput(reader, form, 'titleVi', { limit: TITLE_LIMIT }),
    choiceInput(
      reader,
      form,
      'kind',
      DEADLINE_KINDS.map((kind) => option(words.words.deadlineKind[kind], kind)),
      values.kind,
    ),
    dateInput(reader, form, 'date', values.date),
    input(reader, form, 'time', {
      type: 'timepicker',
      action_id: 'time',
      placeholder: plainWords(say.choose, 150),
      ...(values.time && { initial_time: values.time }),
    }),
    choiceInput(
      reader,
      form,
      'timeZone',
      zones.map((zone) => option(zoneAt(zone, at, words), zone)),
      values.timeZone,
    ),
  ];
}

function whatIsAsked(reader: Reader, form: DeadlineForm): KnownBlock[] {
  const { words } = reader;
  const { values } = form.metadata;
  const { form: say } = words.deadline;
  const kinds = DONE_BY.map((kind) => option(say.doneBy[kind], kind));
  const coverage = textInput(reader, form, 'coverage', { limit: COVERAGE_LIMIT, actionId: ACTION.deadlineCoverage });
  const doneBy = input(reader, form, 'doneBy', {
    type: 'radio_buttons',
    action_id: ACTION.deadlineDoneBy,
    options: kinds,
    initial_option: kinds[DONE_BY.indexOf(values.doneBy)] as PlainTextOption,
  });
  const months = [...new Set([null, 1, 3, 6, 12, values.repeat])];
  return [
    { ...coverage, dispatch_action: true },
    ...(form.covered ? [coveredLine(reader, form.covered)] : []),
    { ...doneBy, dispatch_action: true },
    ...doneByFields(reader, form),
    textInput(reader, form, 'schedule', { limit: 200 }),
    choiceInput(
      reader,
      form,
      'repeat',
      months.map((count) => option(say.repeat(count), String(count ?? 0))),
      String(values.repeat ?? 0),
    ),
  ];
}

/** What else is asked, by what counts as done. */
function doneByFields(reader: Reader, form: DeadlineForm): InputBlock[] {
  const { values } = form.metadata;
  const { words } = reader;
  switch (values.doneBy) {
    case 'update':
      return [dateInput(reader, form, 'countsFrom', values.countsFrom ?? form.today)];
    case 'status': {
      // "Not started" is reached by all.
      const options = STATUSES.slice(1).map((status) => option(statusOrFurther(status, words), status));
      return [choiceInput(reader, form, 'status', options, values.status ?? 'implemented')];
    }
    case 'tick':
      return [
        textInput(reader, form, 'tickEn', { limit: TITLE_LIMIT }),
        textInput(reader, form, 'tickVi', { limit: TITLE_LIMIT }),
      ];
  }
}

function statusOrFurther(status: (typeof STATUSES)[number], { words, deadline }: Reader['words']): string {
  return status === STATUSES.at(-1) ? words.status[status] : `${words.status[status]} ${deadline.form.orFurther}`;
}

function coveredLine({ words }: Reader, covered: Covered): KnownBlock {
  const { count } = words.deadline;
  if (!covered.ok) return context(escapeText(words.query.filterMistake(covered.mistake)));
  return context(covered.count === 0 ? count.none : count.covers(covered.count, covered.agencies, covered.withoutLead));
}

function whoIsReminded(reader: Reader, form: DeadlineForm): KnownBlock[] {
  const { words } = reader;
  const { values } = form.metadata;
  const { form: say } = words.deadline;
  const both = option(say.supporting, 'supporting');
  return [
    input(reader, form, 'supporting', {
      type: 'checkboxes',
      action_id: 'supporting',
      options: [both],
      ...(values.supporting && { initial_options: [both] }),
    }),
    input(reader, form, 'others', {
      type: 'multi_users_select',
      action_id: 'others',
      max_selected_items: MOST_OTHERS,
      placeholder: plainWords(say.choose, 150),
      ...(values.others.length > 0 && { initial_users: values.others }),
    }),
    escalationInput(reader, form, 'alternates'),
    escalationInput(reader, form, 'coordinators'),
    input(reader, form, 'channelId', {
      type: 'conversations_select',
      action_id: 'channelId',
      placeholder: plainWords(say.choose, 150),
      filter: { include: ['public', 'private'], exclude_external_shared_channels: true, exclude_bot_users: true },
      ...(values.channelId && { initial_conversation: values.channelId }),
    }),
  ];
}

/** From which reminder on others are brought in: the schedule's own, each with its day. */
function escalationInput(reader: Reader, form: DeadlineForm, field: 'alternates' | 'coordinators'): InputBlock {
  const { words, today } = reader;
  const { values } = form.metadata;
  const { form: say } = words.deadline;
  const read = scheduleIn(values.schedule);
  const schedule = read.ok ? read.schedule : [];
  const first = schedule[0] ?? 0;
  const dayOf = (daysBefore: number) => {
    if (!values.date) return '';
    const step = addDays(values.date, -daysBefore);
    const day = openDayUntil(step, (one) => isWorkingDay(one, form.calendar)) ?? step;
    return day < today ? say.atOnce : dayIn(day, words, today);
  };
  const usual = defaultEscalation(schedule)[field] ?? NEVER;
  const chosen = values[field] ?? usual;
  const options = schedule.map((days, n) => option(say.fromReminder(n + 1, days, dayOf(days)), String(first - days)));
  const isOther = chosen !== NEVER && !schedule.includes(first - chosen);
  return choiceInput(
    reader,
    form,
    field,
    [
      option(say.never, NEVER),
      ...options,
      ...(isOther ? [option(say.fromDays(chosen, dayOf(first - chosen)), String(chosen))] : []),
    ],
    String(chosen),
  );
}

function textInput(
  reader: Reader,
  form: DeadlineForm,
  field: 'titleEn' | 'titleVi' | 'coverage' | 'tickEn' | 'tickVi' | 'schedule',
  { limit, actionId = field, isFirst = false }: { limit: number; actionId?: string; isFirst?: boolean },
): InputBlock {
  const initial = form.metadata.values[field];
  return input(reader, form, field, {
    type: 'plain_text_input',
    action_id: actionId,
    // What is stored already may be longer than what is asked for now.
    max_length: Math.max(limit, initial.length),
    ...(initial && { initial_value: initial }),
    ...(isFirst && { focus_on_load: true }),
    ...(actionId !== field && {
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed', 'on_character_entered'] },
    }),
  });
}

function choiceInput(
  reader: Reader,
  form: DeadlineForm,
  field: DeadlineField,
  options: PlainTextOption[],
  chosen: string | null,
): InputBlock {
  const initial = options.find(({ value }) => value === chosen);
  return input(reader, form, field, {
    type: 'static_select',
    action_id: field,
    options,
    placeholder: plainWords(reader.words.deadline.form.choose, 150),
    ...(initial && { initial_option: initial }),
  });
}

function dateInput(reader: Reader, form: DeadlineForm, field: 'date' | 'countsFrom', day: Day | null): InputBlock {
  return input(reader, form, field, {
    type: 'datepicker',
    action_id: field,
    placeholder: plainWords(reader.words.deadline.form.choose, 150),
    ...(day && { initial_date: day }),
  });
}

/** What cannot be left empty, whatever else is chosen; Slack says so by itself, and marks the others as optional. */
const REQUIRED = new Set<DeadlineField>(['titleEn', 'kind', 'date', 'doneBy', 'schedule', 'tickEn', 'status']);

function input(
  { words }: Reader,
  { metadata }: Pick<DeadlineForm, 'metadata'>,
  field: DeadlineField,
  element: InputBlock['element'],
): InputBlock {
  const { label, hint } = words.deadline.form;
  return {
    type: 'input',
    block_id: blockOf(field, metadata.round),
    optional: !REQUIRED.has(field),
    label: plainWords(label[field], 2000),
    ...(hint[field] && { hint: plainWords(hint[field], 2000) }),
    element,
  };
}

function option(text: string, value: string): PlainTextOption {
  return { text: plainWords(text, 75), value };
}
