import { plural } from '../plural.ts';
import { withThe } from './article.ts';

/** "Not mine": handing recommendations back, and what becomes of it. What comes from the records is given already escaped. */
export const reassignment = {
  form: {
    title: 'Not Mine',
    submit: 'Hand Back',
    intro: 'The coordinating office decides. Until then you are not reminded of what you hand back.',
    recommendations: 'Recommendations',
    recommendationsHint: (most: number) => `At most ${most} at once.`,
    reason: 'Why they are not yours',
    reasonHint: 'The coordinating office reads it. If you know whose they are, name the agency.',
    chooseOne: 'Choose at least one recommendation.',
    reasonMissing: 'Say in a few words why.',
  },
  /** To who hands back what was handed back before, or is not theirs any more */
  already: (references: string[]) => `${references.join(', ')}: handed back already; the coordinating office decides.`,
  notTheirs: (references: string[]) =>
    `${references.join(', ')}: not with your agency any more, so nothing was handed back.`,
  nothingToHandBack: 'Nothing in this message is open and with your agency, so there is nothing to hand back.',
  replaced: (day: string) => `A newer reminder, of ${day}, stands in this one’s place. Hand back from that one.`,

  request: {
    title: (name: string, count: number) =>
      `${name} hands back ${plural(count, 'recommendation', 'recommendations')} as not theirs`,
    /** All of it is decided */
    titleDecided: (name: string, count: number) =>
      `Decided: what ${name} handed back, ${plural(count, 'recommendation', 'recommendations')}`,
    asked: (name: string, agency: string, when: string) => `${name}, ${agency} · ${when}`,
    from: (agency: string) => `with ${withThe(agency)} until you decide`,
    choose: 'Choose an agency',
    reassign: 'Reassign',
    keep: 'Keep',
    kept: (agency: string, name: string, when: string) => `Stays with ${withThe(agency)}, as ${name} decided ${when}`,
    given: (agency: string, name: string, when: string) => `Given to ${withThe(agency)} by ${name} ${when}`,
    anotherAgency: 'another agency',
    somebody: 'a coordinator',
    chooseFirst: 'Choose the agency to give it to first, then Reassign.',
    sameAgency: (reference: string, agency: string) =>
      `${reference} is with ${withThe(agency)} already, who hand it back. Choose another agency, or Keep.`,
    noLongerTheirs: (reference: string, agency: string) =>
      `${reference} is not with ${withThe(agency)} any more, so there is nothing to give on. Keep closes the request.`,
    already: (outcome: string) => `Decided before. ${outcome}.`,
  },

  /** To who handed it back */
  decisions: {
    title: (count: number) =>
      `The coordinating office has decided on ${plural(count, 'recommendation', 'recommendations')} that you handed back`,
    kept: (reference: string, agency: string) => `*${reference}* stays with ${withThe(agency)}`,
    given: (reference: string, agency: string) => `*${reference}* is now with ${withThe(agency)}`,
    by: (name: string, when: string) => `${name} · ${when}`,
  },

  /** To the focal points of the agency that it was given to */
  assigned: {
    title: (count: number) => `${plural(count, 'recommendation is', 'recommendations are')} now with your agency`,
    from: (agency: string, name: string, when: string) => `from ${withThe(agency)} · ${name} · ${when}`,
    footer: 'you will be reminded of them when a deadline comes near',
  },
  more: (count: number) => `and ${count} more`,
};
