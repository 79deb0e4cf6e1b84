import { listDeadlines } from '../db/deadlines.ts';
import { dayOf, isDay } from '../domain/day.ts';
import { DEADLINE_KINDS, DEFAULT_SCHEDULE } from '../domain/deadline.ts';
import { addDeadline } from '../usecases/add-deadline.ts';
import { columns } from './columns.ts';
import { type CliCommand, choice, list, optional, required, type Typed, UsageError } from './command.ts';

export const deadlineAdd: CliCommand = {
  name: 'deadline add',
  usage:
    `--title "…" [--title-vi "…"] --kind ${DEADLINE_KINDS.join('|')} --date 2027-07-07 [--covers "review:upr-2014"] ` +
    '[--channel C…] [--days 60,30,14,7,3,1,0] [--counts-from 2026-11-21]',
  summary: 'add a deadline; --covers: a filter as after /rec list (everything without it); updates count from today on',
  words: [0, 0],
  options: {
    title: { type: 'string' },
    'title-vi': { type: 'string' },
    kind: { type: 'string' },
    date: { type: 'string' },
    covers: { type: 'string' },
    channel: { type: 'string' },
    days: { type: 'string' },
    'counts-from': { type: 'string' },
  },
  async run(context, typed) {
    const title = required(typed, 'title');
    required(typed, 'kind');
    required(typed, 'date');
    const kind = choice(typed, 'kind', DEADLINE_KINDS);
    const date = dayOption(typed, 'date');
    if (!kind || !date) throw new UsageError('--kind and --date are missing.');
    const today = dayOf(context.now, context.workspace.timeZone);
    const deadline = await addDeadline(context, today, {
      kind,
      title: { en: title, vi: optional(typed, 'title-vi') ?? title },
      date,
      coverage: optional(typed, 'covers') ?? '',
      countsFrom: dayOption(typed, 'counts-from') ?? today,
      schedule: list(typed, 'days')?.map(Number) ?? DEFAULT_SCHEDULE,
      channelId: optional(typed, 'channel') ?? null,
    });
    return {
      data: { deadline },
      text: `Added ${deadline.title.en}, ${deadline.date}; reminders ${deadline.schedule.join(', ')} days before.`,
    };
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
      deadlines.map(({ date, kind, title, coverage, closedAt }) => [
        date,
        kind,
        title.en,
        coverage || 'everything',
        closedAt ? 'closed' : '',
      ]),
    );
    return {
      data: { deadlines },
      text: text || 'No deadline yet. Add one with: deadline add --title … --kind … --date …',
    };
  },
};

function dayOption(typed: Typed, name: string): string | undefined {
  const text = optional(typed, name);
  if (text !== undefined && !isDay(text))
    throw new UsageError(`--${name} takes a day such as 2027-07-07; not "${text}".`);
  return text;
}
