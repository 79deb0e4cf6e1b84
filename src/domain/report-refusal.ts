import { UserError } from '../errors.ts';
import type { Recommendation } from './recommendation.ts';

/** That a member may not report on a recommendation, with what says who may. */
export function reportRefusal({ reference, leadAgency }: Pick<Recommendation, 'reference' | 'leadAgency'>): UserError {
  // What is told in a message must not be able to ping or link.
  const told = (text: string) => text.replace(/[<>]/g, '').slice(0, 200);
  return new UserError('not_allowed', 'This member may not report on this recommendation', {
    reference: told(reference),
    ...(leadAgency && { leadEn: told(leadAgency.name.en), leadVi: told(leadAgency.name.vi ?? leadAgency.name.en) }),
  });
}

/** That a member may report on nothing at all: they are no focal point. */
export function noAgency(): UserError {
  return new UserError('no_agency', 'This member is not the focal point of an agency');
}
