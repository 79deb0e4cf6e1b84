import { Hono } from 'hono';
import { z } from 'zod';
import { canSee, isMember, otherInDirect } from '../conversations.ts';
import type { Core } from '../core.ts';
import { nextId, unixSeconds } from '../core.ts';
import { tellApp } from '../events.ts';
import { fileTypeOf } from '../files.ts';
import { richText } from '../interactions/choice.ts';
import { eventTs, joinChannel, leaveChannel } from '../membership.ts';
import {
  deleteEphemeral,
  deleteMessage,
  editMessage,
  fileJson,
  findEphemeral,
  findMessage,
  messageJson,
  messagesIn,
  postMessage,
} from '../messages.ts';
import { addReaction, removeReaction } from '../reactions.ts';
import type { Channel, Message, User } from '../state.ts';
import { observe } from './observe.ts';
import { conversationFor, patience, personOf } from './person-routes.ts';
import { BadRequest, bodyOf } from './request.ts';

const messageBody = z.strictObject({
  /** Without it: the DM with the app. */
  channel: z.string().optional(),
  text: z.string().min(1),
  threadTs: z.string().optional(),
  ...patience,
});
const editBody = z.strictObject({ channel: z.string(), ts: z.string(), text: z.string().min(1), ...patience });
const deleteBody = z.strictObject({ channel: z.string(), ts: z.string(), ...patience });
const fileBody = z.strictObject({
  /** Without it: only uploaded, as for a file input. */
  channel: z.string().optional(),
  name: z.string().min(1),
  text: z.string().optional(),
  base64: z.base64().optional(),
  comment: z.string().optional(),
  threadTs: z.string().optional(),
  ...patience,
});
const reactionBody = z.strictObject({
  channel: z.string(),
  ts: z.string(),
  name: z.string().min(1),
  remove: z.boolean().optional(),
  ...patience,
});
const channelBody = z.strictObject({ channel: z.string() });

/** Where a person writes, or the words why they cannot. */
function writable(core: Core, user: User, wanted: string | undefined): Channel {
  const channel = conversationFor(core, user, wanted);
  if (channel.isArchived) throw new BadRequest(`#${channel.name} is archived.`, 409);
  if (!isMember(channel, user.id)) throw new BadRequest(`${user.name} has not joined #${channel.name}.`, 409);
  const withApp = channel.kind === 'im' && otherInDirect(channel, user.id) === core.options.app.botUserId;
  if (withApp && (!core.manifest.messagesTab || core.manifest.messagesReadOnly)) {
    throw new BadRequest('Sending messages to this app has been turned off.', 409);
  }
  return channel;
}

/** Names typed after @ and # become mentions, and addresses links, as in Slack's composer. */
function mentioned(core: Core, text: string): string {
  return text
    .replace(/(^|\s)(https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)])/g, '$1<$2>')
    .replace(/(^|\s)@([\w.-]+)/g, (all, space: string, name: string) => {
      const user = Object.values(core.state.users).find((one) => one.name === name);
      return user ? `${space}<@${user.id}>` : all;
    })
    .replace(/(^|\s)#([\w.-]+)/g, (all, space: string, name: string) => {
      const channel = Object.values(core.state.channels).find((one) => one.name === name);
      return channel ? `${space}<#${channel.id}|${channel.name}>` : all;
    });
}

function ownMessage(core: Core, user: User, channel: Channel, ts: string): Message {
  const message = findMessage(core, channel.id, ts);
  if (!message) throw new BadRequest(`There is no message ${ts} in ${channel.id}.`, 404);
  if (message.user !== user.id) throw new BadRequest(`That message is not ${user.name}'s own.`, 409);
  return message;
}

/** What a person does with messages, reactions and files. */
export function messageRoutes(core: Core): Hono {
  const routes = new Hono();
  const told = async <T extends object>(result: T) => {
    await core.delivery.settled();
    return { ok: true, ...result };
  };

  routes.post('/message', async (c) => {
    const user = personOf(core, c);
    const body = await bodyOf(c, messageBody);
    const channel = writable(core, user, body.channel);
    if (body.threadTs && !findMessage(core, channel.id, body.threadTs)) {
      throw new BadRequest(`There is no message ${body.threadTs} in ${channel.id} to reply to.`, 404);
    }
    return c.json(
      await observe(core, user, body, () => {
        const text = mentioned(core, body.text);
        const draft = { text, blocks: [richText(text)], ...(body.threadTs ? { threadTs: body.threadTs } : {}) };
        const message = postMessage(core, channel, user.id, draft);
        return told({ channel: channel.id, ts: message.ts, message: messageJson(core, channel.id, message, true) });
      }),
    );
  });

  routes.post('/edit', async (c) => {
    const user = personOf(core, c);
    const body = await bodyOf(c, editBody);
    const channel = writable(core, user, body.channel);
    const message = ownMessage(core, user, channel, body.ts);
    return c.json(
      await observe(core, user, body, () => {
        const text = mentioned(core, body.text);
        editMessage(core, channel, message, { text, blocks: [richText(text)] }, user.id);
        return told({ ts: message.ts });
      }),
    );
  });

  routes.post('/delete', async (c) => {
    const user = personOf(core, c);
    const body = await bodyOf(c, deleteBody);
    const channel = conversationFor(core, user, body.channel);
    if (findEphemeral(core, channel.id, body.ts, user.id)) {
      // What only they can see, they dismiss; the app is not told.
      deleteEphemeral(core, channel.id, user.id, body.ts);
      return c.json({ ok: true, delivered: false, ts: body.ts, messages: [], views: [], modal: null });
    }
    const message = ownMessage(core, user, writable(core, user, body.channel), body.ts);
    return c.json(
      await observe(core, user, body, () => {
        deleteMessage(core, channel, message.ts);
        return told({ ts: message.ts });
      }),
    );
  });

  routes.post('/reaction', async (c) => {
    const user = personOf(core, c);
    const body = await bodyOf(c, reactionBody);
    const channel = writable(core, user, body.channel);
    const message = findMessage(core, channel.id, body.ts);
    if (!message) throw new BadRequest(`There is no message ${body.ts} in ${channel.id}.`, 404);
    const name = body.name.replaceAll(':', '');
    return c.json(
      await observe(core, user, body, () => {
        const change = body.remove ? removeReaction : addReaction;
        return told({ changed: change(core, channel, message, name, user.id) });
      }),
    );
  });

  routes.post('/file', async (c) => {
    const user = personOf(core, c);
    const body = await bodyOf(c, fileBody);
    const channel = body.channel === undefined ? undefined : writable(core, user, body.channel);
    const base64 = body.base64 ?? Buffer.from(body.text ?? '').toString('base64');
    return c.json(
      await observe(core, user, body, () => {
        const id = nextId(core, 'F');
        core.state.files[id] = {
          id,
          name: body.name,
          title: body.name,
          ...fileTypeOf(body.name),
          size: Buffer.byteLength(base64, 'base64'),
          user: user.id,
          created: unixSeconds(core),
          channels: channel ? [channel.id] : [],
          complete: true,
          base64,
        };
        core.touch();
        core.changes.emit('file', { userId: user.id, data: { id, name: body.name } });
        if (!channel) return told({ file: fileJson(core, id) });
        const draft = {
          text: body.comment ?? '',
          files: [id],
          subtype: 'file_share',
          ...(body.threadTs ? { threadTs: body.threadTs } : {}),
        };
        const message = postMessage(core, channel, user.id, draft);
        if (isMember(channel, core.options.app.botUserId)) {
          const event = {
            file_id: id,
            user_id: user.id,
            file: { id },
            channel_id: channel.id,
            event_ts: eventTs(core),
          };
          tellApp(core, 'file_shared', { type: 'file_shared', ...event }, { userId: user.id });
        }
        return told({ file: fileJson(core, id), channel: channel.id, ts: message.ts });
      }),
    );
  });

  routes.post('/read', async (c) => {
    const user = personOf(core, c);
    const { channel: wanted } = await bodyOf(c, channelBody);
    const channel = conversationFor(core, user, wanted);
    const own = core.state.ephemerals.filter((one) => one.channel === channel.id && one.userId === user.id);
    const all = [...messagesIn(core, channel.id), ...own.map((one) => one.message)];
    const last =
      all
        .map((message) => message.ts)
        .sort((a, b) => Number(a) - Number(b))
        .at(-1) ?? '0';
    core.state.reads[`${user.id}:${channel.id}`] = last;
    core.touch();
    core.changes.emit('read', { userId: user.id, channel: channel.id, data: { ts: last } });
    return c.json({ ok: true });
  });

  routes.post('/join', async (c) => {
    const user = personOf(core, c);
    const { channel: wanted } = await bodyOf(c, channelBody);
    const channel = conversationFor(core, user, wanted);
    if (channel.kind !== 'public' || !canSee(core, channel, user.id))
      throw new BadRequest('That channel cannot be joined.', 409);
    joinChannel(core, channel, user.id);
    return c.json(await told({ channel: channel.id }));
  });

  routes.post('/leave', async (c) => {
    const user = personOf(core, c);
    const { channel: wanted } = await bodyOf(c, channelBody);
    const channel = conversationFor(core, user, wanted);
    leaveChannel(core, channel, user.id);
    return c.json(await told({ channel: channel.id }));
  });

  routes.delete('/toasts', (c) => {
    const user = personOf(core, c);
    core.state.toasts[user.id] = [];
    core.touch();
    return c.json({ ok: true });
  });
  return routes;
}
