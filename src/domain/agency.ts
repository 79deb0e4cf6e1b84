import type { LocalizedText } from './language.ts';

export const AGENCY_LEVELS = ['central', 'local'] as const;
export type AgencyLevel = (typeof AGENCY_LEVELS)[number];

export interface Agency {
  id: string;
  /** What members type, upper case: "MOJ" */
  code: string;
  name: LocalizedText;
  level: AgencyLevel;
}

export const FOCAL_POINT_KINDS = ['main', 'alternate'] as const;
export type FocalPointKind = (typeof FOCAL_POINT_KINDS)[number];
