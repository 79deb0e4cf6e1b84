import type { Member } from './member.ts';
import type { Recommendation } from './recommendation.ts';

export const ACTIONS = [
  'look_up',
  'update',
  'verify',
  'assign',
  'import',
  'manage_deadlines',
  'manage_members',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What the answer depends on beside the person: the agencies of the recommendation, where there is one. */
export type Subject = Pick<Recommendation, 'leadAgency' | 'supportingAgencies'>;
type Rule = (member: Member, subject: Subject | undefined) => boolean;

const always: Rule = () => true;
const never: Rule = () => false;
const ofOwnAgency: Rule = (member, subject) => {
  if (!subject) return member.agencies.length > 0;
  const concerned = [subject.leadAgency, ...subject.supportingAgencies].flatMap((agency) =>
    agency ? [agency.id] : [],
  );
  return member.agencies.some(({ agencyId }) => concerned.includes(agencyId));
};

/** Who may what: the one table. Asked at the moment of acting, never remembered. */
const TABLE: Record<Member['role'], Record<Action, Rule>> = {
  coordinator: {
    look_up: always,
    update: always,
    verify: always,
    assign: always,
    import: always,
    manage_deadlines: always,
    manage_members: always,
  },
  focal_point: {
    look_up: always,
    update: ofOwnAgency,
    verify: never,
    assign: never,
    import: never,
    manage_deadlines: never,
    manage_members: never,
  },
  observer: {
    look_up: always,
    update: never,
    verify: never,
    assign: never,
    import: never,
    manage_deadlines: never,
    manage_members: never,
  },
};

/** Whether a member may do something. Guests, people of other organisations and closed accounts may nothing. */
export function may(member: Member, action: Action, subject?: Subject): boolean {
  if (isOutsider(member)) return false;
  return TABLE[member.role][action](member, subject);
}

/** People to whom the group's data is not shown at all. */
export function isOutsider(member: Pick<Member, 'isGuest' | 'isExternal' | 'isActive'>): boolean {
  return member.isGuest || member.isExternal || !member.isActive;
}
