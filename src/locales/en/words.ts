import type { AgencyLevel, FocalPointKind } from '../../domain/agency.ts';
import type { DeadlineKind } from '../../domain/deadline.ts';
import type { Role } from '../../domain/member.ts';
import type { CommitteeGrade, Position, Status, TaskGroup } from '../../domain/recommendation.ts';
import type { Mechanism } from '../../domain/review.ts';

/** The field's own words, by the value that the records hold. */
export const words = {
  status: {
    not_started: 'Not started',
    in_progress: 'In progress',
    partially_implemented: 'Partially implemented',
    implemented: 'Implemented',
  } as Record<Status, string>,
  /** The parts of an update, wherever one is shown or typed */
  field: {
    status: 'Status',
    results: 'Results achieved',
    difficulties: 'Difficulties',
    proposals: 'Proposals',
    evidence: 'Evidence',
  },
  position: {
    supported: 'Supported',
    supported_in_part: 'Supported in part',
    noted: 'Noted',
    pending: 'Pending',
  } as Record<Position, string>,
  taskGroup: {
    legal_framework: 'Legal framework',
    dissemination: 'Dissemination, education and training',
    international_cooperation: 'International cooperation',
    reporting: 'Reporting',
  } as Record<TaskGroup, string>,
  grade: {
    A: 'Largely satisfactory',
    B: 'Partially satisfactory',
    C: 'Not satisfactory',
    D: 'No cooperation',
    E: 'Contrary to the recommendation',
  } as Record<CommitteeGrade, string>,
  mechanism: {
    UPR: 'Universal Periodic Review',
    CCPR: 'Human Rights Committee',
    CESCR: 'Committee on Economic, Social and Cultural Rights',
    CERD: 'Committee on the Elimination of Racial Discrimination',
    CEDAW: 'Committee on the Elimination of Discrimination against Women',
    CAT: 'Committee against Torture',
    CRC: 'Committee on the Rights of the Child',
    CMW: 'Committee on Migrant Workers',
    CRPD: 'Committee on the Rights of Persons with Disabilities',
    CED: 'Committee on Enforced Disappearances',
    SP: 'Special procedures',
  } as Record<Mechanism, string>,
  deadlineKind: {
    dialogue_session: 'Dialogue session',
    follow_up_report: 'Follow-up report',
    mid_term_report: 'Mid-term report',
    periodic_report: 'Periodic report',
    agency_plan: 'Agency plan',
  } as Record<DeadlineKind, string>,
  role: { coordinator: 'Coordinator', focal_point: 'Focal point', observer: 'Observer' } as Record<Role, string>,
  focalPointKind: { main: 'Main focal point', alternate: 'Alternate' } as Record<FocalPointKind, string>,
  agencyLevel: { central: 'Central', local: 'Local' } as Record<AgencyLevel, string>,
};
