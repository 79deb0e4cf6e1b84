import type { Status } from './recommendation.ts';

/** What an agency reported on a recommendation at one time. */
export interface Update {
  id: string;
  recommendationId: string;
  author: { memberId: string; slackUserId: string; name: string };
  agencyCode: string | null;
  previousStatus: Status;
  status: Status;
  results: string;
  difficulties: string;
  proposals: string;
  /** Links */
  evidence: string[];
  reportedAt: Date;
  verifiedAt: Date | null;
  verifiedBy: string | null;
}
