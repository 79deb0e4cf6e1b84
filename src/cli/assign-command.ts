import { findRecommendations, listAllIds } from '../db/recommendations.ts';
import { readVocabulary } from '../db/vocabulary.ts';
import { type Day, dayOf, isDay } from '../domain/day.ts';
import type { Mistake, Parsed } from '../domain/query/command.ts';
import { parseFilter } from '../domain/query/parse-filter.ts';
import { resolveFilter } from '../domain/query/resolve.ts';
import { UserError } from '../errors.ts';
import { assignRecommendations } from '../usecases/assign-recommendations.ts';
import { count } from './columns.ts';
import { type CliCommand, type CommandContext, list, optional, UsageError } from './command.ts';

export const assignCommand: CliCommand = {
  name: 'assign',
  usage: 'REFERENCE|FILTER [--lead CODE] [--supporting CODE,CODE|none] [--due 2027-07-07]',
  summary:
    'give recommendations agencies and a due date: one by its reference, or all that pass a filter as after /rec list',
  words: [1, 50],
  options: { lead: { type: 'string' }, supporting: { type: 'string' }, due: { type: 'string' } },
  async run(context, typed) {
    const lead = optional(typed, 'lead');
    const supporting = list(typed, 'supporting');
    const dueDate = optional(typed, 'due');
    if (!lead && !supporting && !dueDate) throw new UsageError('Give --lead, --supporting or --due.');
    if (dueDate !== undefined && !isDay(dueDate))
      throw new UsageError(`--due takes a day such as 2027-07-07; not "${dueDate}".`);
    const ids = await idsOf(context, typed.words.join(' ').trim());
    const result = await assignRecommendations(context, ids, {
      ...(lead !== undefined && { lead }),
      ...(supporting && { supporting }),
      ...(dueDate !== undefined && { dueDate }),
    });
    const text = `Assigned ${count(result.changed, 'recommendation')}${result.unchanged > 0 ? `; ${result.unchanged} had this already` : ''}.`;
    return { data: result, text };
  },
};

/** What a text means: the one recommendation that is called so, else all that pass it as a filter. */
async function idsOf(context: CommandContext, text: string): Promise<string[]> {
  const { db, workspaceId, workspace, now } = context;
  const matches = text.includes(':') ? [] : await findRecommendations(db, workspaceId, text);
  if (matches.length > 1) {
    const candidates = matches.map(({ review, reference }) => `${review.code} ${reference}`).join(', ');
    throw new UserError('reference_ambiguous', `"${text}" can be several: ${candidates}. Name one of them.`, {
      text,
      candidates,
    });
  }
  if (matches[0]) return [matches[0].id];
  const today: Day = dayOf(now, workspace.timeZone);
  const parsed = parseFilter(text, today);
  const filter = parsed.ok ? resolveFilter(parsed.value, await readVocabulary(db, workspaceId)) : parsed;
  if (!filter.ok) throw notUnderstood(text, filter);
  const ids = await listAllIds(db, workspaceId, filter.value, { agencyIds: [], today, timeZone: workspace.timeZone });
  if (ids.length === 0) throw new UserError('nothing_passes', `No recommendation passes "${text}".`, { text });
  return ids;
}

function notUnderstood(text: string, { mistake }: Parsed<unknown> & { ok: false }): UserError {
  const { word, nearest }: Mistake = mistake;
  const hint = nearest ? ` Did you mean ${nearest}?` : '';
  return new UserError(
    'not_understood',
    `No recommendation is called "${text}", and as a filter "${word}" in it is not known.${hint}`,
    { text, word },
  );
}
