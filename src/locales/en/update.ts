import type { ProgressProblem } from '../../domain/progress-input.ts';
import { plural } from '../plural.ts';
import { withThe } from './article.ts';

/** Submitting updates: the form, the choice of a recommendation, what is said afterwards. Titles hold 24 characters. */
export const update = {
  title: (reference: string) => `Update ${reference}`,
  send: 'Send Update',
  keepDraft: 'Keep Draft',
  /** "Last: In progress, 3 Nov, @author" */
  last: (status: string, when: string, author: string) => `Last: ${status}, ${when}, ${author}`,
  noneYet: (status: string) => `No update yet; the status is ${status}`,
  quote: (text: string) => `“${text}”`,
  resultsHint: (since: string | null) =>
    `${since ? `What was done since ${since}` : 'What has been done so far'}; it goes into the national report. Needed unless the status is Not started. Up to 3,000 characters.`,
  difficultiesHint: 'What stands in the way. Up to 3,000 characters.',
  proposalsHint: 'What you ask of the working group or the Government. Up to 3,000 characters.',
  evidenceHint: 'Links that begin with http:// or https://, one a line, ten at most.',
  /** Who will read it */
  readers: (agency: string | null) =>
    agency
      ? `Goes to the coordinating office for checking. Colleagues of ${withThe(agency)} will see it.`
      : 'Goes to the coordinating office for checking.',
  draftRestored: (when: string) => `Draft of ${when} restored.`,
  discardDraft: 'Discard Draft',
  discardTitle: 'Discard the draft?',
  discardText: 'What is in the form will be removed for good.',
  discardYes: 'Discard',
  discardNo: 'Keep',
  /** A day and an hour: "3 Nov, 14:02" */
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,
  /** The same in a sentence: "at 14:02 on 3 Nov" */
  atTimeOnDay: (day: string, time: string) => `at ${time} on ${day}`,
  /** On a card or a row whose form was closed unsent; `when` is an hour, or a day and an hour */
  draftKept: (when: string) => `Your draft of ${when} is kept; Update opens it.`,
  /** In the form that an older update's Edit opens */
  superseded: {
    own: (when: string) => `You reported again ${when}. The form holds that update, not the older one.`,
    others: (author: string, status: string, when: string) =>
      `A newer update has come since: ${author} reported *${status}* (${when}). The form holds your own.`,
  },
  conflict: {
    one: (author: string, status: string, when: string) =>
      `Since you opened this form, ${author} reported *${status}* (${when}).`,
    many: (count: number) => `Since you opened this form, ${plural(count, 'update', 'updates')} came from others.`,
    line: (author: string, status: string, when: string) => `${author}: *${status}* (${when})`,
    more: (count: number) => `and ${count} more`,
    status: (status: string) => `Since you opened this form, the status was changed to *${status}*.`,
    remedy:
      'Nothing of yours is stored yet. Read it, change your text if need be, and send again to add yours after it.',
  },
  problem: (problem: ProgressProblem): string => {
    switch (problem.kind) {
      case 'status_missing':
        return 'Choose a status.';
      case 'results_missing':
        return 'Say what was achieved: only Not started needs no results.';
      case 'too_long':
        return `Too long: ${number(problem.length)} characters, ${number(problem.limit)} at most.`;
      case 'not_a_link':
        return `${notLinks(problem.lines)}. Write one link a line, beginning with https://.`;
      case 'link_too_long':
        return `The link in line ${problem.line} is too long: ${number(problem.limit)} characters at most.`;
      case 'too_many_links':
        return `${problem.count} links: ${problem.limit} at most.`;
    }
  },
  /** `when`: "at 14:02 on 3 Nov" */
  nothingNew: (when: string) =>
    `This says nothing new: it is what you reported ${when}. Change something, or close the form.`,
  stored: {
    changed: (reference: string, status: string, time: string) =>
      `Stored: ${reference} is now *${status}* (reported ${time}).`,
    same: (reference: string, status: string, time: string) =>
      `Stored: ${reference} is still *${status}* (reported ${time}).`,
    links: (count: number) => plural(count, 'link', 'links'),
    view: 'View',
    edit: 'Edit',
  },
  picker: {
    title: 'Submit an Update',
    submit: 'Continue',
    cancel: 'Cancel',
    label: 'Recommendation',
    placeholder: 'Paragraph or words',
    hint: 'Type a paragraph such as 143.5, or words of the text. Only recommendations that you may report on are listed.',
    fromMessage: 'From the message; you can still change it in the form.',
    gone: 'Choose a recommendation from the list.',
  },
};

const MOST_LINES = 40;
const MOST_QUOTED = 5;

function notLinks(lines: { line: number; text: string }[]): string {
  const quoted = lines.slice(0, MOST_QUOTED).map(({ text }) => `“${text}”`);
  const [first, ...others] = lines.slice(0, MOST_LINES).map(({ line }) => String(line));
  if (others.length === 0) return `Line ${first} is not a link: ${quoted}`;
  const rest = lines.length - MOST_LINES;
  const last = rest > 0 ? `${rest} more` : others.pop();
  const texts = lines.length > MOST_QUOTED ? [...quoted, '…'] : quoted;
  return `Lines ${[first, ...others].join(', ')} and ${last} are not links: ${texts.join(', ')}`;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
