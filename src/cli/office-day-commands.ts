import { dayOf } from '../domain/day.ts';
import { lengthOf } from '../domain/days-input.ts';
import { closedDaysAhead, LONG_CLOSURE, parseClosure } from '../domain/office-days.ts';
import type { Closure } from '../domain/working-day.ts';
import { UserError } from '../errors.ts';
import { addClosure, chooseCountry, removeClosure } from '../usecases/office-days.ts';
import { columns } from './columns.ts';
import { type CliCommand, optional } from './command.ts';
import { daysOption, saidOf } from './day-options.ts';

export const closureAdd: CliCommand = {
  name: 'closure add',
  usage: '--name "…" [--name-vi "…"] --from 2027-02-03 --to 2027-02-12 [--long]',
  summary: `enter days on which the offices are closed beside the public holidays; --long: more than ${LONG_CLOSURE} days`,
  words: [0, 0],
  options: {
    name: { type: 'string' },
    'name-vi': { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    long: { type: 'boolean' },
  },
  async run(context, typed) {
    const today = dayOf(context.now, context.workspace.timeZone);
    const { first, last } = daysOption(typed);
    const names = { en: optional(typed, 'name') ?? '', vi: optional(typed, 'name-vi') ?? '' };
    const parsed = parseClosure({ ...names, first, last }, { today, language: 'en' });
    if (!parsed.ok) throw new UserError('closure_wrong', saidOf(parsed.problems));
    const length = lengthOf(parsed.closure);
    if (length > LONG_CLOSURE && typed.options.long !== true) {
      throw new UserError('closure_long', `This is ${length} days. If both days are right, add --long.`, { length });
    }
    const id = await addClosure(context, parsed.closure);
    return {
      data: { closure: { id, ...parsed.closure } },
      text: `Added ${parsed.closure.name.en}, ${parsed.closure.first} to ${parsed.closure.last}.`,
    };
  },
};

export const closureList: CliCommand = {
  name: 'closure list',
  usage: '',
  summary: 'list the days on which the offices are closed beside the public holidays',
  words: [0, 0],
  options: {},
  async run({ workspace }) {
    const { closures } = workspace.calendar;
    return {
      data: { closures },
      text: columns(closures.map(lineOf)) || 'None yet. Enter one with: closure add --name … --from … --to …',
    };
  },
};

export const closureRemove: CliCommand = {
  name: 'closure remove',
  usage: 'ID',
  summary: 'take back a closure; its id stands in closure list',
  words: [1, 1],
  options: {},
  async run(context, typed) {
    const id = (typed.words[0] ?? '').trim();
    const closure = await removeClosure(context, id);
    if (!closure)
      throw new UserError('closure_gone', `There is no closure ${id}. Those that are: closure list`, { id });
    return { data: { closure }, text: `Removed ${closure.name.en}, ${closure.first} to ${closure.last}.` };
  },
};

const MOST_AHEAD = 12;

export const country: CliCommand = {
  name: 'country',
  usage: '[CODE|none]',
  summary:
    'whose public holidays are kept, and what is closed next; with a code such as VN: keep those of that country',
  words: [0, 1],
  options: {},
  async run(context, typed) {
    const { calendar, timeZone } = context.workspace;
    const wanted = typed.words[0]?.trim();
    const chosen =
      wanted === undefined ? calendar.country : wanted.toLowerCase() === 'none' ? null : wanted.toUpperCase();
    if (wanted !== undefined) await chooseCountry(context, chosen);
    const today = dayOf(context.now, timeZone);
    const ahead = closedDaysAhead({ ...calendar, country: chosen }, 'en', today);
    const kept = chosen ? `The public holidays of ${chosen} are kept.` : 'No public holidays are kept.';
    const lines = ahead.slice(0, MOST_AHEAD).map(({ first, last, name }) => [first, first === last ? '' : last, name]);
    return { data: { country: chosen, ahead }, text: [kept, columns(lines)].filter(Boolean).join('\n') };
  },
};

function lineOf({ id, name, first, last }: Closure): string[] {
  return [id, first, last, name.en, name.vi ?? name.en];
}
