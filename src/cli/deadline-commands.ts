import { getDeadline, listDeadlines } from '../db/deadlines.ts';
import { listMembers } from '../db/members.ts';
import { dayOf } from '../domain/day.ts';
import { DEFAULT_SCHEDULE, type Deadline } from '../domain/deadline.ts';
import { parseMoment } from '../domain/deadline-input.ts';
import { emptyValues, valuesOf } from '../domain/deadline-values.ts';
import { UserError } from '../errors.ts';
import { addDeadline } from '../usecases/add-deadline.ts';
import { changeDeadline, type DeadlineChange, postponeDeadline } from '../usecases/change-deadline.ts';
import { closeDeadline, reopenDeadline } from '../usecases/close-deadline.ts';
import { columns } from './columns.ts';
import { type Answer, type CliCommand, type CommandContext, optional, required, UsageError } from './command.ts';
import { DEADLINE_OPTIONS, DEADLINE_USAGE, readInput, refused, withTyped } from './deadline-values.ts';

export const deadlineAdd: CliCommand = {
  name: 'deadline add',
  usage: DEADLINE_USAGE,
  summary: 'add a deadline; --covers: a filter as after /rec list (everything without it); updates count from today on',
  words: [0, 0],
  options: DEADLINE_OPTIONS,
  async run(context, typed) {
    for (const name of ['title', 'kind', 'date']) required(typed, name);
    const values = withTyped(emptyValues(DEFAULT_SCHEDULE, context.workspace.timeZone), typed);
    const deadline = await addDeadline(context, await readInput(context, values, null));
    return {
      data: { deadline },
      text: `Added ${deadline.title.en}, ${momentOf(deadline)}; reminders ${deadline.schedule.join(', ')} days before.`,
    };
  },
};

export const deadlineChange: CliCommand = {
  name: 'deadline change',
  usage: `ID ${DEADLINE_USAGE.replace('--title "…"', '[--title "…"]')
    .replace(/--kind \S+/, '[$&]')
    .replace(/--date \S+/, '[$&]')}`,
  summary: 'change a deadline; what is not given stays. ID: the beginning of one that deadline list shows is enough',
  words: [1, 1],
  options: DEADLINE_OPTIONS,
  async run(context, typed) {
    const before = await findDeadline(context, typed.words[0] ?? '');
    const members = await listMembers(context.db, context.workspaceId);
    const idOf = (memberId: string) => members.find(({ id }) => id === memberId)?.slackUserId;
    const values = withTyped(valuesOf(before, context.workspace.timeZone, idOf), typed);
    const input = await readInput(context, values, before);
    return told(await changeDeadline(context, before, input), 'Changed');
  },
};

export const deadlinePostpone: CliCommand = {
  name: 'deadline postpone',
  usage: 'ID --date 2027-08-01 [--time 17:00|none [--zone Europe/Zurich]]',
  summary: 'move a deadline to another date; its reminders are planned anew',
  words: [1, 1],
  options: { date: { type: 'string' }, time: { type: 'string' }, zone: { type: 'string' } },
  async run(context, typed) {
    const before = await findDeadline(context, typed.words[0] ?? '');
    const { now, workspace } = context;
    const time = optional(typed, 'time') ?? before.time?.at ?? null;
    const timeZone = optional(typed, 'zone') ?? before.time?.timeZone ?? workspace.timeZone;
    const moment = { date: required(typed, 'date'), time: time === 'none' ? null : time, timeZone };
    const parsed = parseMoment(moment, { now, today: dayOf(now, workspace.timeZone) });
    if (!parsed.ok) throw refused(parsed.problems);
    return told(await postponeDeadline(context, before, parsed.moment), `Moved from ${momentOf(before)}:`);
  },
};

export const deadlineClose: CliCommand = {
  name: 'deadline close',
  usage: 'ID [--reopen]',
  summary: 'close a deadline: nobody is reminded of it any more; --reopen opens it again',
  words: [1, 1],
  options: { reopen: { type: 'boolean' } },
  async run(context, typed) {
    const { id } = await findDeadline(context, typed.words[0] ?? '');
    const isReopened = typed.options.reopen === true;
    const { kind, deadline } = await (isReopened ? reopenDeadline : closeDeadline)(context, id);
    const state = isReopened ? 'open' : 'closed';
    const text = `${deadline.title.en}, ${momentOf(deadline)}, ${kind === 'done' ? 'is' : 'was already'} ${state}.`;
    return { data: { deadline }, text };
  },
};

export const deadlineList: CliCommand = {
  name: 'deadline list',
  usage: '',
  summary: 'list the deadlines',
  words: [0, 0],
  options: {},
  async run({ db, workspaceId }) {
    const deadlines = await listDeadlines(db, workspaceId, { openOnly: false });
    const text = columns(
      deadlines.map((deadline) => [
        deadline.id.slice(0, SHORT),
        momentOf(deadline),
        deadline.kind,
        deadline.title.en,
        deadline.coverage || 'everything',
        deadline.repeat ? `every ${deadline.repeat.months} months` : '',
        deadline.closedAt ? 'closed' : '',
      ]),
    );
    return {
      data: { deadlines },
      text: text || 'No deadline yet. Add one with: deadline add --title … --kind … --date …',
    };
  },
};

/** As much of an id as tells a few deadlines apart. */
const SHORT = 8;

/** The deadline whose id begins so. */
async function findDeadline({ db, workspaceId }: CommandContext, id: string): Promise<Deadline> {
  if (id.length < 4) throw new UsageError('Give the deadline by its id, or at least four signs of it: deadline list.');
  const all = await listDeadlines(db, workspaceId, { openOnly: false });
  const [only, another] = all.filter((deadline) => deadline.id.startsWith(id.toLowerCase()));
  if (!only)
    throw new UserError('deadline_gone', `There is no deadline ${id}. Those there are: deadline list.`, { id });
  if (another)
    throw new UserError('deadline_ambiguous', `Several deadlines begin with ${id}: give more of it.`, { id });
  return getDeadline(db, workspaceId, only.id);
}

function momentOf({ date, time }: Deadline): string {
  return time ? `${date} ${time.at} ${time.timeZone}` : date;
}

function told({ kind, deadline }: DeadlineChange, done: string): Answer {
  const what = `${deadline.title.en}, ${momentOf(deadline)}`;
  const text = {
    changed: `${done} ${what}.`,
    unchanged: `Nothing was changed: ${what}.`,
    conflict: `Somebody else has changed it meanwhile: ${what}. Nothing was stored; please try again.`,
  }[kind];
  return { data: { kind, deadline }, text, isWrong: kind === 'conflict' };
}
