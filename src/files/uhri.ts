import type {
  ImportContent,
  ImportedFields,
  ImportedRecommendation,
  ImportNote,
  ReviewDraft,
} from '../domain/import/content.ts';
import { leadingParagraph } from '../domain/import/leading-paragraph.ts';
import { documentReview, mechanismOfBody, mechanismOfSymbol } from '../domain/import/review-draft.ts';
import { type RowReader, readRow } from '../domain/import/row-reader.ts';
import type { FileFormat } from './format.ts';
import { compareHeader, findColumns } from './header.ts';
import { rowsText } from './rows-text.ts';
import { createKeyRing, keyOfTexts } from './source-keys.ts';

// UHRI writes "Reccomending"; the right spelling is taken too, for when it mends that.
const SPELLINGS = {
  text: ['Text'],
  body: ['Reccomending Body', 'Recommending Body', 'Body', 'Mechanism'],
  symbol: ['Document Symbol', 'Symbol'],
  themes: ['Themes', 'Theme'],
  groups: ['Affected Persons', 'Concerned persons/groups', 'Affected Groups'],
  sdgs: ['Sdgs', 'SDG'],
  published: ['Document Publication Date', 'Publication Date'],
  states: ['UPR Reccomending States', 'UPR Recommending States', 'Reccomending States', 'Recommending States'],
  position: ['UPR Position', 'Position'],
  type: ['Type', 'Annotation Type'],
  annotationId: ['OHCHR Annotation Id', 'Annotation Id'],
  session: ['UPR Session', 'Session'],
  countries: ['Countries Concerned', 'Country Concerned', 'Country'],
  regions: ['Regions Concerned'],
  recommendingRegions: ['Reccomending Regions', 'Recommending Regions'],
  publishedOnUhri: ['Date of publication on UHRI'],
};
type Field = keyof typeof SPELLINGS;
type Row = RowReader<Field>;

// What UHRI's list of States picks up from the text beside States.
const NOT_STATES =
  /^(?:ICCPR|ICESCR|CCPR|CESCR|I?CERD|CEDAW|CAT|CRC|CRPD|I?CMW|ICRMW|CP?ED|ICPPED|OP-?\w+|ILO|ICC|UN|NHRI|UPR)$/;

/** The export of the Universal Human Rights Index (uhri.ohchr.org), with any of its columns left out but the text and the document. */
export const uhri: FileFormat = {
  name: 'uhri',
  title: 'UHRI export',
  compare: (header) =>
    compareHeader(header, SPELLINGS, [['text'], ['symbol', 'body'], ['annotationId', 'countries', 'states']]),
  read({ header, rows }, { review }) {
    const columns = findColumns(header, SPELLINGS);
    const content = createContent(rows.length, review !== null);
    for (const row of rows) content.add(readRow<Field>(row, columns, header.length));
    return content.finish();
  },
};

function createContent(rowCount: number, hasReview: boolean) {
  const content: ImportContent = { rowCount, reviews: [], recommendations: [], wrong: [], notes: [] };
  const reviewByDocument = new Map<string, number>();
  const takeKey = createKeyRing();
  const byKey = new Map<string, ImportedRecommendation>();
  const tally = { concerns: [] as number[], repeated: [] as number[], unnumbered: [] as number[] };
  const notStates = new Map<string, number[]>();

  function reviewOf(cells: Row): { place: number | null; draft: ReviewDraft | null } {
    const symbol = cells.text('symbol').replace(/\s+/g, '').toUpperCase();
    if (symbol === '' && !hasReview) {
      cells.fail(
        'symbol',
        'symbol_missing',
        'The document symbol is missing: fill it in (A/HRC/26/6), or name the review with --review.',
      );
    }
    const bodies = cells.list('body');
    const mechanism =
      bodies.map(mechanismOfBody).find((found) => found !== null) ??
      (bodies.length === 0 ? (mechanismOfSymbol(symbol) ?? (cells.text('session') ? 'UPR' : null)) : null);
    if (mechanism === null && !(hasReview && bodies.length === 0)) {
      cells.fail(
        'body',
        'body_unknown',
        'This body is not known: write UPR, the name or abbreviation of a treaty body, or SP.',
      );
    }
    const published = cells.day('published');
    if (mechanism === null || (symbol === '' && !hasReview)) return { place: null, draft: null };
    const document = `${mechanism} ${symbol}`;
    let place = reviewByDocument.get(document);
    if (place === undefined) {
      place = content.reviews.length;
      reviewByDocument.set(document, place);
      const session = cells.text('session').replace(/^- ?/, '') || null;
      content.reviews.push(documentReview({ mechanism, symbol, published, session }));
    }
    return { place, draft: content.reviews[place] ?? null };
  }

  function fieldsOf(cells: Row, isUpr: boolean, textEn: string, paragraph: string | undefined): ImportedFields {
    const position =
      isUpr && cells.has('position') ? cells.position('position', 'Supported, Noted or Supported/Noted') : null;
    const annotationId = cells.text('annotationId');
    const states = cells.has('states') ? cells.list('states') : [];
    for (const state of states.filter((name) => NOT_STATES.test(name))) {
      notStates.set(state, [...(notStates.get(state) ?? []), cells.row]);
    }
    return {
      textEn,
      ...(paragraph && { paragraph }),
      ...(cells.has('states') && { recommendingStates: states }),
      ...(cells.has('themes') && { themes: cells.list('themes') }),
      ...(cells.has('groups') && { affectedGroups: cells.list('groups') }),
      ...(cells.has('sdgs') && { sdgs: cells.sdgs('sdgs') }),
      // An empty position is one that UHRI has not recorded: what is known already is not taken away.
      ...(position && { position }),
      ...(annotationId && { annotationId }),
    };
  }

  function add(cells: Row) {
    const types = cells.list('type').join(' ');
    if (/concern|observation/i.test(types) && !/recommend/i.test(types)) return void tally.concerns.push(cells.row);
    const { place, draft } = reviewOf(cells);
    const text = cells.requiredText('text');
    const lead = leadingParagraph(text);
    if (lead && lead.rest === '')
      cells.fail('text', 'text_empty', 'There is no text behind the paragraph number: fill it in, or delete the row.');
    const fields = fieldsOf(cells, draft?.mechanism === 'UPR', lead?.rest ?? text, lead?.paragraph);
    if (cells.wrong.length > 0) return void content.wrong.push(...cells.wrong);

    const document = draft?.symbol || 'review';
    const plainKey = lead ? `doc:${document}#${lead.paragraph}` : `text:${keyOfTexts(document, text)}`;
    const key = fields.annotationId ? `uhri:${fields.annotationId}` : plainKey;
    const earlier = byKey.get(key);
    if (earlier && JSON.stringify(earlier.fields) === JSON.stringify(fields))
      return void tally.repeated.push(cells.row);
    if (earlier && fields.annotationId) {
      cells.fail(
        'annotationId',
        'annotation_repeated',
        `Row ${earlier.row} has the same annotation id with other content: keep one of them.`,
      );
      return void content.wrong.push(...cells.wrong);
    }
    if (!lead) tally.unnumbered.push(cells.row);
    const recommendation: ImportedRecommendation = {
      row: cells.row,
      review: place,
      sourceKey: takeKey(key),
      name: lead ? { reference: lead.paragraph } : { prefix: 'R-' },
      fields,
    };
    byKey.set(key, recommendation);
    content.recommendations.push(recommendation);
  }

  function finish(): ImportContent {
    const { concerns, repeated, unnumbered } = tally;
    const of = (rows: number[]) => ({ count: rows.length, rows: rowsText(rows) });
    const notes: (ImportNote | null)[] = [
      ...[...notStates].map(([state, rows]) =>
        note(
          'not_a_state',
          rows,
          `${state} stands among the recommending States (${rowsText(rows)}) but is no State; it is kept as it is.`,
          { state },
        ),
      ),
      note(
        'unnumbered',
        unnumbered,
        `No paragraph number leads the text of ${rowsText(unnumbered)}: new ones get a reference of their own (R-1, R-2 …).`,
      ),
      note(
        'repeated_rows',
        repeated,
        `${rowsText(repeated)} ${repeated.length === 1 ? 'says' : 'say'} again what an earlier row says; taken once.`,
      ),
      note('concerns', concerns, `${rowsText(concerns)}: concerns or observations, not recommendations; left out.`),
    ];
    // A review of which every row is wrong is not one to create.
    return { ...content, notes: notes.flatMap((found) => (found ? [found] : [])) };
    function note(
      kind: string,
      rows: number[],
      message: string,
      details: Record<string, string> = {},
    ): ImportNote | null {
      const begin = message.charAt(0).toUpperCase() + message.slice(1);
      return rows.length === 0 ? null : { kind, message: begin, details: { ...of(rows), ...details } };
    }
  }

  return { add, finish };
}
