import type { Db } from '../../src/db/client.ts';
import { fromDay } from '../../src/db/days.ts';
import { refreshSearchText } from '../../src/db/search-text.ts';
import { readVocabulary } from '../../src/db/vocabulary.ts';
import { addDays } from '../../src/domain/day.ts';
import type { Filter } from '../../src/domain/query/command.ts';
import { parseFilter } from '../../src/domain/query/parse-filter.ts';
import type { Viewer } from '../../src/domain/query/passes.ts';
import { resolveFilter } from '../../src/domain/query/resolve.ts';
import { STATUSES } from '../../src/domain/recommendation.ts';
import { referenceKey, referenceSort } from '../../src/domain/reference.ts';

export const TODAY = '2026-11-21';
export const ZONE = 'Asia/Ho_Chi_Minh';

export const LONG_TEXT = `Bảo đảm ${'quyền của mọi người được xét xử công bằng, '.repeat(500)}kết thúc.`;

/** Texts that break what is built carelessly. */
const ODD_TEXTS = [
  'Raise the share to 100% of "remote" schools',
  "Publish the State's report_card by 2027",
  'Keep the path C:\\records\\new and the mark \\%',
  LONG_TEXT,
  '\'; DROP TABLE "Recommendation"; --',
];
const SUBJECTS = [
  [
    'Consider ratifying the Second Optional Protocol on the death penalty',
    'Cân nhắc phê chuẩn Nghị định thư về án tử hình',
  ],
  ['Accede to the Convention against Torture', 'Gia nhập Công ước chống tra tấn'],
  ['Strengthen access to justice for persons with disabilities', 'Tăng cường tiếp cận công lý của người khuyết tật'],
  ['Continue to reduce poverty in rural areas', 'Tiếp tục giảm nghèo ở nông thôn'],
] as const;
const THEMES = [
  ['Death penalty', 'International instruments'],
  ['Torture and ill-treatment'],
  ['Access to justice'],
  [],
];

/** A workspace with two reviews, four agencies and about 300 recommendations, made without chance. */
export async function fillWorkspace(db: Db, workspaceId: string) {
  await db.workspace.create({ data: { id: workspaceId, name: workspaceId } });
  const agency = async (code: string, nameEn: string, nameVi: string) =>
    (await db.agency.create({ data: { workspaceId, code, nameEn, nameVi, level: 'central' } })).id;
  const moj = await agency('MOJ', 'Ministry of Justice', 'Bộ Tư pháp');
  const mps = await agency('MPS', 'Ministry of Public Security', 'Bộ Công an');
  const spc = await agency('SPC', "Supreme People's Court", 'Tòa án nhân dân tối cao');
  const upr = await db.review.create({
    data: {
      workspaceId,
      code: 'upr-2014',
      mechanism: 'UPR',
      titleEn: 'UPR, second cycle',
      titleVi: 'UPR chu kỳ II',
      symbol: 'A/HRC/26/6',
    },
  });
  const ccpr = await db.review.create({
    data: {
      workspaceId,
      code: 'ccpr-2025',
      mechanism: 'CCPR',
      titleEn: 'Fourth report under the Covenant',
      titleVi: 'Báo cáo ICCPR lần 4',
      symbol: 'CCPR/C/VNM/CO/4',
    },
  });

  const uprReferences = Array.from({ length: 227 }, (_, n) => `143.${n + 1}`);
  const ccprReferences = [
    ...Array.from({ length: 60 }, (_, n) => `${n + 5}`),
    '24 (a)',
    '24 (b)',
    '24 (b) (ii)',
    'S5-12',
    'S5-13',
    'I.A.3',
    'II.B.10',
  ];
  const rows = [
    ...uprReferences.map((r) => [upr.id, r] as const),
    ...ccprReferences.map((r) => [ccpr.id, r] as const),
  ].map(([reviewId, reference], n) => {
    const [textEn, textVi] = SUBJECTS[n % 4] as (typeof SUBJECTS)[number];
    const status = STATUSES[n % 7 < 4 ? n % 4 : 1] as (typeof STATUSES)[number];
    return {
      workspaceId,
      reviewId,
      reference,
      referenceKey: referenceKey(reference),
      referenceSort: referenceSort(reference),
      paragraph: reference,
      textEn: n % 50 === 49 ? (ODD_TEXTS[Math.floor(n / 50)] ?? textEn) : textEn,
      textVi: n % 5 === 4 ? null : textVi,
      recommendingStates:
        reviewId === upr.id ? [n % 2 ? 'Djibouti' : "Côte d'Ivoire", 'Sweden'].slice(0, 1 + (n % 2)) : [],
      themes: THEMES[n % 4] ?? [],
      affectedGroups: n % 4 === 2 ? ['Persons with disabilities'] : [],
      sdgs: n % 3 === 0 ? [16] : n % 3 === 1 ? [5, 10] : [],
      covenantArticles: [],
      position: reviewId === upr.id ? (n % 4 === 0 ? ('noted' as const) : ('supported' as const)) : null,
      leadAgencyId: [moj, mps, spc, null][n % 4] ?? null,
      dueDate: n % 6 === 5 ? null : fromDay(addDays(TODAY, (n % 90) - 30)),
      status,
      committeeGrades: [],
      lastUpdateAt: n % 3 === 0 ? new Date(Date.UTC(2026, 10, 1 + (n % 20), 17, 30)) : null,
      lastUpdateVerified: n % 6 === 0,
    };
  });
  await db.recommendation.createMany({ data: rows });
  const first = await db.recommendation.findFirstOrThrow({ where: { workspaceId, reference: '143.2' } });
  await db.recommendationSupport.create({ data: { workspaceId, recommendationId: first.id, agencyId: moj } });
  await refreshSearchText(db, workspaceId);
  return { rows, agencies: { moj, mps, spc }, reviews: { upr: upr.id, ccpr: ccpr.id } };
}

export function viewerOf(agencyIds: string[]): Viewer {
  return { agencyIds, today: TODAY, timeZone: ZONE };
}

/** A filter as a member would type it, resolved in a workspace. */
export async function filterOf(db: Db, workspaceId: string, text: string): Promise<Filter> {
  const parsed = parseFilter(text, TODAY);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistake));
  const resolved = resolveFilter(parsed.value, await readVocabulary(db, workspaceId));
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.mistake));
  return resolved.value;
}
