import type { Language } from '../language.ts';
import { type CommandName, DIMENSIONS, type Dimension, type HelpTopic } from './command.ts';
import { Lexicon, type Words } from './words.ts';

/** The commands that have a word; `/rec` alone is home, and a reference alone is its card. */
export type WordedCommand = Exclude<CommandName, 'home'>;

interface CommandEntry {
  words: Words;
  topic: HelpTopic | null;
  /** What follows "/rec ", in each language; capitals stand for what is filled in */
  usage: Record<Language, string>;
  /** Whole commands that work */
  examples: Record<Language, readonly string[]>;
}

/** The commands of `/rec`: the one table that parsing, suggestions and help are made from. */
export const COMMANDS: Record<WordedCommand, CommandEntry> = {
  card: {
    words: { en: ['show', 'card'], vi: ['xem', 'mở'] },
    topic: null,
    usage: { en: 'REF', vi: 'SỐ' },
    examples: { en: ['/rec 143.5', '/rec upr-2014 143.5'], vi: ['/rec 143.5', '/rec upr-2014 143.5'] },
  },
  find: {
    words: { en: ['find', 'search'], vi: ['tìm', 'tìm kiếm', 'tra cứu'] },
    topic: 'find',
    usage: { en: 'find WORDS', vi: 'tìm TỪ' },
    examples: { en: ['/rec find death penalty', '/rec find tu phap'], vi: ['/rec tìm tử hình', '/rec tim tu phap'] },
  },
  list: {
    words: { en: ['list', 'ls'], vi: ['danh sách', 'ds', 'liệt kê'] },
    topic: 'list',
    usage: { en: 'list FILTERS', vi: 'danh sách BỘ LỌC' },
    examples: {
      en: ['/rec list agency:moj overdue', '/rec list due:<30d -status:implemented'],
      vi: ['/rec danh sách cơ quan:moj quá hạn', '/rec ds hạn:<30 ngày -trạng thái:"đã thực hiện"'],
    },
  },
  deadlines: {
    words: { en: ['deadlines'], vi: ['thời hạn', 'hạn'] },
    topic: 'deadlines',
    usage: { en: 'deadlines', vi: 'thời hạn' },
    examples: { en: ['/rec deadlines'], vi: ['/rec thời hạn'] },
  },
  manage: {
    words: { en: ['deadline', 'manage deadlines'], vi: ['quản lý thời hạn', 'quản lý hạn'] },
    topic: 'deadlines',
    usage: { en: 'deadline', vi: 'quản lý thời hạn' },
    examples: { en: ['/rec deadline'], vi: ['/rec quản lý thời hạn'] },
  },
  add: {
    words: { en: ['deadline add', 'add deadline', 'new deadline'], vi: ['thêm thời hạn', 'thêm hạn', 'thời hạn thêm'] },
    topic: 'deadlines',
    usage: { en: 'deadline add', vi: 'thêm thời hạn' },
    examples: { en: ['/rec deadline add'], vi: ['/rec thêm thời hạn'] },
  },
  preview: {
    words: { en: ['deadline preview', 'preview'], vi: ['xem trước thời hạn', 'xem trước', 'thời hạn xem trước'] },
    topic: 'deadlines',
    usage: { en: 'deadline preview [WORDS]', vi: 'xem trước thời hạn [TỪ]' },
    examples: {
      en: ['/rec deadline preview', '/rec deadline preview dialogue'],
      vi: ['/rec xem trước thời hạn', '/rec xem trước thời hạn đối thoại'],
    },
  },
  why: {
    words: { en: ['why'], vi: ['vì sao', 'tại sao'] },
    topic: 'why',
    usage: { en: 'why REF [@MEMBER]', vi: 'vì sao SỐ [@NGƯỜI]' },
    examples: { en: ['/rec why 143.5', '/rec why 143.5 @lan'], vi: ['/rec vì sao 143.5', '/rec vì sao 143.5 @lan'] },
  },
  history: {
    words: { en: ['history'], vi: ['lịch sử'] },
    topic: 'history',
    usage: { en: 'history REF', vi: 'lịch sử SỐ' },
    examples: { en: ['/rec history 143.5'], vi: ['/rec lịch sử 143.5'] },
  },
  progress: {
    words: { en: ['progress', 'stats'], vi: ['tiến độ', 'thống kê'] },
    topic: 'progress',
    usage: {
      en: 'progress [by agency|theme|review|status] [FILTERS]',
      vi: 'tiến độ [theo cơ quan|chủ đề|rà soát|trạng thái] [BỘ LỌC]',
    },
    examples: {
      en: ['/rec progress by agency', '/rec progress by theme review:upr-2014'],
      vi: ['/rec tiến độ theo cơ quan', '/rec tiến độ theo chủ đề rà soát:upr-2014'],
    },
  },
  update: {
    words: { en: ['update', 'report'], vi: ['cập nhật', 'báo cáo'] },
    topic: 'update',
    usage: { en: 'update REF', vi: 'cập nhật SỐ' },
    examples: { en: ['/rec update 143.5'], vi: ['/rec cập nhật 143.5'] },
  },
  settings: {
    words: { en: ['settings', 'preferences'], vi: ['cài đặt', 'thiết lập'] },
    topic: 'settings',
    usage: { en: 'settings', vi: 'cài đặt' },
    examples: { en: ['/rec settings'], vi: ['/rec cài đặt'] },
  },
  help: {
    words: { en: ['help', '?'], vi: ['trợ giúp', 'hướng dẫn'] },
    topic: null,
    usage: { en: 'help [TOPIC]', vi: 'trợ giúp [TÊN LỆNH]' },
    examples: { en: ['/rec help', '/rec help list'], vi: ['/rec trợ giúp', '/rec trợ giúp danh sách'] },
  },
};

/** The filters of a command such as "/rec list agency:moj"; empty where it has none. */
export function filtersOf(command: string): string {
  const { en, vi } = COMMANDS.list.words;
  const word = [...en, ...vi].find((one) => command.startsWith(`/rec ${one} `));
  return word === undefined ? '' : command.slice(`/rec ${word} `.length).trim();
}

export const WORDED_COMMANDS = Object.keys(COMMANDS) as WordedCommand[];

export const COMMAND_WORDS = new Lexicon<WordedCommand>(
  WORDED_COMMANDS.map((name) => [name, COMMANDS[name].words] as const),
);

/** What `/rec help` takes: the commands that have a topic of their own. */
export const TOPIC_WORDS = new Lexicon<HelpTopic>(
  WORDED_COMMANDS.flatMap((name) => {
    const { topic, words } = COMMANDS[name];
    return topic ? [[topic, words] as const] : [];
  }),
);

/** What progress is counted by. */
export const DIMENSION_TABLE: Record<Dimension, Words> = {
  agency: { en: ['agency', 'agencies'], vi: ['cơ quan', 'bộ ngành'] },
  theme: { en: ['theme', 'themes'], vi: ['chủ đề'] },
  review: { en: ['review', 'reviews'], vi: ['rà soát', 'đợt rà soát'] },
  status: { en: ['status'], vi: ['trạng thái', 'tình trạng'] },
};
export const DIMENSION_WORDS = new Lexicon<Dimension>(DIMENSIONS.map((by) => [by, DIMENSION_TABLE[by]] as const));

/** "by" of `progress by agency`. */
export const BY_WORDS = new Lexicon<'by'>([['by', { en: ['by'], vi: ['theo'] }]]);
