import type { Agency } from './agency.ts';
import type { Day } from './day.ts';
import type { LocalizedText } from './language.ts';
import type { Review } from './review.ts';

/** What was done. In the order in which it grows; "implemented" is the only one that is not open. */
export const STATUSES = ['not_started', 'in_progress', 'partially_implemented', 'implemented'] as const;
export type Status = (typeof STATUSES)[number];

/** What the State answered (UPR only). Never mixed with the status. */
export const POSITIONS = ['supported', 'supported_in_part', 'noted', 'pending'] as const;
export type Position = (typeof POSITIONS)[number];

export const TASK_GROUPS = ['legal_framework', 'dissemination', 'international_cooperation', 'reporting'] as const;
export type TaskGroup = (typeof TASK_GROUPS)[number];

/** What the Committee thought of the follow-up (CCPR): A largely satisfactory … E contrary to the recommendation. */
export const COMMITTEE_GRADES = ['A', 'B', 'C', 'D', 'E'] as const;
export type CommitteeGrade = (typeof COMMITTEE_GRADES)[number];

/** One numbered paragraph of a UPR report or of concluding observations, with where it stands. */
export interface Recommendation {
  id: string;
  review: Review;
  /** What members call it: "143.5", "24 (a)" */
  reference: string;
  paragraph: string | null;
  text: LocalizedText;
  recommendingStates: string[];
  themes: string[];
  affectedGroups: string[];
  /** 1 to 17 */
  sdgs: number[];
  covenantArticles: string[];
  position: Position | null;
  leadAgency: Agency | null;
  supportingAgencies: Agency[];
  taskGroup: TaskGroup | null;
  dueDate: Day | null;
  status: Status;
  committeeGrades: CommitteeGrade[];
  annotationId: string | null;
  version: number;
  lastUpdateAt: Date | null;
  lastUpdateVerified: boolean;
}

/** Whether something remains to be done on it. */
export function isOpen(recommendation: Pick<Recommendation, 'status'>): boolean {
  return recommendation.status !== 'implemented';
}

/** Whether it is open after its due date; on the day itself it is not yet overdue. */
export function isOverdue(recommendation: Pick<Recommendation, 'status' | 'dueDate'>, today: Day): boolean {
  return isOpen(recommendation) && recommendation.dueDate !== null && recommendation.dueDate < today;
}
