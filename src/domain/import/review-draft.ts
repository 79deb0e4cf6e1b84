import type { Day } from '../day.ts';
import { fold } from '../fold.ts';
import type { LocalizedText } from '../language.ts';
import type { Mechanism } from '../review.ts';
import type { ReviewDraft } from './content.ts';

const NAMES: Record<Mechanism, { en: string; vi: string }> = {
  UPR: { en: 'Universal Periodic Review', vi: 'Rà soát định kỳ phổ quát' },
  CCPR: { en: 'Human Rights Committee', vi: 'Ủy ban Nhân quyền' },
  CESCR: {
    en: 'Committee on Economic, Social and Cultural Rights',
    vi: 'Ủy ban về các quyền kinh tế, xã hội và văn hóa',
  },
  CERD: { en: 'Committee on the Elimination of Racial Discrimination', vi: 'Ủy ban Xóa bỏ phân biệt chủng tộc' },
  CEDAW: {
    en: 'Committee on the Elimination of Discrimination against Women',
    vi: 'Ủy ban Xóa bỏ phân biệt đối xử với phụ nữ',
  },
  CAT: { en: 'Committee against Torture', vi: 'Ủy ban Chống tra tấn' },
  CRC: { en: 'Committee on the Rights of the Child', vi: 'Ủy ban Quyền trẻ em' },
  CMW: { en: 'Committee on Migrant Workers', vi: 'Ủy ban về Lao động di trú' },
  CRPD: { en: 'Committee on the Rights of Persons with Disabilities', vi: 'Ủy ban về Quyền của người khuyết tật' },
  CED: { en: 'Committee on Enforced Disappearances', vi: 'Ủy ban về Mất tích cưỡng bức' },
  SP: { en: 'Special procedures', vi: 'Các thủ tục đặc biệt' },
};

// What a body is called in a cell, folded. The Subcommittee on Prevention of Torture is none of ours, though its name holds one of them.
const BODIES: [Mechanism, RegExp][] = [
  ['UPR', /\bupr\b|universal periodic review|ra soat dinh ky/],
  ['SP', /^(?:sr|wg|ie|sp)\b|special (?:rapporteur|procedure|representative)|independent expert|working group/],
  ['CCPR', /\bccpr\b|human rights committee/],
  ['CESCR', /\bcescr\b|economic, social and cultural/],
  ['CERD', /\bcerd\b|racial discrimination/],
  ['CEDAW', /\bcedaw\b|discrimination against women/],
  ['CAT', /\bcat\b|committee against torture/],
  ['CRC', /\bcrc\b|rights of the child/],
  ['CMW', /\bcmw\b|migrant workers/],
  ['CRPD', /\bcrpd\b|persons with disabilities/],
  ['CED', /\bced\b|enforced disappearances/],
];

/** The mechanism that a body's name or abbreviation means: "UPR", "Human Rights Committee", "SR Housing". Null when it is none. */
export function mechanismOfBody(name: string): Mechanism | null {
  const folded = fold(name);
  if (/\bspt\b|subcommittee/.test(folded)) return null;
  return BODIES.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}

/** The treaty body that a document symbol begins with: CCPR/C/VNM/CO/4, E/C.12/…; null for other symbols. */
export function mechanismOfSymbol(symbol: string): Mechanism | null {
  if (/^E\/C\.12\//i.test(symbol)) return 'CESCR';
  const body = /^(CCPR|CERD|CEDAW|CAT|CRC|CMW|CRPD|CED)\/C\//i.exec(symbol)?.[1];
  return (body?.toUpperCase() as Mechanism | undefined) ?? null;
}

/** A review as UHRI tells of it: by its document. */
export function documentReview(document: {
  mechanism: Mechanism;
  symbol: string;
  published: Day | null;
  session: string | null;
}): ReviewDraft {
  const { mechanism, symbol, published, session } = document;
  const year = published?.slice(0, 4) ?? null;
  const cycle = mechanism === 'UPR' ? cycleOf(session) : (/\/CO\/([\d-]+)/.exec(symbol)?.[1] ?? null);
  return {
    mechanism,
    code: `${mechanism.toLowerCase()}-${year ?? slug(symbol)}`,
    title: mechanism === 'UPR' ? uprTitle(symbol, session, cycle) : committeeTitle(mechanism, symbol, year),
    symbol,
    cycle,
    session,
  };
}

/** A review as UPR Info tells of it: by its session, with the State under review. */
export function sessionReview(session: string, state: string): ReviewDraft {
  const inVietnamese = fold(state) === 'viet nam' ? 'Việt Nam' : state;
  return {
    mechanism: 'UPR',
    code: `upr-s${slug(session)}`,
    title: {
      en: `${NAMES.UPR.en}, session ${session}${state && ` (${state})`}`,
      vi: `${NAMES.UPR.vi}, khóa ${session}${state && ` (${inVietnamese})`}`,
    },
    symbol: null,
    cycle: cycleOf(session),
    session,
  };
}

/** The UPR cycle of a session of its Working Group: 1–12 were the first, then fourteen each (OHCHR's calendar). */
function cycleOf(session: string | null): string | null {
  const number = Number(session);
  if (!session || !Number.isInteger(number) || number < 1 || number > 54) return null;
  return number <= 12 ? 'I' : number <= 26 ? 'II' : number <= 40 ? 'III' : 'IV';
}

function uprTitle(symbol: string, session: string | null, cycle: string | null): LocalizedText {
  return {
    en: `${NAMES.UPR.en}${cycle ? `, cycle ${cycle}` : ''}${session ? `, session ${session}` : ''} (${symbol})`,
    vi: `${NAMES.UPR.vi}${cycle ? `, chu kỳ ${cycle}` : ''}${session ? `, khóa ${session}` : ''} (${symbol})`,
  };
}

function committeeTitle(mechanism: Mechanism, symbol: string, year: string | null): LocalizedText {
  const document = mechanism === 'SP' ? 'recommendations' : 'concluding observations';
  return {
    en: `${NAMES[mechanism].en}, ${document}${year ? ` of ${year}` : ''} (${symbol})`,
    vi: `${NAMES[mechanism].vi}, khuyến nghị${year ? ` năm ${year}` : ''} (${symbol})`,
  };
}

function slug(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
