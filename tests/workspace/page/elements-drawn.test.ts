import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { elements as known } from '../../../src/workspace/block-kit/elements.ts';
import type { Block, StateShown, User } from '../../../src/workspace/control/shown.ts';
import { choicesOf } from '../../../src/workspace/page/elements/choices.ts';
import { ActionElement, InputBlock } from '../../../src/workspace/page/elements/element.tsx';
import { inertPlace, PlaceProvider } from '../../../src/workspace/page/place.tsx';
import { type Reader, ReaderProvider } from '../../../src/workspace/page/reader.tsx';
import { WordsProvider } from '../../../src/workspace/page/words/words.tsx';

vi.mock('../../../src/workspace/page/clock/workspace-clock.ts', () => ({
  workspaceNow: () => new Date('2027-06-01T03:00:00Z'),
  useWorkspaceNow: () => new Date('2027-06-01T03:00:00Z'),
}));
beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => 'en', setItem: () => {} });
});

const ana = {
  id: 'U0ANA',
  realName: 'Ana Lê',
  displayName: '',
  tz: 'Asia/Ho_Chi_Minh',
  locale: 'vi-VN',
  isBot: false,
  deleted: false,
} as User;
const bot = { ...ana, id: 'U0BOT', realName: 'The App', isBot: true };
const gone = { ...ana, id: 'U0GONE', realName: 'Gone', deleted: true };
const channel = (id: string, kind: string, more = {}) => ({
  id,
  name: id.toLowerCase(),
  kind,
  members: [],
  isArchived: false,
  isExtShared: false,
  ...more,
});
const workspace = {
  users: [bot, gone, ana],
  channels: [
    channel('OPEN', 'public'),
    channel('OLD', 'public', { isArchived: true }),
    channel('MINE', 'private', { members: ['U0ANA'] }),
    channel('THEIRS', 'private'),
    channel('SHARED', 'public', { isExtShared: true }),
    channel('', 'im'),
  ],
} as unknown as StateShown;

function drawn(node: React.ReactElement, values = {}): string {
  const inside = createElement(PlaceProvider, { value: inertPlace('modal', values) }, node);
  const reader = { user: ana, workspace, open: () => {}, children: inside };
  const words = { children: createElement(ReaderProvider, reader) };
  return renderToStaticMarkup(createElement(WordsProvider, words));
}
const types = Object.keys(known).filter((type) => type !== 'image' && type !== 'url');

describe('every kind of element', () => {
  it.each(types)('%s is drawn, also of what Slack would refuse', (type) => {
    for (const more of [
      {},
      { options: [{}, null, 'x'], option_groups: [null], placeholder: 3, text: null, confirm: 1 },
    ]) {
      const element = { type, action_id: 'a', ...more } as Block;
      expect(drawn(createElement(ActionElement, { blockId: 'b', element }))).not.toContain('kind unknown');
    }
  });

  it('of an unknown kind says so', () => {
    const element = { type: 'hologram', action_id: 'a' };
    expect(drawn(createElement(ActionElement, { blockId: 'b', element }))).toContain('hologram');
  });
});

describe('an input block', () => {
  const block = (more = {}) =>
    ({
      type: 'input',
      block_id: 'note',
      label: { type: 'plain_text', text: 'Note :eyes:' },
      element: { type: 'plain_text_input', action_id: 'text', max_length: 10 },
      ...more,
    }) as Block;

  it('says what is optional, as Slack does, and asks for the rest', () => {
    const required = drawn(createElement(InputBlock, { block: block() }));
    expect(required).toContain('Note 👀');
    expect(required).not.toContain('(optional)');
    expect(required).toContain('aria-required="true"');
    const optional = drawn(createElement(InputBlock, { block: block({ optional: true }) }));
    expect(optional).toContain('(optional)');
    expect(optional).not.toContain('aria-required="true"');
  });

  it('counts what is typed by characters', () => {
    const values = { note: { text: { type: 'plain_text_input', value: 'ế👍' } } };
    expect(drawn(createElement(InputBlock, { block: block() }), values)).toContain('2 / 10');
  });
});

describe('lists', () => {
  const reader = {
    user: ana,
    workspace,
    open: () => {},
    zone: { tz: 'Asia/Ho_Chi_Minh', locale: 'en-GB' },
    person: () => undefined,
    channel: () => undefined,
  } satisfies Reader;
  const ids = (element: Record<string, unknown>) =>
    choicesOf(element, reader).flatMap((group) => group.choices.map((one) => one.id));

  it('of people have the active ones, bots last', () => {
    expect(ids({ type: 'multi_users_select' })).toEqual(['U0ANA', 'U0BOT']);
  });

  it('of channels have those that can be seen', () => {
    expect(ids({ type: 'channels_select' })).toEqual(['OPEN', 'SHARED']);
  });

  it('of conversations have what the filter leaves', () => {
    expect(ids({ type: 'conversations_select' })).toEqual(['MINE', 'OPEN', 'SHARED', 'U0ANA', 'U0BOT']);
    const filter = { include: ['public', 'im'], exclude_bot_users: true, exclude_external_shared_channels: true };
    expect(ids({ type: 'conversations_select', filter })).toEqual(['OPEN', 'U0ANA']);
  });
});
