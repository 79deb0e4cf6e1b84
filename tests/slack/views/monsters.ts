import type { Agency } from '../../../src/domain/agency.ts';
import type { Deadline } from '../../../src/domain/deadline.ts';
import type { Member } from '../../../src/domain/member.ts';
import type { Progress, ProgressRow } from '../../../src/domain/progress.ts';
import type { Recommendation } from '../../../src/domain/recommendation.ts';
import type { Update } from '../../../src/domain/update.ts';
import { catalogueOf } from '../../../src/locales/catalogue.ts';
import type { Reader } from '../../../src/slack/views/reader.ts';

export const TODAY = '2026-11-18';
export const NOW = new Date('2026-11-18T03:00:00Z');

export const READERS: Reader[] = (['en', 'vi'] as const).map((language) => ({
  words: catalogueOf(language),
  today: TODAY,
  timeZone: 'Asia/Ho_Chi_Minh',
}));

/** Texts that break what is built carelessly, each as long as asked. */
export const NASTY = {
  markup: '<!channel> & <@U1> <https://evil.example|click> *bold* _x_ ~y~ `code` ```pre``` > quote :smile: ',
  ampersands: '&',
  stars: '*',
  arabic: 'توصي اللجنة بأن تصدق الدولة الطرف على البروتوكول الاختياري ',
  override: '\u202Eevil\u202C text \u2066isolated ',
  emoji: '👨‍👩‍👧‍👦🇻🇳👍🏽',
  marks: 'Bảo đảm quyền được xét xử công bằng '.normalize('NFD'),
  zalgo: `z${'\u0301'.repeat(300)}`,
  oneWord: 'x',
  controls: 'a\u0000b\u0007c\u001bd\n\t',
  breaks: '\n\n\n',
} as const;
export type Nasty = keyof typeof NASTY;
export const NASTIES = Object.keys(NASTY) as Nasty[];

export function long(kind: Nasty, length = 20_000): string {
  const piece = NASTY[kind];
  return `Text ${piece.repeat(Math.ceil(length / piece.length))}`.slice(0, length).replace(/[\uD800-\uDBFF]$/, 'x');
}

export function monsterAgency(kind: Nasty, n: number): Agency {
  return { id: `agency-${n}`, code: `A${n}`, name: { en: long(kind, 300), vi: long(kind, 300) }, level: 'central' };
}

export function monster(kind: Nasty, parts: Partial<Recommendation> = {}): Recommendation {
  const names = (count: number) => Array.from({ length: count }, (_, n) => `${long(kind, 90)} ${n}`);
  return {
    id: '7d1f0c52-3c8e-4d0f-9d86-1f6f0a000001',
    review: {
      id: 'review',
      code: 'upr-2014',
      mechanism: 'UPR',
      title: { en: long(kind, 400), vi: long(kind, 400) },
      symbol: long(kind, 200),
      cycle: long(kind, 80),
      session: null,
      dialogueFrom: null,
      dialogueTo: null,
    },
    reference: long(kind, 300),
    paragraph: long(kind, 300),
    text: { en: long(kind), vi: long(kind) },
    recommendingStates: names(60),
    themes: names(40),
    affectedGroups: names(40),
    sdgs: Array.from({ length: 17 }, (_, n) => n + 1),
    covenantArticles: names(27),
    position: 'noted',
    leadAgency: monsterAgency(kind, 0),
    supportingAgencies: Array.from({ length: 70 }, (_, n) => monsterAgency(kind, n + 1)),
    taskGroup: null,
    dueDate: '2026-10-08',
    status: 'in_progress',
    committeeGrades: ['A', 'B', 'C', 'D', 'E'],
    annotationId: null,
    version: 3,
    lastUpdateAt: new Date('2026-11-03T02:00:00Z'),
    lastUpdateVerified: false,
    ...parts,
  };
}

/** A recommendation as most are. */
export function plainOne(parts: Partial<Recommendation> = {}): Recommendation {
  return monster('oneWord', {
    reference: '143.5',
    paragraph: '143.5',
    text: {
      en: 'Consider ratifying the Second Optional Protocol',
      vi: 'Cân nhắc phê chuẩn Nghị định thư không bắt buộc thứ hai',
    },
    review: {
      ...monster('oneWord').review,
      title: { en: 'UPR, second cycle', vi: 'UPR chu kỳ II' },
      symbol: 'A/HRC/26/6',
      cycle: 'II',
    },
    recommendingStates: ['Djibouti'],
    themes: ['Death penalty', 'International instruments'],
    affectedGroups: [],
    sdgs: [16],
    covenantArticles: [],
    leadAgency: { id: 'moj', code: 'MOJ', name: { en: 'Ministry of Justice', vi: 'Bộ Tư pháp' }, level: 'central' },
    supportingAgencies: [
      { id: 'mps', code: 'MPS', name: { en: 'Ministry of Public Security', vi: 'Bộ Công an' }, level: 'central' },
    ],
    dueDate: '2027-07-07',
    committeeGrades: [],
    ...parts,
  });
}

export function monsterUpdate(kind: Nasty, parts: Partial<Update> = {}): Update {
  return {
    id: '7d1f0c52-3c8e-4d0f-9d86-1f6f0a0000aa',
    recommendationId: monster(kind).id,
    author: { memberId: 'm', slackUserId: 'U0MOJ01', name: long(kind, 300) },
    agencyCode: 'MOJ',
    previousStatus: 'not_started',
    status: 'in_progress',
    results: long(kind, 3000),
    difficulties: long(kind, 3000),
    proposals: long(kind, 3000),
    evidence: Array.from({ length: 20 }, (_, n) => `https://example.org/${long(kind, 1500)}?a=1&b=${n}`),
    reportedAt: new Date('2026-11-03T02:00:00Z'),
    verifiedAt: new Date('2026-11-04T02:00:00Z'),
    verifiedBy: long(kind, 300),
    ...parts,
  };
}

export function monsterDeadline(kind: Nasty, n = 0): Deadline {
  return {
    id: `deadline-${n}`,
    kind: 'dialogue_session',
    title: { en: long(kind, 400), vi: long(kind, 400) },
    date: n % 2 ? '2027-07-07' : '2026-11-01',
    coverage: `theme:"${long(kind, 900)}"`,
    time: n % 3 ? { at: '17:00', timeZone: 'Europe/Zurich' } : null,
    doneBy: n % 3 ? { kind: 'tick', statement: { en: long(kind, 400), vi: long(kind, 400) } } : { kind: 'update' },
    countsFrom: '2026-10-01',
    audience: { supporting: false, memberIds: [] },
    schedule: [60, 30, 14, 7, 3, 1, 0],
    escalation: { alternates: 30, coordinators: 53 },
    repeat: n % 2 ? { months: 18, from: '2026-01-01' } : null,
    channelId: null,
    closedAt: null,
    createdAt: new Date('2026-01-01T00:00:00Z'),
    scheduledAt: new Date('2026-01-01T00:00:00Z'),
    version: 1,
  };
}

export function monsterProgress(kind: Nasty, by: Progress['by'], rows: number): Progress {
  const counts = { not_started: 3, in_progress: 4, partially_implemented: 2, implemented: 5 };
  const row = (n: number): ProgressRow => ({
    key: n === 7 ? null : `${long(kind, 60)}${n}`,
    label: by === 'theme' || n === 7 ? null : { en: long(kind, 300), vi: long(kind, 300) },
    counts,
    total: 14,
    overdue: 3,
    updatedLately: 2,
  });
  return {
    by,
    rows: Array.from({ length: rows }, (_, n) => row(n)),
    totals: { counts, total: 14 * rows, overdue: 3 * rows, updatedLately: 9 },
  };
}

export function someone(parts: Partial<Member> = {}): Member {
  return {
    id: 'member',
    workspaceId: 'T1',
    slackUserId: 'U0MOJ01',
    name: 'Nguyễn Văn A',
    role: 'focal_point',
    language: 'en',
    chosenLanguage: null,
    timeZone: 'Asia/Ho_Chi_Minh',
    reminderHour: 9,
    reminderDays: [1, 2, 3, 4, 5],
    absences: [],
    isGuest: false,
    isExternal: false,
    isActive: true,
    agencies: [{ agencyId: 'moj', code: 'MOJ', kind: 'main' }],
    ...parts,
  };
}
