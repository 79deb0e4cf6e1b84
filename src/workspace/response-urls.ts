import { randomBytes } from 'node:crypto';
import { monotonicMs } from './clock.ts';
import type { Core } from './core.ts';
import { SlackError } from './core.ts';
import type { Json } from './json.ts';
import { checkedMessage } from './message-input.ts';
import {
  deleteEphemeral,
  deleteMessage,
  editEphemeral,
  editMessage,
  findEphemeral,
  findMessage,
  postEphemeral,
  postMessage,
} from './messages.ts';
import type { Door } from './refusals.ts';

/** Where an answer to an interaction goes. */
export interface ResponseTarget {
  userId: string;
  channel: string;
  deliveryId: string;
  threadTs?: string;
  /** The message that the person acted on, or that was answered before. */
  original?: { ts: string; ephemeral: boolean };
}

interface ResponseUrl extends ResponseTarget {
  issued: number;
  uses: number;
}

/** How an answer came: posted to the address, or in the body of the acknowledgement of `where`. */
export type AnswerWay = Pick<Door, 'method' | 'where'>;

export interface ResponseUrls {
  issue(target: ResponseTarget): string;
  find(secret: string): ResponseUrl | undefined;
  /** By the whole address. */
  at(url: string): ResponseUrl | undefined;
  /** Does what the app asks, or throws a SlackError. */
  use(secret: string, body: Json): void;
  /** Posts as an answer to the interaction, without counting as a use: for the body of an acknowledgement. */
  answer(target: ResponseTarget, body: Json, by: AnswerWay): void;
}

/** More than can be in use within their half hour by hand. */
const most = 5000;

export function createResponseUrls(core: Core): ResponseUrls {
  const urls = new Map<string, ResponseUrl>();

  const doorTo = ({ channel, userId }: ResponseTarget, by: AnswerWay, ephemeral: boolean): Door => ({
    ...by,
    channel,
    userId: ephemeral ? userId : null,
  });

  function replace(target: ResponseTarget, body: Json, by: AnswerWay): boolean {
    const channel = core.state.channels[target.channel];
    if (!target.original || !channel) return false;
    const { ts, ephemeral } = target.original;
    const message = ephemeral ? findEphemeral(core, channel.id, ts, target.userId) : findMessage(core, channel.id, ts);
    if (!message) throw new SlackError('message_not_found');
    const draft = checkedMessage(core, body, doorTo(target, by, ephemeral));
    if (ephemeral) editEphemeral(core, channel.id, target.userId, message, draft);
    else editMessage(core, channel, message, draft, core.options.app.botUserId);
    return true;
  }

  function remove(target: ResponseTarget): void {
    const channel = core.state.channels[target.channel];
    if (!target.original || !channel) return;
    if (target.original.ephemeral) deleteEphemeral(core, channel.id, target.userId, target.original.ts);
    else deleteMessage(core, channel, target.original.ts);
  }

  function answer(target: ResponseTarget, body: Json, by: AnswerWay): void {
    const channel = core.state.channels[target.channel];
    if (!channel) throw new SlackError('channel_not_found');
    if (body.delete_original === true || body.delete_original === 'true') {
      remove(target);
      return;
    }
    const replacing = body.replace_original === true || body.replace_original === 'true';
    if (replacing && replace(target, body, by)) return;
    const inChannel = body.response_type === 'in_channel';
    const draft = checkedMessage(core, body, doorTo(target, by, !inChannel));
    const threadTs = typeof body.thread_ts === 'string' ? body.thread_ts : target.threadTs;
    if (threadTs) draft.threadTs = threadTs;
    const posted = inChannel
      ? postMessage(core, channel, core.options.app.botUserId, draft)
      : postEphemeral(core, channel, target.userId, draft);
    // A later answer to the same command may replace this one.
    target.original ??= { ts: posted.ts, ephemeral: !inChannel };
  }

  return {
    issue(target) {
      const secret = randomBytes(18).toString('hex');
      urls.set(secret, { ...target, issued: monotonicMs(), uses: 0 });
      if (urls.size > most) urls.delete(urls.keys().next().value ?? '');
      return `${core.url}/response/${core.options.team.id}/${secret}`;
    },
    find: (secret) => urls.get(secret),
    at: (url) => urls.get(url.split('/').at(-1) ?? ''),
    use(secret, body) {
      const url = urls.get(secret);
      if (!url) throw new SlackError('invalid_url');
      if (monotonicMs() - url.issued > core.settings.responseUrlLifeMs) throw new SlackError('expired_url');
      if (url.uses >= core.settings.responseUrlUses) throw new SlackError('used_url');
      answer(url, body, { method: 'response_url', where: 'response_url' });
      url.uses += 1;
    },
    answer,
  };
}
