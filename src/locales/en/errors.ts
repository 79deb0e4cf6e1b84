import { withThe } from './article.ts';

type Details = Record<string, string | number>;

/** What goes wrong, and how to mend it. `reference` is the id under which the log has the details. */
export const errors = {
  /** To guests, people of other organisations and closed accounts: no data at all */
  outsider: (workspace: string) =>
    `Rapporteur serves the members of ${workspace || 'one working group'}. Guests and people of other organisations cannot see its records. If you should have access, please ask your coordinating office.`,
  unknown: (reference: string) =>
    `This did not work because of a fault in Rapporteur, not of yours. Nothing that was stored is lost. Please give your coordinating office the reference ${reference}.`,
  unknownInForm: (reference: string) =>
    `What you sent was not stored, because of a fault in Rapporteur. What you wrote is still in the form: copy it or try again. Reference ${reference}.`,
  unavailable: (reference: string) =>
    `The database does not answer. Nothing was changed; please try again in a minute. Reference ${reference}.`,
  unavailableInForm: (reference: string) =>
    `What you sent was not stored: the database does not answer. What you wrote is still in the form; try again in a minute. Reference ${reference}.`,
  /** Before what was typed into a form that could not be kept as a draft */
  unsent: (title: string) =>
    `Your draft could not be kept. This is what you wrote in “${title}”, for you to copy when you open the form again:`,
  slow: 'This takes longer than usual; the answer follows here.',
  slowInForm: (reference: string) =>
    `The database takes long to answer. What you wrote is still in the form; try again in a minute: it will be stored once. Reference ${reference}.`,
  slackSlow: 'Slack did not answer in time, so this could not be shown. Nothing is lost; please try again.',
  noticeTitle: 'Rapporteur',
  close: 'Close',
  loading: 'One moment…',
  /** By the kind of a UserError */
  byKind: {
    not_allowed: ({ reference, leadEn }) => {
      if (!reference) return 'You are not allowed to do this.';
      return leadEn
        ? `${reference} is led by ${withThe(String(leadEn))}; its focal points and the coordinating office can report on it.`
        : `${reference} has no lead agency yet; the coordinating office can report on it.`;
    },
    no_agency: () =>
      'Focal points report on the recommendations of their agencies, and you are not named one. Ask the coordinating office to name you.',
    recommendation_gone: () => 'This recommendation is no longer there. Look it up again with /rec find.',
    update_gone: () => 'This update is no longer there. Look up its recommendation again with /rec find.',
    member_gone: () => 'This person is no longer in the records. Ask again with /rec why.',
    coordinators_only: () => 'Only the coordinating office may do this.',
    request_gone: () => 'This request is no longer there: what it was about has been removed from the records.',
    no_agency_chosen: () => 'This agency is no longer in the records. Choose another one.',
    deadline_gone: () => 'This deadline is no longer there. Those that are: /rec deadlines.',
  } as Record<string, (details: Details) => string>,
};
