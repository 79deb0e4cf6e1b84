export type Block = Record<string, unknown>;
export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const section = (text: string): Block => ({ type: 'section', text: mrkdwn(text) });
export const option = (text: string, value = text) => ({ text: plain(text), value });
export const options = (count: number) => Array.from({ length: count }, (_, i) => option(`Option ${i}`));
export const button = (more: Block = {}): Block => ({
  type: 'button',
  text: plain('Press'),
  action_id: 'press',
  ...more,
});
export const actions = (...elements: Block[]): Block => ({ type: 'actions', elements });
export const select = (more: Block = {}): Block => ({
  type: 'static_select',
  action_id: 'pick',
  options: options(2),
  ...more,
});
export const input = (element: Block, more: Block = {}): Block => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...more,
});
export const raw = (text: string) => ({ type: 'raw_text', text });
export const rich = (text: string): Block => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
export const chart = (more: Block): Block => ({ type: 'data_visualization', title: 'Chart', chart: more });
export const x = (length: number) => 'x'.repeat(length);
