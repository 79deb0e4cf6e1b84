import type { KnownBlock } from '@slack/types';
import { inLanguage, type LocalizedText } from '../../domain/language.ts';
import type { Member } from '../../domain/member.ts';
import type { Missed } from '../../domain/missed.ts';
import { LONGEST_TEXT } from '../../domain/query/parse-filter.ts';
import { waitingFilter } from '../../domain/waiting.ts';
import { ACTION } from '../action-ids.ts';
import { button, section } from './elements.ts';
import { deadlineParts } from './overview.ts';
import { dayIn, type Reader } from './reader.ts';
import { plain, shown } from './record-text.ts';

export const MISSED_SHOWN = 3;
const NAMES = 5;

/** Who is told of what was missed. */
interface Told {
  /** They look after the whole group */
  isOfAll: boolean;
  member: Member;
  agencies: ReadonlyMap<string, { code: string; name: LocalizedText }>;
}

/** What was missed, a line for each deadline that tells this reader something: the whole, or what is theirs to report. */
export function missedBlocks(missed: readonly Missed[], told: Told, reader: Reader): KnownBlock[] {
  const { title } = reader.words.home.missed;
  const rows = missed.flatMap((one) => (told.isOfAll ? wholeRow(one, told, reader) : ownRow(one, told, reader)));
  return rows.length === 0 ? [] : [section(`*${title}*`), ...rows];
}

function wholeRow({ deadline, standing }: Missed, { agencies }: Told, reader: Reader): KnownBlock[] {
  const { missed: label } = reader.words.home;
  const [title, day] = partsOf({ deadline }, reader);
  const { total, done, unit, waiting } = standing;
  const open = total - done;
  if (unit === 'recommendation')
    return [section(label.recommendations(title, day, open, total), viewButton(deadline, '', reader))];
  const names = waiting.map(({ agencyId }) =>
    agencyId === null ? reader.words.reminder.overview.noAgency : shown(agencies.get(agencyId)?.code ?? '', 20),
  );
  const rest = names.length > NAMES ? [reader.words.lookup.andOthers(names.length - NAMES)] : [];
  return [section(label.agencies(title, day, open, total, [...names.slice(0, NAMES), ...rest].join(', ')))];
}

function ownRow({ deadline, own }: Missed, { member }: Told, reader: Reader): KnownBlock[] {
  const count = own.recommendationIds.length;
  if (count === 0) return [];
  const codes = member.agencies.map(({ code }) => `"${code}"`).join(',');
  const line = reader.words.home.missed.mine(...partsOf({ deadline }, reader), count);
  return [section(line, viewButton(deadline, own.isLed ? `lead:${codes}` : 'mine', reader))];
}

function partsOf({ deadline }: Pick<Missed, 'deadline'>, reader: Reader): [title: string, day: string] {
  return [deadlineParts(deadline, reader)[0], dayIn(deadline.date, reader.words, reader.today)];
}

/** Leads to what is still open; longer than what may be typed it could not be read. */
function viewButton(deadline: Missed['deadline'], of: string, { words }: Reader) {
  const { view } = words.home.missed;
  const filter = [of, waitingFilter(deadline)].filter(Boolean).join(' ');
  const spoken = plain(`${view}: ${inLanguage(deadline.title, words.language)}`, 75);
  return filter.length <= LONGEST_TEXT
    ? button(view, ACTION.showList, filter, { accessibility_label: spoken })
    : undefined;
}
