import type { FocalPointKind } from './agency.ts';
import type { Language } from './language.ts';
import type { Days } from './working-day.ts';

export const ROLES = ['coordinator', 'focal_point', 'observer'] as const;
export type Role = (typeof ROLES)[number];

/** A person of the Slack workspace, as the working group knows them. */
export interface Member {
  id: string;
  workspaceId: string;
  slackUserId: string;
  name: string;
  role: Role;
  /** Resolved: their own setting, else the first guess (domain/language.ts). */
  language: Language;
  /** Their own setting; null until they choose. */
  chosenLanguage: Language | null;
  timeZone: string;
  reminderHour: number;
  /** The days of the week on which they are reminded: 1 (Monday) to 7 */
  reminderDays: number[];
  /** When they are away, and were: what they were told before they left depends on it */
  absences: Days[];
  isGuest: boolean;
  isExternal: boolean;
  isActive: boolean;
  /** The agencies they are a focal point of, main ones first. */
  agencies: { agencyId: string; code: string; kind: FocalPointKind }[];
}
