import { all, anything, bool, byType, type Check, list, matching, oneOf, rule, shape, str } from './check.ts';
import { blockId, image, imageBlockShape, link, mrkdwn, plain, text } from './composition.ts';
import { elements, placed } from './elements.ts';
import { richText } from './rich-text.ts';
import { dataTable, dataVisualization, table } from './tables.ts';

export type Surface = 'message' | 'modal' | 'home';

const id = { block_id: blockId };
const https = all(link(), matching(/^https:/, 'must be an https URL'));
const element = (only: string[]) => byType(() => elements, only);
const button = element(['button']);

const textOrFields = rule((value, at, faults) => {
  if (value.text === undefined && value.fields === undefined) faults.add(at, 'must provide one of text, fields');
});

const card = all(
  shape(
    {},
    {
      ...id,
      hero_image: image,
      icon: image,
      slack_icon: anything,
      title: text(150),
      subtitle: text(150),
      body: text(200),
      subtext: text(200),
      actions: list(button, 1, 5),
    },
  ),
  rule((value, at, faults) => {
    const shown = ['hero_image', 'title', 'actions', 'body'].some((key) => value[key] !== undefined);
    if (!shown) faults.add(at, 'must provide one of hero_image, title, actions, body');
  }),
);

const taskCard = shape(
  { task_id: str(255), title: str(255) },
  {
    ...id,
    details: richText,
    output: richText,
    sources: list(element(['url']), 0, 100),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
);

const inContainer = [
  'actions',
  'context',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
];

const container = all(
  shape(
    {
      child_blocks: list(
        byType(() => layouts, inContainer),
        1,
        10,
      ),
    },
    {
      ...id,
      title: plain(150),
      rich_text_title: richText,
      subtitle: text(150),
      icon: image,
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      is_collapsible: bool,
      default_collapsed: bool,
      has_header_divider: bool,
    },
  ),
  rule((value, at, faults) => {
    if (value.title === undefined && value.rich_text_title === undefined) {
      faults.add(at, 'must provide one of title, rich_text_title');
    }
    if (value.default_collapsed === true && value.is_collapsible !== true) {
      faults.add(`${at}/default_collapsed`, 'requires is_collapsible');
    }
  }),
);

/** Every block, by type. */
export const layouts: Record<string, Check> = {
  section: all(
    shape(
      {},
      { ...id, text: text(3000), fields: list(text(2000), 1, 10), accessory: element(placed.section), expand: bool },
    ),
    textOrFields,
  ),
  divider: shape({}, id),
  header: shape({ text: plain(150) }, { ...id, level: oneOf(1, 2, 3, 4) }),
  context: shape(
    {
      elements: list(
        byType(() => ({ image, plain_text: plain(2000), mrkdwn: mrkdwn(2000) })),
        1,
        10,
      ),
    },
    id,
  ),
  actions: shape({ elements: list(element(placed.actions), 1, 25) }, id),
  context_actions: shape({ elements: list(element(placed.context_actions), 1, 5) }, id),
  image: imageBlockShape,
  input: shape(
    { label: plain(2000), element: element(placed.input) },
    { ...id, hint: plain(2000), optional: bool, dispatch_action: bool },
  ),
  rich_text: richText,
  video: shape(
    { video_url: https, thumbnail_url: link(), alt_text: str(2000), title: plain(199) },
    {
      ...id,
      title_url: https,
      author_name: str(49),
      provider_name: str(255),
      provider_icon_url: link(),
      description: plain(199),
    },
  ),
  file: shape({ source: oneOf('remote'), external_id: str(255) }, id),
  markdown: shape({ text: str(12_000) }, id),
  table,
  data_table: dataTable,
  data_visualization: dataVisualization,
  alert: shape({ text: text(200) }, { ...id, level: oneOf('default', 'info', 'warning', 'error', 'success') }),
  card,
  carousel: shape(
    {
      elements: list(
        byType(() => ({ card })),
        1,
        10,
      ),
    },
    id,
  ),
  container,
  task_card: taskCard,
  plan: shape(
    { title: str(255) },
    {
      ...id,
      tasks: list(
        byType(() => ({ task_card: taskCard })),
        0,
        50,
      ),
    },
  ),
};

const everywhere: Surface[] = ['message', 'modal', 'home'];
const outsideModals: Surface[] = ['message', 'home'];

/** Where each block may be shown. */
export const surfaces: Record<string, Surface[]> = {
  section: everywhere,
  divider: everywhere,
  header: everywhere,
  context: everywhere,
  actions: everywhere,
  image: everywhere,
  input: everywhere,
  rich_text: everywhere,
  video: everywhere,
  card: everywhere,
  carousel: outsideModals,
  table: outsideModals,
  data_table: outsideModals,
  data_visualization: outsideModals,
  alert: ['modal'],
  context_actions: ['message'],
  container: ['message'],
  file: ['message'],
  markdown: ['message'],
  task_card: ['message'],
  plan: ['message'],
};
