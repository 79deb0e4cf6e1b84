import { describe, expect, it } from 'vitest';
import { isWorthKeeping, readDraftContent, withAdded } from '../../src/domain/draft.ts';
import { clean, EMPTY_FORM, type FormValues, isSameProgress, parseProgress } from '../../src/domain/progress-input.ts';

function form(values: Partial<FormValues>): FormValues {
  return { ...EMPTY_FORM, status: 'in_progress', results: 'Consulted two ministries.', ...values };
}

function problemsOf(values: Partial<FormValues>) {
  const parsed = parseProgress(form(values));
  return parsed.ok ? {} : parsed.problems;
}

function inputOf(values: Partial<FormValues>) {
  const parsed = parseProgress(form(values));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.input;
}

describe('the form of an update', () => {
  it('tells every problem at once, each under its field', () => {
    const problems = problemsOf({
      status: null,
      results: ' \n ',
      difficulties: 'd'.repeat(3001),
      proposals: 'p'.repeat(4000),
      evidence: 'https://example.org/a\nsee the annex',
    });
    expect(problems).toEqual({
      status: { kind: 'status_missing' },
      results: { kind: 'results_missing' },
      difficulties: { kind: 'too_long', length: 3001, limit: 3000 },
      proposals: { kind: 'too_long', length: 4000, limit: 3000 },
      evidence: { kind: 'not_a_link', lines: [{ line: 2, text: 'see the annex' }] },
    });
  });

  it('asks for no results where nothing has begun', () => {
    expect(inputOf({ status: 'not_started', results: '' })).toMatchObject({ status: 'not_started', results: '' });
  });

  it.each([
    ['spaces and line ends', ' \t\r\n\u00A0\u3000 '],
    ['characters that nobody sees', '\u200B\u2060\uFEFF\u00AD\u2800\u3164'],
    ['control characters', '\u0000\u0007\u001B'],
    ['marks that stand on nothing', '\u0301\u0302'],
    ['halves of characters', '\uD83D \uDE00'],
  ])('takes %s for empty', (_, results) => {
    expect(problemsOf({ results })).toEqual({ results: { kind: 'results_missing' } });
  });

  it('accepts a text of exactly the limit, and no unit more', () => {
    expect(inputOf({ results: 'x'.repeat(3000) }).results).toHaveLength(3000);
    expect(problemsOf({ results: 'x'.repeat(3001) }).results).toMatchObject({ kind: 'too_long', length: 3001 });
    expect(inputOf({ results: ` ${'x'.repeat(3000)}\n` }).results).toHaveLength(3000);
  });

  it('stores Vietnamese in one form, whatever keyboard wrote it', () => {
    expect(inputOf({ results: 'Đã tổ chức tập huấn'.normalize('NFD') }).results).toBe('Đã tổ chức tập huấn');
  });

  it('keeps line ends, whatever they were, and joined emoji; drops what cannot be stored or turns what follows', () => {
    expect(inputOf({ results: 'a\r\nb\rc\u2028d\u0000e\tf\u202Eg 👩‍⚖️ ‏عربي' }).results).toBe('a\nb\nc\nde fg 👩‍⚖️ ‏عربي');
  });
});

describe('evidence', () => {
  it('is one link a line; blank lines, blanks around and repetitions do not count', () => {
    const evidence = '\n  https://example.org/a \r\n\nHTTP://example.org/b?x=1&y=2#z\nhttps://example.org/a\n';
    expect(inputOf({ evidence }).evidence).toEqual(['https://example.org/a', 'HTTP://example.org/b?x=1&y=2#z']);
  });

  it.each([
    'javascript:alert(1)',
    'ftp://example.org/a',
    'data:text/html,x',
    'example.org/a',
    'https://',
    'https:///path',
    'https://example.org/a https://example.org/b',
    'https://example.org/a|label',
    '<https://example.org/a>',
    'https://ministry.example@elsewhere.example/',
    'https://user:secret@example.org/',
    'http://[::1',
  ])('does not take %s for a link', (text) => {
    expect(problemsOf({ evidence: `https://example.org/ok\n\n${text}` })).toEqual({
      evidence: { kind: 'not_a_link', lines: [{ line: 3, text }] },
    });
  });

  it('accepts links as long as they may be, in any script', () => {
    const long = `https://example.org/${'a'.repeat(1980)}`;
    expect(inputOf({ evidence: `${long}\nhttps://bộtưpháp.example/báo-cáo` }).evidence).toHaveLength(2);
    expect(problemsOf({ evidence: `https://example.org/\n${long}a` })).toEqual({
      evidence: { kind: 'link_too_long', line: 2, limit: 2000 },
    });
  });

  it('is ten links at most', () => {
    const links = (count: number) => Array.from({ length: count }, (_, n) => `https://example.org/${n}`).join('\n');
    expect(inputOf({ evidence: links(10) }).evidence).toHaveLength(10);
    expect(problemsOf({ evidence: links(11) })).toEqual({ evidence: { kind: 'too_many_links', count: 11, limit: 10 } });
  });
});

describe('what is the same', () => {
  it('is every field, links in their order', () => {
    const input = inputOf({ evidence: 'https://example.org/a\nhttps://example.org/b' });
    expect(isSameProgress(input, { ...input, evidence: [...input.evidence] })).toBe(true);
    expect(isSameProgress(input, { ...input, evidence: input.evidence.toReversed() })).toBe(false);
    expect(isSameProgress(input, { ...input, status: 'implemented' })).toBe(false);
    expect(isSameProgress(input, { ...input, proposals: 'More staff.' })).toBe(false);
  });
});

describe('a draft', () => {
  const opened = { ...EMPTY_FORM, status: 'in_progress' } as const;

  it('is kept when something was typed or another status chosen', () => {
    expect(isWorthKeeping({ ...opened, results: 'x' }, opened)).toBe(true);
    expect(isWorthKeeping({ ...opened, status: 'implemented' }, opened)).toBe(true);
  });

  it('is not kept when the form was left as it opened, or only emptied', () => {
    expect(isWorthKeeping(opened, opened)).toBe(false);
    expect(isWorthKeeping({ ...opened, results: ' \n' }, opened)).toBe(false);
    expect(isWorthKeeping(opened, { ...opened, results: 'from a message' })).toBe(false);
  });

  it('opens again even when what was stored is odd', () => {
    expect(readDraftContent(null)).toEqual(EMPTY_FORM);
    expect(readDraftContent({ status: 'done', results: 'x', evidence: 3 })).toEqual({ ...EMPTY_FORM, results: 'x' });
  });

  it('takes in a message once, and loses nothing of its own for it', () => {
    const draft = { ...opened, results: 'Mine.', evidence: 'https://example.org/a' };
    const added = withAdded(draft, { results: 'A message.', evidence: 'https://example.org/b' });
    expect(added).toMatchObject({
      results: 'Mine.\n\nA message.',
      evidence: 'https://example.org/a\nhttps://example.org/b',
    });
    expect(withAdded(added, { results: 'A message.' })).toEqual(added);
    expect(withAdded(draft, { results: 'x'.repeat(2999) }).results).toBe('Mine.');
  });
});

describe('a cleaned text', () => {
  it('can be stored and read by anything', () => {
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join('x');
    const cleaned = clean(all);
    expect(Buffer.from(cleaned, 'utf8').toString('utf8')).toBe(cleaned);
    expect(cleaned).not.toMatch(/[^\P{Cc}\n]|\p{Cs}/u);
  });
});
