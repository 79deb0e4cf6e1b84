import type { FocalPointKind } from './agency.ts';
import type { Member } from './member.ts';
import { peopleByAgency } from './reminder-stakes.ts';

/** A focal point whose Slack account is closed: nobody is asked in their name any more. */
export interface LeftFocalPoint {
  member: Member;
  agencyId: string;
  kind: FocalPointKind;
  /** Who is reminded instead: the agency's other main focal points, else its alternates; none: the coordinating office */
  instead: Member[];
}

/** Those who have left and are still named, by the name of the person. */
export function leftFocalPoints(members: readonly Member[]): LeftFocalPoint[] {
  const people = peopleByAgency(members);
  return members
    .filter(({ isActive }) => !isActive)
    .flatMap((member) =>
      member.agencies.map(({ agencyId, kind }) => {
        const { mains = [], alternates = [] } = people.get(agencyId) ?? {};
        return { member, agencyId, kind, instead: mains.length > 0 ? mains : alternates };
      }),
    );
}
