import type { Language } from '../language.ts';
import { POSITIONS, type Position, STATUSES, type Status } from '../recommendation.ts';
import { MECHANISMS, type Mechanism } from '../review.ts';
import { type KnownTerm, type NamedField, NONE } from './command.ts';
import { Lexicon, type Words } from './words.ts';

export type Field = KnownTerm['field'] | NamedField;

/** How a filter's values are read. */
export type ValueKind = 'named' | 'day' | 'sdg' | 'choice' | 'flag';

interface FilterEntry {
  words: Words;
  kind: ValueKind;
  /** The choices among which its values are, where the grammar knows them */
  choices?: Choice[];
  /** Values worth showing, in each language; whole filters as typed after `/rec list` */
  examples: Record<Language, readonly string[]>;
}

/** One value: how it is written canonically, and the words that mean it. */
export interface Choice {
  value: string;
  words: Words;
}

const STATUS_WORDS: Record<Status, Words> = {
  not_started: { en: ['not started', 'not begun'], vi: ['chưa thực hiện', 'chưa triển khai', 'chưa bắt đầu'] },
  in_progress: { en: ['in progress', 'ongoing', 'started'], vi: ['đang thực hiện', 'đang triển khai'] },
  partially_implemented: {
    en: ['partially implemented', 'partly implemented', 'partial', 'partly', 'partially'],
    vi: ['đã thực hiện một phần', 'thực hiện một phần', 'một phần'],
  },
  implemented: {
    en: ['implemented', 'done', 'completed'],
    vi: ['đã thực hiện', 'hoàn thành', 'đã hoàn thành', 'xong'],
  },
};

const POSITION_WORDS: Record<Position, Words> = {
  supported: { en: ['supported', 'accepted'], vi: ['chấp thuận', 'chấp nhận', 'ủng hộ'] },
  supported_in_part: {
    en: ['supported in part', 'in part', 'partly supported', 'partial'],
    vi: ['chấp thuận một phần', 'chấp nhận một phần', 'một phần'],
  },
  noted: { en: ['noted'], vi: ['ghi nhận'] },
  pending: { en: ['pending'], vi: ['chưa trả lời', 'đang xem xét'] },
};

const MECHANISM_WORDS: Record<Mechanism, Words> = {
  UPR: { en: ['UPR', 'universal periodic review'], vi: ['rà soát định kỳ phổ quát', 'rà soát định kỳ'] },
  CCPR: { en: ['CCPR', 'ICCPR', 'human rights committee'], vi: ['ủy ban nhân quyền'] },
  CESCR: { en: ['CESCR', 'ICESCR'], vi: [] },
  CERD: { en: ['CERD', 'ICERD'], vi: [] },
  CEDAW: { en: ['CEDAW'], vi: [] },
  CAT: { en: ['CAT', 'UNCAT'], vi: [] },
  CRC: { en: ['CRC', 'UNCRC'], vi: [] },
  CMW: { en: ['CMW', 'ICMW'], vi: [] },
  CRPD: { en: ['CRPD', 'UNCRPD'], vi: [] },
  CED: { en: ['CED', 'ICPPED'], vi: [] },
  SP: { en: ['SP', 'special procedure', 'special procedures'], vi: ['thủ tục đặc biệt'] },
};

/** Yes and no, of `verified:` and of the filters that need no value. */
export const YES_NO: Choice[] = [
  { value: 'yes', words: { en: ['yes', 'true'], vi: ['có', 'rồi', 'đã'] } },
  { value: 'no', words: { en: ['no', 'false'], vi: ['chưa', 'không'] } },
];

/** That there is none of something. */
export const NONE_CHOICE: Choice = { value: NONE, words: { en: ['none'], vi: ['không', 'không có', 'chưa có'] } };

/** Days that have a word. */
export const DAY_WORDS: Choice[] = [
  { value: 'today', words: { en: ['today'], vi: ['hôm nay'] } },
  { value: 'tomorrow', words: { en: ['tomorrow'], vi: ['ngày mai'] } },
  { value: 'yesterday', words: { en: ['yesterday'], vi: ['hôm qua'] } },
  { value: 'none', words: { en: ['none', 'never', 'no'], vi: ['không', 'chưa', 'không có', 'chưa có'] } },
];

const choices = <T extends string>(values: readonly T[], words: Record<T, Words>): Choice[] =>
  values.map((value) => ({ value, words: words[value] }));

/**
 * The filters of `/rec list`: the one table that parsing, suggestions and help are made from. A word may be of several
 * words ("cơ quan"); what it means is described in the catalogue (query.filter).
 */
export const FILTERS: Record<Field, FilterEntry> = {
  review: {
    words: { en: ['review'], vi: ['rà soát', 'đợt rà soát'] },
    kind: 'named',
    examples: { en: ['review:upr-2014', 'review:A/HRC/26/6'], vi: ['rà soát:upr-2014', 'rà soát:A/HRC/26/6'] },
  },
  mechanism: {
    words: { en: ['mechanism'], vi: ['cơ chế'] },
    kind: 'choice',
    choices: choices(MECHANISMS, MECHANISM_WORDS),
    examples: { en: ['mechanism:upr', 'mechanism:ccpr,cat'], vi: ['cơ chế:upr', 'cơ chế:ccpr,cat'] },
  },
  agency: {
    words: { en: ['agency'], vi: ['cơ quan'] },
    kind: 'named',
    examples: {
      en: ['agency:moj', 'agency:"ministry of justice"', 'agency:none'],
      vi: ['cơ quan:moj', 'cơ quan:"bộ tư pháp"', 'cơ quan:không'],
    },
  },
  lead: {
    words: { en: ['lead', 'lead agency'], vi: ['chủ trì', 'cơ quan chủ trì'] },
    kind: 'named',
    examples: { en: ['lead:moj', 'lead:none'], vi: ['chủ trì:moj', 'chủ trì:không'] },
  },
  status: {
    words: { en: ['status'], vi: ['trạng thái', 'tình trạng'] },
    kind: 'choice',
    choices: choices(STATUSES, STATUS_WORDS),
    examples: {
      en: ['status:"in progress"', '-status:implemented'],
      vi: ['trạng thái:"đang thực hiện"', '-trạng thái:"đã thực hiện"'],
    },
  },
  position: {
    words: { en: ['position'], vi: ['lập trường', 'quan điểm'] },
    kind: 'choice',
    choices: [...choices(POSITIONS, POSITION_WORDS), NONE_CHOICE],
    examples: {
      en: ['position:supported', '-position:noted'],
      vi: ['lập trường:"chấp thuận"', '-lập trường:"ghi nhận"'],
    },
  },
  theme: {
    words: { en: ['theme', 'themes'], vi: ['chủ đề'] },
    kind: 'named',
    examples: { en: ['theme:torture'], vi: ['chủ đề:torture'] },
  },
  state: {
    words: { en: ['state', 'states', 'country'], vi: ['quốc gia', 'nước'] },
    kind: 'named',
    examples: { en: ['state:belgium'], vi: ['quốc gia:belgium'] },
  },
  group: {
    words: { en: ['group', 'groups'], vi: ['nhóm', 'đối tượng'] },
    kind: 'named',
    examples: { en: ['group:children,women'], vi: ['nhóm:children,women'] },
  },
  sdg: {
    words: { en: ['sdg', 'sdgs', 'goal'], vi: ['mục tiêu'] },
    kind: 'sdg',
    examples: { en: ['sdg:16', 'sdg:5,16'], vi: ['mục tiêu:16', 'mục tiêu:5,16'] },
  },
  due: {
    words: { en: ['due'], vi: ['hạn', 'đến hạn', 'thời hạn'] },
    kind: 'day',
    examples: {
      en: ['due:<30d', 'due:2027-07', 'due:2027-07-01..2027-07-08', 'due:none'],
      vi: ['hạn:<30 ngày', 'hạn:7/2027', 'hạn:1/7/2027..8/7/2027', 'hạn:không'],
    },
  },
  updated: {
    words: { en: ['updated'], vi: ['cập nhật', 'báo cáo'] },
    kind: 'day',
    examples: { en: ['updated:<30d', 'updated:>3m,never'], vi: ['cập nhật:<30 ngày', 'cập nhật:>3 tháng,chưa'] },
  },
  verified: {
    words: { en: ['verified', 'checked'], vi: ['kiểm tra', 'xác nhận'] },
    kind: 'choice',
    choices: YES_NO,
    examples: { en: ['verified:no'], vi: ['kiểm tra:chưa'] },
  },
  mine: {
    words: { en: ['mine'], vi: ['của tôi'] },
    kind: 'flag',
    examples: { en: ['mine', 'mine overdue'], vi: ['của tôi', 'của tôi quá hạn'] },
  },
  overdue: {
    words: { en: ['overdue', 'late'], vi: ['quá hạn', 'trễ hạn'] },
    kind: 'flag',
    examples: { en: ['overdue', 'agency:moj overdue'], vi: ['quá hạn', 'cơ quan:moj quá hạn'] },
  },
};

export const FIELDS = Object.keys(FILTERS) as Field[];

/** The words of the filters. */
export const FIELD_WORDS = new Lexicon<Field>(FIELDS.map((field) => [field, FILTERS[field].words] as const));

/** The words of a filter's values, by their canonical spelling. */
export const CHOICE_WORDS = new Map<Field, Lexicon<string>>(
  FIELDS.map((field) => [field, lexiconOf(FILTERS[field].choices ?? [])] as const),
);
export const YES_NO_WORDS = lexiconOf(YES_NO);
export const DAY_LEXICON = lexiconOf(DAY_WORDS);
/** Of the filters whose values are agencies. */
export const NONE_WORDS = lexiconOf([NONE_CHOICE]);

function lexiconOf(table: Choice[]): Lexicon<string> {
  // The canonical spelling is itself a word: in_progress.
  return new Lexicon(
    table.flatMap(({ value, words }) => [[value, words] as const, [value, { en: [], vi: [value] }] as const]),
  );
}
