import type { ImportContent, ImportNote } from '../domain/import/content.ts';
import { sessionReview } from '../domain/import/review-draft.ts';
import { readRow } from '../domain/import/row-reader.ts';
import type { FileFormat } from './format.ts';
import { compareHeader, findColumns } from './header.ts';
import { createKeyRing, keyOfTexts } from './source-keys.ts';

const SPELLINGS = {
  text: ['Text', 'Recommendation'],
  to: ['To', 'State under Review', 'SuR'],
  from: ['From', 'Recommending State'],
  response: ['Response'],
  issues: ['Issue', 'Issues'],
  session: ['Session'],
  action: ['Action', 'Action Category'],
  toGroup: ['To-Rgrp'],
  toOrganisations: ['To-Org'],
  fromGroup: ['From-Rgrp'],
  fromOrganisations: ['From-Org'],
};
type Field = keyof typeof SPELLINGS;

/**
 * The export of UPR Info's database (upr-info.org): one row for each recommending State, without paragraph numbers. New ones are
 * numbered in the order of the file, S5-1, S5-2 …; they are recognised again by session, text and State.
 */
export const uprInfo: FileFormat = {
  name: 'upr-info',
  title: 'UPR Info export',
  compare: (header) => compareHeader(header, SPELLINGS, [['text'], ['from'], ['response'], ['session']]),
  read({ header, rows }) {
    const columns = findColumns(header, SPELLINGS);
    const content: ImportContent = { rowCount: rows.length, reviews: [], recommendations: [], wrong: [], notes: [] };
    const takeKey = createKeyRing();
    const firstRow = new Map<string, number>();
    const repeated: string[] = [];
    const reviewBySession = new Map<string, number>();
    const statesUnderReview = new Set<string>();
    for (const row of rows) {
      const reader = readRow<Field>(row, columns, header.length);
      const session = reader.text('session');
      if (!/^\d{1,3}$/.test(session))
        reader.fail('session', 'session_missing', 'The session is missing or not a number: fill it in (5).');
      const textEn = reader.requiredText('text');
      const from = reader.text('from');
      if (from === '') reader.fail('from', 'state_missing', 'The recommending State is missing: fill it in.');
      const position = reader.position('response', 'Accepted, Noted or Accepted/Noted, or Pending');
      const themes = splitIssues(reader.text('issues'));
      if (reader.wrong.length > 0) {
        content.wrong.push(...reader.wrong);
        continue;
      }
      const to = reader.text('to');
      if (to) statesUnderReview.add(to);
      let review = reviewBySession.get(session);
      if (review === undefined) {
        review = content.reviews.push(sessionReview(session, to)) - 1;
        reviewBySession.set(session, review);
      }
      const key = `upr-info:${keyOfTexts(session, textEn, from)}`;
      const earlier = firstRow.get(key);
      if (earlier === undefined) firstRow.set(key, reader.row);
      else repeated.push(`row ${reader.row} (as row ${earlier})`);
      content.recommendations.push({
        row: reader.row,
        review,
        sourceKey: takeKey(key),
        name: { prefix: `S${session}-` },
        fields: {
          textEn,
          recommendingStates: [from],
          ...(position && { position }),
          ...(columns.issues && { themes }),
        },
      });
    }
    return { ...content, notes: notesOf(columns.action !== undefined, [...statesUnderReview], repeated) };
  },
};

/** Issues stand in one cell with commas between them; none has a comma in its name. */
function splitIssues(text: string): string[] {
  return [...new Set(text.split(/[,\n]/).map((issue) => issue.trim()))].filter((issue) => issue !== '');
}

function notesOf(hasAction: boolean, states: string[], repeated: string[]): ImportNote[] {
  const notes: ImportNote[] = [];
  if (hasAction) {
    const message = 'The column "Action" (how specific UPR Info finds a recommendation, 1 to 5) is not kept.';
    notes.push({ kind: 'action_not_kept', message, details: {} });
  }
  if (states.length > 1) {
    const message = `The file holds recommendations to ${states.length} States (${states.slice(0, 5).join(', ')}…); all are taken.`;
    notes.push({ kind: 'several_states', message, details: { count: states.length } });
  }
  if (repeated.length > 0) {
    const count = repeated.length;
    const rows = repeated.slice(0, 5).join(', ') + (count > 5 ? ` and ${count - 5} more` : '');
    const message =
      `${count} ${count === 1 ? 'row has' : 'rows have'} the session, text and State of an earlier row: ${rows}. ` +
      'Each is a recommendation of its own; delete from the file what is there by mistake.';
    notes.push({ kind: 'same_rows', message, details: { count, rows } });
  }
  return notes;
}
