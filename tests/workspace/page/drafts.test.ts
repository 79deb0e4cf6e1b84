import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Values } from '../../../src/workspace/control/shown.ts';
import { createDrafts } from '../../../src/workspace/page/elements/drafts.ts';

const note = { blockId: 'note', actionId: 'text' };
const status = { blockId: 'status', actionId: 'pick' };
const holding = (text: string | null) => ({ type: 'plain_text_input', value: text });
const shown = (text: string | null): Values => ({ note: { text: holding(text) } });

class Away extends Error {}

/** A workspace that answers when it is told to. */
function slow() {
  const waiting: { value: unknown; answer(error?: Error): Promise<void> }[] = [];
  const sent: unknown[] = [];
  const drafts = createDrafts({
    send: (_, value) =>
      new Promise((resolve, reject) => {
        sent.push(value);
        const answer = async (error?: Error) => {
          if (error) reject(error);
          else resolve();
          await vi.advanceTimersByTimeAsync(0);
        };
        waiting.push({ value, answer });
      }),
    isPassing: (error) => error instanceof Away,
  });
  return { drafts, sent, waiting };
}

const textIn = (values: Values) => values.note?.text?.value;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what is typed', () => {
  it('is shown at once and sent when the typing pauses', async () => {
    const { drafts, sent } = slow();
    for (const text of ['H', 'He', 'Hel']) drafts.fill(note, text, holding(null));
    expect(textIn(drafts.over(shown(null)))).toBe('Hel');
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    expect(sent).toEqual(['Hel']);
  });

  it('is not overwritten by what the workspace showed before', async () => {
    const { drafts, waiting } = slow();
    drafts.fill(note, 'Hello', holding(null));
    await vi.advanceTimersByTimeAsync(300);
    drafts.fill(note, 'Hello w', holding(null));
    await waiting[0]?.answer();
    drafts.settle(shown('Hello'));
    expect(textIn(drafts.over(shown('Hello')))).toBe('Hello w');
    await vi.advanceTimersByTimeAsync(300);
    await waiting[1]?.answer();
    // Sent and answered, while the last reading of the screen is still older.
    drafts.settle(shown('Hello'));
    expect(textIn(drafts.over(shown('Hello')))).toBe('Hello w');
  });

  it('gives way once the workspace shows it, and to what comes from elsewhere after that', async () => {
    const { drafts, waiting } = slow();
    drafts.fill(note, 'Hello', holding(null));
    await vi.advanceTimersByTimeAsync(300);
    await waiting[0]?.answer();
    drafts.settle(shown('Hello'));
    expect(textIn(drafts.over(shown('Another hand')))).toBe('Another hand');
  });

  it('gives way to another element in its place', () => {
    const { drafts } = slow();
    drafts.fill(note, 'Hello', holding(null));
    const other: Values = { note: { text: { type: 'datepicker', selected_date: null } } };
    expect(drafts.over(other)).toEqual(other);
    drafts.settle({});
    expect(drafts.over(shown(null))).toEqual(shown(null));
  });

  it('is sent in order, the last value last', async () => {
    const { drafts, sent, waiting } = slow();
    drafts.fill(note, 'a', holding(null));
    const first = drafts.flush();
    await vi.advanceTimersByTimeAsync(0);
    drafts.fill(note, 'ab', holding(null));
    const second = drafts.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(['a']);
    await waiting[0]?.answer();
    expect(sent).toEqual(['a', 'ab']);
    await waiting[1]?.answer();
    await Promise.all([first, second]);
  });

  it('survives a workspace that is away, and is sent when it is back', async () => {
    const { drafts, sent, waiting } = slow();
    drafts.fill(note, 'Hello', holding(null));
    await vi.advanceTimersByTimeAsync(300);
    await waiting[0]?.answer(new Away());
    expect(Object.keys(drafts.failures())).toEqual(['note/text']);
    expect(textIn(drafts.over(shown(null)))).toBe('Hello');
    await vi.advanceTimersByTimeAsync(2_500);
    expect(sent).toEqual(['Hello', 'Hello']);
    await waiting[1]?.answer();
    expect(drafts.failures()).toEqual({});
  });

  it('stops a form that cannot be sent whole', async () => {
    const { drafts, waiting } = slow();
    drafts.fill(note, 'Hello', holding(null));
    const flushed = expect(drafts.flush('all')).rejects.toThrow('no');
    await vi.advanceTimersByTimeAsync(0);
    await waiting[0]?.answer(new Error('no'));
    await flushed;
    expect(textIn(drafts.over(shown(null)))).toBe('Hello');
  });
});

describe('what is held', () => {
  it('is sent only when all is', async () => {
    const { drafts, sent, waiting } = slow();
    drafts.fill(note, 'Hello', holding(null), 'held');
    await vi.advanceTimersByTimeAsync(1_000);
    await drafts.flush();
    expect(sent).toEqual([]);
    const all = drafts.flush('all');
    await vi.advanceTimersByTimeAsync(0);
    await waiting[0]?.answer();
    await all;
    expect(sent).toEqual(['Hello']);
  });
});

describe('a choice that the app is told of', () => {
  const option = { text: { type: 'plain_text', text: 'Done' }, value: 'done' };
  const known = { type: 'static_select', selected_option: null };
  const values: Values = { status: { pick: known } };

  it('is shown meanwhile, and taken back when it did not arrive', () => {
    const { drafts } = slow();
    const settled = drafts.acting(status, option, known);
    expect(drafts.over(values).status?.pick?.selected_option).toEqual(option);
    settled(false);
    expect(drafts.over(values)).toEqual(values);
  });

  it('keeps a text that did not arrive', () => {
    const { drafts } = slow();
    const settled = drafts.acting(note, 'Hello', holding(null));
    settled(false);
    expect(textIn(drafts.over(shown(null)))).toBe('Hello');
  });

  it('leaves what was typed since', () => {
    const { drafts } = slow();
    const settled = drafts.acting(note, 'Hello', holding(null));
    drafts.fill(note, 'Hello w', holding(null), 'held');
    settled(true);
    drafts.settle(shown('Hello'));
    expect(textIn(drafts.over(shown('Hello')))).toBe('Hello w');
  });
});
