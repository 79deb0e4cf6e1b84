import { describe, expect, it } from 'vitest';
import { examplesOf, isReady } from '../../../src/workspace/page/usage-hint.ts';

describe('the examples in a usage hint', () => {
  it('are what stands between bars', () => {
    expect(examplesOf('143.5 | list mine|help')).toEqual(['143.5', 'list mine', 'help']);
    expect(examplesOf('')).toEqual([]);
  });

  it('are not cut within brackets', () => {
    expect(examplesOf('143.5 | update [143.5|help]')).toEqual(['143.5', 'update [143.5|help]']);
    expect(examplesOf('[a|b] | <c|(d|e)> | f')).toEqual(['[a|b]', '<c|(d|e)>', 'f']);
    expect(examplesOf('a -> b | [c|d]')).toEqual(['a -> b', '[c|d]']);
  });

  it('can be used as they are when there is nothing to fill in or choose', () => {
    const hint = '[task] | <id> done | add … | show {id} | say (yes|no) | wait... | list';
    expect(examplesOf(hint).filter(isReady)).toEqual(['list']);
  });
});
