import fc from 'fast-check';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Block, Fault, StateShown, User } from '../../../src/workspace/control/shown.ts';
import { Blocks } from '../../../src/workspace/page/blocks/blocks.tsx';
import { Mrkdwn } from '../../../src/workspace/page/blocks/mrkdwn.tsx';
import { inertPlace, PlaceProvider } from '../../../src/workspace/page/place.tsx';
import { ReaderProvider } from '../../../src/workspace/page/reader.tsx';
import { WordsProvider } from '../../../src/workspace/page/words/words.tsx';

// The elements have their own tests, in a browser.
vi.mock('../../../src/workspace/page/elements/element.tsx', () => ({
  ActionElement: () => 'an element',
  InputBlock: () => 'an input',
}));
vi.mock('../../../src/workspace/page/clock/workspace-clock.ts', () => ({
  useWorkspaceNow: () => new Date('2027-06-01T03:00:00Z'),
}));

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => 'en', setItem: () => {} });
});

const ana = { id: 'U0ANA', realName: 'Ana Lê', displayName: '', tz: 'Asia/Ho_Chi_Minh', locale: 'en-US' } as User;
const binh = { ...ana, id: 'U0BINH', realName: 'Bình Vũ' };
const workspace = {
  users: [ana, binh],
  channels: [
    { id: 'C0GENERAL', name: 'general', kind: 'public', members: [] },
    { id: 'C0SECRET', name: 'secret', kind: 'private', members: ['U0BINH'] },
  ],
  team: { id: 'T0', name: 'Group' },
  app: { botUserId: 'U0BOT', botName: 'Rapporteur' },
} as unknown as StateShown;

function rendered(content: ReactNode): string {
  const inPlace = createElement(PlaceProvider, { value: inertPlace('message') }, content);
  const reader = { user: ana, workspace, open: () => {}, children: inPlace };
  const speech = { children: createElement(ReaderProvider, reader) };
  return renderToStaticMarkup(createElement(WordsProvider, speech));
}
const blocksOf = (blocks: unknown[], faults?: Fault[]) =>
  rendered(createElement(Blocks, { blocks: blocks as Block[], ...(faults && { faults }) }));
const wordsOf = (html: string) => html.replaceAll(/<[^>]+>/g, '');
const mrkdwn = (text: string) => rendered(createElement(Mrkdwn, { text }));

describe('mrkdwn', () => {
  test('names people, channels and groups', () => {
    const html = mrkdwn(
      '<@U0BINH> <@U0BOT> <@U0NOBODY|zed> <#C0GENERAL|> <#C0SECRET|secret> <!here> <!subteam^S1|@legal>',
    );
    expect(wordsOf(html)).toBe('@Bình Vũ @Rapporteur @zed #general #private channel @here @legal');
  });

  test('opens only what a page may open', () => {
    expect(mrkdwn('<https://example.org|here>')).toContain(
      'href="https://example.org" target="_blank" rel="noreferrer"',
    );
    expect(mrkdwn('<javascript:alert(1)|here>')).not.toContain('href');
  });

  test('shows unknown emoji and times as typed', () => {
    expect(wordsOf(mrkdwn('12:30:45 :own_emoji: :tada:'))).toBe('12:30:45 :own_emoji: 🎉');
  });

  test('puts dates into the reader’s zone, with the fallback for what is none', () => {
    expect(wordsOf(mrkdwn('<!date^1811811600^{date_num} {time}|x>'))).toMatch(/^2027-06-01 8:00\sAM$/);
    expect(wordsOf(mrkdwn('<!date^soon^{date}|one day &amp; so>'))).toBe('one day &amp; so');
  });
});

describe('blocks', () => {
  test('plain_text is plain', () => {
    const header = { type: 'header', text: { type: 'plain_text', text: '*Not bold* <@U0BINH> :tada:' } };
    expect(wordsOf(blocksOf([header]))).toBe('*Not bold* &lt;@U0BINH&gt; 🎉');
  });

  test('a fault is told at its block, with its place', () => {
    const section = { type: 'section', text: { type: 'mrkdwn', text: 'Fine' } };
    const html = blocksOf([section, section], [{ message: 'must be shorter', pointer: '/blocks/1/text/text' }]);
    expect(wordsOf(html)).toBe('FineFineSlack would refuse thismust be shorter at /blocks/1/text/text');
  });

  test('a data table shows its first page', () => {
    const rows = ['Name', ...'abcdefg'].map((name) => [{ type: 'raw_text', text: name }]);
    const html = blocksOf([{ type: 'data_table', caption: 'Letters', rows }]);
    expect(wordsOf(html)).toContain('Nameabcde1–5 of 7 rows');
    expect(html).toContain('aria-sort="none"');
    expect(html).toContain('scope="row"');
  });

  test('what cannot be drawn says so and shows what was sent', () => {
    for (const junk of [null, 'text', 7, [], {}, { type: 'foo' }, { type: 'constructor' }, { type: 'section' }]) {
      expect(wordsOf(blocksOf([junk]))).toContain('This block cannot be drawn');
    }
  });

  test('no junk breaks the drawing', () => {
    const types = [
      ...[
        'section',
        'header',
        'divider',
        'context',
        'actions',
        'context_actions',
        'input',
        'image',
        'rich_text',
        'video',
        'file',
      ],
      ...[
        'alert',
        'card',
        'carousel',
        'container',
        'table',
        'data_table',
        'data_visualization',
        'markdown',
        'task_card',
        'plan',
      ],
    ];
    const keys = [
      ...[
        'text',
        'fields',
        'accessory',
        'elements',
        'element',
        'label',
        'title',
        'subtitle',
        'body',
        'icon',
        'hero_image',
        'actions',
      ],
      ...[
        'rows',
        'caption',
        'page_size',
        'column_settings',
        'child_blocks',
        'tasks',
        'details',
        'sources',
        'status',
        'level',
        'style',
      ],
      ...[
        'image_url',
        'alt_text',
        'slack_file',
        'indent',
        'offset',
        'timestamp',
        'format',
        'value',
        'name',
        'unicode',
        'url',
        'user_id',
      ],
    ];
    const inner = [
      'rich_text_section',
      'rich_text_list',
      'rich_text_quote',
      'text',
      'user',
      'date',
      'emoji',
      'color',
      'link',
      'mrkdwn',
      'plain_text',
      'raw_text',
      'raw_number',
      'action_cell',
      'button',
      'image',
    ];
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>(
          null,
          true,
          0,
          -1,
          1.5,
          1e20,
          '',
          'text',
          '*a* `b` <@U0ANA> <!date^1^{date}|x>',
          '1f600',
          '#fff',
        ),
        fc.array(tie('value'), { maxLength: 4 }),
        fc
          .tuple(
            fc.constantFrom(...types, ...inner),
            fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 6 }),
          )
          .map(([type, rest]) => ({ type, ...rest })),
      ),
    }));
    const block = fc
      .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 8 }))
      .map(([type, rest]) => ({ type, ...rest }));
    fc.assert(
      fc.property(fc.array(block, { maxLength: 3 }), (blocks) => {
        blocksOf(blocks);
      }),
      { numRuns: 300 },
    );
  });
});
