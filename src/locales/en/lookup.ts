import { plural } from '../plural.ts';

/** What the look-up conversation says. What comes from the records is given already escaped. */
export const lookup = {
  button: {
    update: 'Update',
    history: 'History',
    fullText: 'Full Text',
    share: 'Share in Channel',
    open: 'Open',
    next: 'Next',
    previous: 'Previous',
    readAll: 'Read in Full',
    help: 'How to Ask',
    settings: 'Settings',
    verify: 'Verify',
  },
  nothing: '—',
  andOthers: (count: number) => `and ${count} more`,
  page: (page: number, pages: number) => `page ${page} of ${pages}`,

  card: {
    reported: (day: string) => `reported ${day}`,
    notReported: 'no update yet',
    verified: 'verified',
    notVerified: 'not yet verified',
    overdue: (days: number) => `overdue by ${plural(days, 'day', 'days')}`,
    position: 'Position',
    due: 'Due',
    lead: 'Lead',
    supporting: 'Supporting',
    grade: 'Committee grade',
    noDue: 'No due date',
    noLead: 'None yet',
    noSupport: 'None',
    /** What a due date is for, and how far it is */
    dueFor: (day: string, parts: string[]) => `${day} (${parts.join(', ')})`,
    latest: (quote: string, author: string, day: string) => `*Latest:* “${quote}” — ${author}, ${day}`,
    ofAgency: (name: string, agency: string) => `${name} (${agency})`,
    updates: (count: number) => plural(count, 'update', 'updates'),
    noUpdates: 'Nobody has reported on it yet.',
    goesOn: 'The text goes on: Full Text shows all of it.',
    otherLanguage: 'Shown in the language in which it is stored.',
    paragraph: (paragraph: string) => `para ${paragraph}`,
    cycle: (mechanism: string, cycle: string) =>
      mechanism === 'UPR' ? `UPR cycle ${cycle}` : `${mechanism} report ${cycle}`,
    sdg: (numbers: string) => `SDG ${numbers}`,
    articles: (numbers: string) => `art. ${numbers}`,
    shareText: (user: string) => `${user} shared this recommendation`,
    shared: (time: string) => `Shared in this channel at ${time}.`,
    sharedIn: (channel: string) => `Shared in ${channel}.`,
    /** Slack is busy, and takes it within a minute */
    sharedSoon: (channel: string) => `Slack is busy: the card will be in ${channel} within a minute.`,
  },

  fullText: {
    title: 'Full text',
    states: 'Recommending States',
    themes: 'Themes',
    groups: 'Persons concerned',
    supporting: 'Supporting agencies',
  },

  list: {
    title: 'Recommendations',
    none: 'No recommendation matches this filter',
    overdueAll: (count: number, days: number) =>
      count === 1
        ? `1 recommendation is overdue, by ${plural(days, 'day', 'days')}`
        : `${count} recommendations are overdue, the oldest by ${plural(days, 'day', 'days')}`,
    overdueSome: (count: number, overdue: number, days: number) =>
      `${plural(count, 'recommendation', 'recommendations')}, ${overdue} of them overdue, the oldest by ${plural(days, 'day', 'days')}`,
    overdueNone: (count: number) => `${plural(count, 'recommendation', 'recommendations')}, none overdue`,
    columns: { reference: 'Ref', text: 'Recommendation', status: 'Status', due: 'Due', updated: 'Last update' },
    choose: 'Open a recommendation…',
    filter: (filter: string) => `Filter: ${filter}`,
    noFilter: 'All recommendations',
    sorted: 'the longest overdue first',
    sortedByDue: 'soonest due first',
    loosen: 'Take a filter away, or see all of them with `/rec list`.',
  },

  choose: {
    several: (count: number, reference: string) =>
      `${plural(count, 'recommendation', 'recommendations')} match “${reference}”: which one?`,
    many: (count: number, reference: string, shown: number) =>
      `${count} recommendations match “${reference}”; the first ${shown} are shown`,
    longer: 'A longer reference, or its review before it, says which.',
    none: (reference: string) => `No recommendation is called “${reference}”`,
    nearest: 'The nearest ones:',
    byWords: 'To look for words of its text: `/rec find words`',
    empty: 'There are no recommendations yet. The coordinating office brings them in.',
  },

  search: {
    found: (count: number, query: string) =>
      `${plural(count, 'recommendation', 'recommendations')} found for “${query}”`,
    none: (query: string) => `Nothing found for “${query}”`,
    corrected: (from: string, to: string) => `“${from}” is not in the records; looked for ${to}`,
    hint: 'Try fewer or shorter words. All filters: `/rec help list`',
    best: 'best match first',
  },

  history: {
    modalTitle: 'History',
    summary: (reference: string, count: number) =>
      `${reference}: ${plural(count, 'update', 'updates')}, the latest first`,
    none: (reference: string) => `Nobody has reported on ${reference} yet`,
    changed: (from: string, to: string) => `from ${from} to *${to}*`,
    unchanged: (status: string) => `still *${status}*`,
    verifiedBy: (name: string, day: string) => `verified by ${name}, ${day}`,
    verifiedOn: (day: string) => `verified ${day}`,
  },

  verify: {
    done: (reference: string, author: string, day: string, when: string) =>
      `You verified the update on ${reference} by ${author} of ${day} (${when}).`,
    already: (reference: string, author: string, day: string, by: string | null, when: string) =>
      `The update on ${reference} by ${author} of ${day} was verified before${by ? `, by ${by}` : ''} (${when}).`,
    newer: 'A newer update has come since; it is not verified yet.',
  },

  progress: {
    title: 'Progress',
    columns: {
      agency: 'Agency',
      theme: 'Theme',
      review: 'Review',
      status: 'Status',
      total: 'All',
      implemented: 'Implemented',
      open: 'Open',
      overdue: 'Overdue',
      percent: 'Implemented, %',
      updatedLately: 'Updated in 90 days',
    },
    all: 'All',
    chart: (dimension: string) => `Recommendations by ${dimension.toLowerCase()}`,
    series: { implemented: 'Implemented', open: 'Open, not overdue', overdue: 'Overdue' },
    axis: 'Recommendations',
    shownOf: (shown: number, all: number) => `${shown} of ${all} are shown, the furthest behind first`,
    sharedThemes: 'A recommendation with several themes counts under each.',
    more: 'By agency, theme, review or status: `/rec progress by theme`',
  },

  deadlines: {
    next: (title: string, day: string, distance: string) => `Next: ${title}, ${day} (${distance})`,
    none: 'No deadline is set',
    noneHint: 'The coordinating office sets them: dialogue sessions, follow-up and mid-term reports.',
    allPast: 'No deadline lies ahead',
    past: 'passed',
    coverage: (filter: string) => `covers ${filter}`,
    coversAll: 'covers all recommendations',
    countsFrom: (day: string) => `updates count from ${day}`,
    viewCovered: 'View Recommendations',
    more: (count: number) => `${count} more lie further ahead.`,
  },

  overview: {
    needsTitle: (count: number) =>
      count === 1 ? '1 recommendation needs you now' : `${count} recommendations need you now`,
    nothing: 'Nothing needs you now',
    overdue: (days: number) => `overdue by ${plural(days, 'day', 'days')}`,
    supports: 'you support',
    forDeadline: (title: string, distance: string) => `no update yet for ${title}, ${distance}`,
    nextDeadline: (title: string, day: string, distance: string) => `Next deadline: ${title}, ${day} (${distance})`,
    noDeadline: 'No deadline is set.',
    group: (total: number, implemented: number, overdue: number) =>
      `${implemented} of ${plural(total, 'recommendation is', 'recommendations are')} implemented, ${overdue} overdue.`,
    more: (count: number) => `and ${count} more: \`/rec list mine\``,
    hint: 'Ask with `/rec 143.5`, `/rec find words` or `/rec list overdue`; all of it: `/rec help`',
  },

  find: {
    title: 'Find',
    label: 'Reference or words',
    hint: 'A reference such as 143.5, or words of the text, a theme, a State, an agency. Accents do not matter.',
    submit: 'Find',
  },

  share: {
    title: 'Share',
    label: 'Channel',
    hint: 'Its members will see the card. Rapporteur must have been invited to a private channel.',
    submit: 'Share',
    outside:
      'People of other organisations are in this channel, so the card was not shared: it is for the working group. Please choose a channel of your own organisation.',
    refused: 'Rapporteur cannot post there. In the channel, type /invite @Rapporteur, then share again.',
  },

  /** In direct messages nothing can be opened without a click. */
  dm: {
    update: (reference: string) => `Report progress on ${reference}: the button opens the form.`,
    updateAny: 'The button opens the form for an update.',
    settings: 'Your settings open with this button.',
  },
};
