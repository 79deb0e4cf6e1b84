import type { InputBlock, ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { EMPTY_FORM, type FormValues } from '../../../src/domain/progress-input.ts';
import type { Recommendation } from '../../../src/domain/recommendation.ts';
import type { Update } from '../../../src/domain/update.ts';
import { catalogueOf } from '../../../src/locales/catalogue.ts';
import type { Reader } from '../../../src/slack/views/reader.ts';
import { updateForm } from '../../../src/slack/views/update-form.ts';
import { pickerOption, readPicker, updatePicker } from '../../../src/slack/views/update-picker.ts';
import { updateStored } from '../../../src/slack/views/update-stored.ts';
import { type FormMetadata, readForm, type SentView, typedInto } from '../../../src/slack/views/update-values.ts';
import { checkView } from '../../../src/workspace/block-kit/view.ts';

const ID = '0b8a4f0e-51d2-4a1b-9a8e-0d3f5a6b7c8d';
const STRANGE = `<!channel> <@U1|x> & *b* \`c\` ${'Ủy ban 👩‍⚖️ ‏عربي '.repeat(400)}`;
const LONG_REFERENCE = '143.5 (a) (ii), second part of the first indent';

const recommendation: Recommendation = {
  id: ID,
  review: {
    id: ID,
    code: 'upr-2014',
    mechanism: 'UPR',
    title: { en: 'UPR', vi: 'UPR' },
    symbol: null,
    cycle: null,
    session: null,
    dialogueFrom: null,
    dialogueTo: null,
  } as Recommendation['review'],
  reference: '143.5',
  paragraph: null,
  text: { en: 'Consider ratifying the Protocol', vi: 'Cân nhắc phê chuẩn Nghị định thư' },
  recommendingStates: [],
  themes: [],
  affectedGroups: [],
  sdgs: [],
  covenantArticles: [],
  position: null,
  leadAgency: { id: ID, code: 'MOJ', name: { en: 'Ministry of Justice', vi: 'Bộ Tư pháp' }, level: 'central' },
  supportingAgencies: [],
  taskGroup: null,
  dueDate: '2027-07-07',
  status: 'in_progress',
  committeeGrades: [],
  annotationId: null,
  version: 3,
  lastUpdateAt: null,
  lastUpdateVerified: false,
};
const update: Update = {
  id: ID,
  recommendationId: ID,
  author: { memberId: ID, slackUserId: 'U0MOJ01', name: 'Phạm Trúc Xanh' },
  agencyCode: 'MOJ',
  previousStatus: 'not_started',
  status: 'in_progress',
  results: 'Impact study submitted.',
  difficulties: '',
  proposals: '',
  evidence: ['https://example.org/a', 'https://example.org/b'],
  reportedAt: new Date('2026-11-03T05:04:00Z'),
  verifiedAt: null,
  verifiedBy: null,
};
const metadata: FormMetadata = {
  recommendationId: ID,
  basis: { version: 3, status: 'in_progress', lastUpdateId: ID },
  submissionKey: 'k'.repeat(36),
  origin: { kind: 'channel', channelId: 'C0GROUP01' },
  round: 0,
  unsaved: false,
};
const reader = (language: 'en' | 'vi'): Reader => ({
  words: catalogueOf(language),
  today: '2026-11-18',
  timeZone: 'Asia/Ho_Chi_Minh',
});
const form = { recommendation, last: update, values: EMPTY_FORM, metadata };
const whole = { ...form, values: { ...EMPTY_FORM, results: 'x' }, draftSavedAt: update.reportedAt };

/** The view as Slack sends it when nothing was touched. */
function untouched(view: ModalView): SentView {
  const values: SentView['state']['values'] = {};
  for (const block of view.blocks as InputBlock[]) {
    if (block.type !== 'input') continue;
    const element = block.element as { action_id: string; initial_value?: string; initial_option?: { value: string } };
    const { action_id: id, initial_value: value = null, initial_option: option = null } = element;
    values[block.block_id ?? ''] = { [id]: { value, selected_option: option } };
  }
  return {
    private_metadata: view.private_metadata ?? '',
    blocks: view.blocks as SentView['blocks'],
    state: { values },
  };
}

describe.each(['en', 'vi'] as const)('the form of an update (%s)', (language) => {
  const conflicts = {
    ...whole,
    recommendation: { ...recommendation, reference: LONG_REFERENCE, text: { en: STRANGE, vi: STRANGE } },
    last: { ...update, results: STRANGE },
    since: Array.from({ length: 50 }, () => ({ ...update, results: STRANGE })),
    values: { ...EMPTY_FORM, results: 'x'.repeat(5000), evidence: 'y'.repeat(5000) },
  };
  const views = [
    ['first', { ...form, last: null }],
    ['with a draft', whole],
    ['after one update of somebody else', { ...whole, since: [{ ...update, results: STRANGE }] }],
    ['after an import', { ...whole, since: [] }],
    ['at its longest', conflicts],
  ] as const;

  it.each(views)('keeps to the limits of Slack: %s', (_, shown) => {
    const view = updateForm(reader(language), shown as typeof whole);
    expect(checkView(view as never, 'modal')).toEqual([]);
    for (const place of [view.title, view.submit, view.close]) expect(place?.text.length).toBeLessThanOrEqual(24);
    expect(view.private_metadata?.length).toBeLessThanOrEqual(3000);
    expect(view.blocks.filter(({ type }) => type === 'input').length).toBeLessThanOrEqual(6);
    expect(JSON.stringify(view.blocks)).not.toContain('<!channel>');
  });

  it('says in the picker and afterwards what it is about, within the limits', () => {
    const strange = { ...recommendation, reference: LONG_REFERENCE, text: { en: STRANGE, vi: STRANGE } };
    const option = pickerOption(reader(language), strange);
    expect(option.text.text.length).toBeLessThanOrEqual(75);
    expect(option.description?.text.length).toBeLessThanOrEqual(75);
    const picker = updatePicker(reader(language), metadata.origin, {
      results: STRANGE,
      evidence: 'https://example.org/',
    });
    expect(checkView(picker as never, 'modal')).toEqual([]);
    const message = updateStored(reader(language), strange, { ...update, results: STRANGE });
    expect(message.text).not.toMatch(/[<>]!/);
    expect(JSON.stringify(message.blocks)).not.toContain('<!channel>');
  });
});

describe('what comes back from the form', () => {
  it('is what was put in, and nothing that was typed when nothing was', () => {
    const values: FormValues = {
      status: 'implemented',
      results: 'r',
      difficulties: 'd',
      proposals: '',
      evidence: 'https://example.org/a\nhttps://example.org/b',
    };
    const sent = readForm(untouched(updateForm(reader('en'), { ...form, values })));
    expect(sent).toEqual({ metadata, typed: values, openedWith: values });
  });

  it('counts as typed when the form was filled with what is stored nowhere', () => {
    const filled = { ...metadata, round: 1, unsaved: true };
    const sent = readForm(untouched(updateForm(reader('en'), { ...whole, metadata: filled, since: [update] })));
    expect(sent.typed.results).toBe('x');
    expect(sent.openedWith).toEqual(EMPTY_FORM);
  });

  it('has new block ids in each round, because Slack keeps what a block with the same id holds', () => {
    const ids = (round: number) =>
      updateForm(reader('en'), { ...form, metadata: { ...metadata, round } }).blocks.flatMap((block) =>
        block.type === 'input' ? [block.block_id] : [],
      );
    expect(ids(0).filter((id) => ids(1).includes(id))).toEqual([]);
  });

  it('is refused when it is not what was written', () => {
    const view = untouched(updateForm(reader('en'), form));
    expect(() => readForm({ ...view, private_metadata: '{"recommendationId":"x"}' })).toThrow();
  });
});

describe('what was typed into a form that cannot be kept', () => {
  const view = untouched(updateForm(reader('en'), whole));

  it('is given by its labels, and not at all when nothing was typed', () => {
    expect(typedInto(view)).toEqual([]);
    const difficulties = { 'difficulties:0': { difficulties: { value: 'Half a <b> sentence' } } };
    const typed = { ...view, state: { values: { ...view.state.values, ...difficulties } } };
    expect(typedInto(typed)).toEqual([
      { label: 'Status', text: 'In progress' },
      { label: 'Results achieved', text: 'x' },
      { label: 'Difficulties', text: 'Half a <b> sentence' },
    ]);
  });

  it('is found even where the form’s own notes cannot be read', () => {
    expect(typedInto({ ...view, private_metadata: 'odd' })).toContainEqual({ label: 'Results achieved', text: 'x' });
  });
});

describe('what comes back from the picker', () => {
  it('keeps a message that is too long for the metadata', () => {
    const results = 'x'.repeat(3000);
    const view = updatePicker(reader('en'), { kind: 'direct' }, { results, evidence: 'https://example.org/' });
    expect(view.private_metadata?.length).toBeLessThan(3000);
    expect(readPicker(untouched(view))).toEqual({
      recommendationId: null,
      origin: { kind: 'direct' },
      prefill: { results, evidence: 'https://example.org/' },
    });
  });
});

describe('what is said in the form', () => {
  const textOf = (view: ModalView) => JSON.stringify(view.blocks);

  it('is the last update with its status, day and author', () => {
    expect(textOf(updateForm(reader('en'), form))).toContain('Last: In progress, 3 Nov, <@U0MOJ01>');
    expect(textOf(updateForm(reader('vi'), form))).toContain('Lần gần nhất: Đang thực hiện, 03/11, <@U0MOJ01>');
  });

  it('is what others reported meanwhile: one in full, of many the latest three', () => {
    expect(textOf(updateForm(reader('en'), { ...form, since: [update] }))).toContain(
      'Since you opened this form, <@U0MOJ01> reported *In progress* (3 Nov, 12:04).',
    );
    const many = textOf(updateForm(reader('en'), { ...form, since: Array.from({ length: 5 }, () => update) }));
    expect(many).toContain('5 updates came from others');
    expect(many).toContain('and 2 more');
    expect(many).not.toContain('Last: ');
  });

  it('is afterwards whether the status changed', () => {
    expect(updateStored(reader('en'), recommendation, update).text).toBe(
      'Stored: 143.5 is now In progress (reported 12:04).',
    );
    const same = updateStored(reader('en'), recommendation, { ...update, previousStatus: 'in_progress' });
    expect(same.text).toBe('Stored: 143.5 is still In progress (reported 12:04).');
  });
});
