import { anything, bool, byType, type Check, int, list, matching, oneOf, shape, str } from './check.ts';
import { blockId, link } from './composition.ts';

const style = shape(
  {},
  {
    bold: bool,
    italic: bool,
    strike: bool,
    underline: bool,
    code: bool,
    highlight: bool,
    client_highlight: bool,
    unlink: bool,
  },
);
const styled = { style };

const inline: Record<string, Check> = {
  text: shape({ text: str(12_000) }, styled),
  link: shape({ url: link() }, { ...styled, text: str(3000, 0), unsafe: bool }),
  emoji: shape({ name: str(100) }, { ...styled, unicode: str(100), skin_tone: int(1, 6), url: link() }),
  user: shape({ user_id: str(50) }, styled),
  usergroup: shape({ usergroup_id: str(50) }, styled),
  channel: shape({ channel_id: str(50) }, styled),
  team: shape({ team_id: str(50) }, styled),
  broadcast: shape({ range: oneOf('here', 'channel', 'everyone') }, styled),
  date: shape(
    { timestamp: int(0, 99_999_999_999), format: str(255) },
    { ...styled, url: link(), fallback: str(255), timezone: str(100) },
  ),
  color: shape({ value: matching(/^#[0-9a-f]{3,8}$/i, 'must be a colour such as #ff0000') }, styled),
};

const inlines = list(
  byType(() => inline),
  0,
  1000,
);
const border = oneOf(0, 1);
const section = shape({ elements: inlines });

const parts: Record<string, Check> = {
  rich_text_section: section,
  rich_text_quote: shape({ elements: inlines }, { border }),
  rich_text_preformatted: shape(
    {
      elements: list(
        byType(() => inline, ['text', 'link']),
        0,
        1000,
      ),
    },
    { border, language: str(50), extra: anything },
  ),
  rich_text_list: shape(
    {
      style: oneOf('bullet', 'ordered'),
      elements: list(
        byType(() => ({ rich_text_section: section })),
        0,
        1000,
      ),
    },
    { indent: int(0, 8), offset: int(0, 100_000), border },
  ),
};

const body = shape(
  {
    elements: list(
      byType(() => parts),
      0,
      1000,
    ),
  },
  { block_id: blockId },
);

/** A rich_text block, also where one stands inside something else. */
export const richText: Check = byType(() => ({ rich_text: body }));
