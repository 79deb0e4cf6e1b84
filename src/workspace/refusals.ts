import type { Block, Fault, Refusal } from './control/shown.ts';
import type { Core } from './core.ts';
import { SlackError } from './core.ts';
import { isObject, type Json, objectsIn } from './json.ts';

/** By which way something came from the app, and who would have seen it. */
export interface Door {
  /** The Web API method, `response_url`, or `ack`. */
  method: string;
  /** What warnings name: the method, or what was acknowledged. */
  where: string;
  channel: string | null;
  /** The one person who would have seen it; null when it was for a whole channel, or nobody knows. */
  userId: string | null;
}

export interface Refusals {
  list: Refusal[];
  add(door: Door, surface: Refusal['surface'], content: unknown, error: SlackError): void;
}

const kept = 200;

/** For the codes with which Slack names no place. */
const words: Record<string, string> = {
  invalid_attachments: '`attachments` is not a list',
  invalid_blocks_format: '`blocks` is not a list',
  invalid_metadata_format: '`metadata` needs an event_type and an event_payload',
  msg_blocks_too_long: 'the texts of all blocks together are too long',
  msg_too_long: '`text` must be less than 40001 characters',
  no_text: 'neither text, blocks nor attachments were given',
  view_too_large: 'the view must be at most 250000 bytes',
};

function faultsOf(error: SlackError): Fault[] {
  const metadata = error.extra.response_metadata;
  const messages = isObject(metadata) && Array.isArray(metadata.messages) ? metadata.messages : [];
  if (messages.length === 0) return [{ message: words[error.code] ?? error.code, pointer: '' }];
  return messages.map((message) => {
    const [, said = '', pointer = ''] =
      /^(?:\[ERROR\] )?(.*?)(?: \[json-pointer:(.*)\])?$/s.exec(String(message)) ?? [];
    return { message: said, pointer: pointer.replace(/^\/view(?=\/|$)/, '') };
  });
}

function listIn(value: unknown): Json[] {
  if (typeof value !== 'string') return objectsIn(value);
  try {
    return objectsIn(JSON.parse(value));
  } catch {
    return [];
  }
}

/** The blocks that the faults are in, and the faults counted from them: an attachment has blocks of its own. */
function placed(content: Json, faults: Fault[]): { blocks: Json[]; faults: Fault[] } {
  const attachment = /^\/attachments\/(\d+)(?=\/blocks)/.exec(faults[0]?.pointer ?? '');
  if (!attachment) return { blocks: listIn(content.blocks), faults };
  const [prefix, index] = attachment;
  const own = faults.filter(({ pointer }) => pointer.startsWith(`${prefix}/`));
  return {
    blocks: listIn(listIn(content.attachments)[Number(index)]?.blocks),
    faults: own.map((fault) => ({ ...fault, pointer: fault.pointer.slice(prefix.length) })),
  };
}

function textOf(content: Json): string {
  const text = content.text ?? (isObject(content.title) ? content.title.text : undefined);
  return typeof text === 'string' ? text : '';
}

export function createRefusals(core: Core): Refusals {
  const list: Refusal[] = [];
  return {
    list,
    add(door, surface, given, error) {
      error.isTold = true;
      const content = isObject(given) ? given : {};
      const { blocks, faults } = placed(content, faultsOf(error));
      const refusal: Refusal = {
        // Of the change that tells of it: it grows over restarts.
        id: core.changes.lastId() + 1,
        at: core.clock.now().toISOString(),
        method: door.method,
        error: error.code,
        surface,
        channel: door.channel,
        userId: door.userId,
        faults,
        blocks: structuredClone(blocks) as Block[],
        text: textOf(content),
      };
      list.push(refusal);
      if (list.length > kept) list.splice(0, list.length - kept);
      core.changes.emit('refused', {
        ...(door.userId ? { userId: door.userId } : {}),
        ...(door.channel ? { channel: door.channel } : {}),
        data: refusal,
      });
      const places = faults.map(({ message, pointer }) => (pointer ? `${message} at ${pointer}` : message));
      core.warn(door.where, `Refused, ${error.code}: ${places.join('; ')}`);
    },
  };
}

/** Checks what the app sent. A fault is kept for people to see what they did not get, and goes on to the app. */
export function refusable<T>(
  core: Core,
  door: Door,
  { surface, content }: { surface: Refusal['surface']; content: unknown },
  check: () => T,
): T {
  try {
    return check();
  } catch (error) {
    if (error instanceof SlackError) core.refusals.add(door, surface, content, error);
    throw error;
  }
}
