import { listAgencies } from '../db/agencies.ts';
import { saveAgency } from '../usecases/save-agency.ts';
import { columns } from './columns.ts';
import { type CliCommand, optional, required } from './command.ts';

export const agencyAdd: CliCommand = {
  name: 'agency add',
  usage: 'CODE --name "…" [--name-vi "…"] [--local]',
  summary: 'add an agency, or rename the one with this code; --local: of a province',
  words: [1, 1],
  options: { name: { type: 'string' }, 'name-vi': { type: 'string' }, local: { type: 'boolean' } },
  async run(context, typed) {
    const name = required(typed, 'name');
    const { agency, isNew } = await saveAgency(context, {
      code: typed.words[0] ?? '',
      name: { en: name, vi: optional(typed, 'name-vi') ?? name },
      level: typed.options.local === true ? 'local' : 'central',
    });
    return { data: { agency, isNew }, text: `${isNew ? 'Added' : 'Changed'} ${agency.code}: ${agency.name.en}.` };
  },
};

export const agencyList: CliCommand = {
  name: 'agency list',
  usage: '',
  summary: 'list the agencies',
  words: [0, 0],
  options: {},
  async run({ db, workspaceId }) {
    const agencies = await listAgencies(db, workspaceId);
    const text = columns(agencies.map(({ code, level, name }) => [code, level, name.en, name.vi ?? '']));
    return { data: { agencies }, text: text || 'No agency yet. Add one with: agency add CODE --name "…"' };
  },
};
