import type { Day } from './day.ts';
import type { LocalizedText } from './language.ts';

/** UPR; the treaty bodies; SP for special procedures. */
export const MECHANISMS = ['UPR', 'CCPR', 'CESCR', 'CERD', 'CEDAW', 'CAT', 'CRC', 'CMW', 'CRPD', 'CED', 'SP'] as const;
export type Mechanism = (typeof MECHANISMS)[number];

/** One examination by a mechanism. */
export interface Review {
  id: string;
  /** What members type, lower case: "upr-2014" */
  code: string;
  mechanism: Mechanism;
  title: LocalizedText;
  /** UN document symbol */
  symbol: string | null;
  cycle: string | null;
  session: string | null;
  dialogueFrom: Day | null;
  dialogueTo: Day | null;
}
