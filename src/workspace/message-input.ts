import { checkBlocks } from './block-kit/blocks.ts';
import type { Core } from './core.ts';
import { SlackError } from './core.ts';
import { isObject, type Json, objectsIn } from './json.ts';
import type { Draft } from './messages.ts';
import { type Door, refusable } from './refusals.ts';

const maximumText = 40_000;
/** Of all blocks together; not in Slack's documentation, but its answer is `msg_blocks_too_long`. Tables count apart. */
const maximumBlocksText = 13_200;

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + textLength(one), 0);
  if (!isObject(value) || value.type === 'table' || value.type === 'data_table') return 0;
  const own = typeof value.text === 'string' ? [...value.text].length : textLength(value.text);
  return own + textLength(value.elements) + textLength(value.fields) + textLength(value.child_blocks);
}

/** A block fault as chat methods answer it. */
export function refuseBlocks(messages: string[]): never {
  throw new SlackError('invalid_blocks', {
    errors: messages.map((message) => message.replace('[ERROR] ', '')),
    response_metadata: { messages },
  });
}

export function parsedList(value: unknown, code: string): Json[] | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  let list = value;
  if (typeof value === 'string') {
    try {
      list = JSON.parse(value);
    } catch {
      throw new SlackError(code);
    }
  }
  if (!Array.isArray(list)) throw new SlackError(code);
  return list as Json[];
}

function parsedMetadata(value: unknown): Draft['metadata'] {
  if (value === undefined || value === null || value === '') return undefined;
  let parsed = value;
  if (typeof value === 'string') {
    try {
      parsed = JSON.parse(value);
    } catch {
      throw new SlackError('invalid_metadata_format');
    }
  }
  if (!isObject(parsed) || typeof parsed.event_type !== 'string' || !isObject(parsed.event_payload)) {
    throw new SlackError('invalid_metadata_format');
  }
  return { event_type: parsed.event_type, event_payload: parsed.event_payload };
}

/** The content of a message that an app sends, checked as Slack checks it. */
export function checkedMessage(core: Core, body: Json, door: Door, forEdit = false): Draft {
  return refusable(core, door, { surface: 'message', content: body }, () => draftOf(core, body, door, forEdit));
}

function draftOf(core: Core, body: Json, door: Door, forEdit: boolean): Draft {
  const blocks = parsedList(body.blocks, 'invalid_blocks_format');
  const attachments = parsedList(body.attachments, 'invalid_attachments');
  const text = typeof body.text === 'string' ? body.text : body.text === undefined ? undefined : String(body.text);
  const metadata = parsedMetadata(body.metadata);
  if (blocks) {
    const faults = checkBlocks(blocks, 'message');
    if (faults.length) refuseBlocks(faults);
    if (textLength(blocks) > maximumBlocksText) throw new SlackError('msg_blocks_too_long');
  }
  for (const [index, attachment] of objectsIn(attachments).entries()) {
    if (attachment.blocks === undefined) continue;
    const faults = checkBlocks(attachment.blocks, 'message', `/attachments/${index}/blocks`);
    if (faults.length) refuseBlocks(faults);
  }
  const empty = !text?.trim() && !blocks?.length && !attachments?.length;
  if (empty && !(forEdit && metadata)) throw new SlackError('no_text');
  if (text && [...text].length > maximumText) throw new SlackError('msg_too_long');
  if (blocks?.length && !text?.trim()) {
    core.warn(door.where, 'Blocks without "text": notifications and screen readers have nothing to say.');
  }
  const draft: Draft = {};
  if (text !== undefined) draft.text = text;
  if (blocks) draft.blocks = blocks;
  if (attachments) draft.attachments = attachments;
  if (metadata) draft.metadata = metadata;
  return draft;
}
