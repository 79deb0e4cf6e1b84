import { findMember, listMembers } from '../db/members.ts';
import { dayOf } from '../domain/day.ts';
import { parseDays } from '../domain/days-input.ts';
import { LANGUAGES } from '../domain/language.ts';
import { type Member, ROLES } from '../domain/member.ts';
import { UserError } from '../errors.ts';
import { addAbsence, clearAbsences } from '../usecases/save-absences.ts';
import { type MemberSetting, setMember } from '../usecases/set-member.ts';
import { columns } from './columns.ts';
import { type CliCommand, choice, optional, UsageError } from './command.ts';
import { daysOption, saidOf } from './day-options.ts';

export const memberSet: CliCommand = {
  name: 'member set',
  usage: `SLACK_USER_ID [--role ${ROLES.join('|')}] [--agency CODE [--alternate]] [--leave CODE] [--name "…"] [--language ${LANGUAGES.join('|')}]`,
  summary: 'set what a person is in the working group; what is not given stays',
  words: [1, 1],
  options: {
    role: { type: 'string' },
    agency: { type: 'string' },
    alternate: { type: 'boolean' },
    leave: { type: 'string' },
    name: { type: 'string' },
    language: { type: 'string' },
  },
  async run(context, typed) {
    const agency = optional(typed, 'agency');
    if (typed.options.alternate === true && !agency) throw new UsageError('--alternate needs --agency CODE.');
    const given = {
      name: optional(typed, 'name'),
      role: choice(typed, 'role', ROLES),
      language: choice(typed, 'language', LANGUAGES),
      agency,
      leave: optional(typed, 'leave'),
    };
    const setting: MemberSetting = {
      slackUserId: (typed.words[0] ?? '').trim(),
      kind: typed.options.alternate === true ? 'alternate' : 'main',
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    };
    const { member, isNew } = await setMember(context, setting);
    return { data: { member, isNew }, text: `${isNew ? 'Added' : 'Set'} ${lineOf(member).join(', ')}.` };
  },
};

export const memberList: CliCommand = {
  name: 'member list',
  usage: '',
  summary: 'list the people whom the app knows',
  words: [0, 0],
  options: {},
  async run({ db, workspaceId }) {
    const members = await listMembers(db, workspaceId);
    return {
      data: { members },
      text:
        columns(members.map(lineOf)) || 'Nobody yet. Add somebody with: member set SLACK_USER_ID --role coordinator',
    };
  },
};

export const memberAway: CliCommand = {
  name: 'member away',
  usage: 'SLACK_USER_ID --from 2027-02-01 --to 2027-02-05 | --none',
  summary: 'enter days on which a person is away, or with --none take all of them back',
  words: [1, 1],
  options: { from: { type: 'string' }, to: { type: 'string' }, none: { type: 'boolean' } },
  async run(context, typed) {
    const id = (typed.words[0] ?? '').trim();
    const typedDays = daysOption(typed);
    const clears = typed.options.none === true;
    if (clears === (typedDays.first !== null || typedDays.last !== null)) {
      throw new UsageError('Give --from and --to, or --none.');
    }
    const found = await findMember(context.db, context.workspaceId, id);
    if (!found)
      throw new UserError('member_unknown', `Nobody has the id ${id}. Those whom the app knows: member list`, { id });
    const { member } = found;
    const today = dayOf(context.now, member.timeZone);
    const absent = { memberId: member.id, today };
    if (clears) {
      const absences = await clearAbsences(context, absent);
      return { data: { absences }, text: `${member.name} is not away.` };
    }
    const parsed = parseDays(typedDays, today);
    if (!parsed.ok) throw new UserError('days_wrong', saidOf(parsed.problems));
    const absences = await addAbsence(context, absent, parsed.days);
    const said = absences.map(({ first, last }) => `${first} to ${last}`).join(', ');
    return { data: { absences }, text: `${member.name} is away: ${said}.` };
  },
};

function lineOf({ slackUserId, name, role, language, agencies, isActive, isGuest, isExternal }: Member): string[] {
  const points = agencies.map(({ code, kind }) => `${code} (${kind})`).join(' ');
  const outside = [!isActive && 'closed account', isGuest && 'guest', isExternal && 'of another organisation']
    .filter(Boolean)
    .join(' ');
  return [slackUserId, name, role, language, points, outside]
    .map((cell) => cell || '-')
    .filter((cell, index) => index < 5 || cell !== '-');
}
