import { normalizeBlocks } from './block-kit/normalize.ts';
import { channelType } from './conversations.ts';
import type { Core } from './core.ts';
import { SlackError } from './core.ts';
import { tellMessage } from './events.ts';
import type { Json } from './json.ts';
import type { Channel, Message } from './state.ts';

export interface Draft {
  text?: string;
  blocks?: Json[];
  attachments?: Json[];
  metadata?: Message['metadata'];
  threadTs?: string;
  replyBroadcast?: boolean;
  files?: string[];
  subtype?: string;
  username?: string;
  icon?: Json;
}

export function timestamp(core: Core): string {
  const ms = core.clock.now().getTime();
  return `${Math.floor(ms / 1e3)}.${String(ms % 1e3).padStart(3, '0')}000`;
}

export function messagesIn(core: Core, channelId: string): Message[] {
  core.state.messages[channelId] ??= [];
  return core.state.messages[channelId];
}

export function findMessage(core: Core, channelId: string, ts: string): Message | undefined {
  return messagesIn(core, channelId).find((message) => message.ts === ts);
}

export function findEphemeral(core: Core, channelId: string, ts: string, userId: string): Message | undefined {
  return core.state.ephemerals.find(
    (one) => one.channel === channelId && one.userId === userId && one.message.ts === ts,
  )?.message;
}

export function botProfile(core: Core): Json {
  const { app, team } = core.options;
  return {
    id: app.botId,
    app_id: app.id,
    user_id: app.botUserId,
    name: core.manifest.botName,
    icons: { image_36: `${core.url}/avatars/app-36.png`, image_48: `${core.url}/avatars/app-48.png` },
    deleted: false,
    updated: 0,
    team_id: team.id,
  };
}

/** After all that is in the channel, also when the clock was put back: what comes last stands last. */
function nextTs(core: Core, channel: Channel): string {
  const own = core.state.ephemerals.filter((one) => one.channel === channel.id).map((one) => one.message);
  const latest = Math.max(0, ...[messagesIn(core, channel.id).at(-1), ...own].map((one) => Number(one?.ts ?? 0)));
  const now = timestamp(core);
  return Number(now) > latest ? now : (latest + 0.0001).toFixed(6);
}

function build(core: Core, channel: Channel, author: string, draft: Draft): Message {
  const ts = nextTs(core, channel);
  const message: Message = { type: 'message', ts, user: author, text: draft.text ?? '', team: core.options.team.id };
  if (author === core.options.app.botUserId) {
    message.bot_id = core.options.app.botId;
    message.app_id = core.options.app.id;
    message.bot_profile = botProfile(core);
  }
  if (draft.subtype) message.subtype = draft.subtype;
  if (draft.username) message.username = draft.username;
  if (draft.icon) message.icons = draft.icon;
  if (draft.blocks?.length) message.blocks = normalizeBlocks(draft.blocks);
  if (draft.attachments?.length) message.attachments = draft.attachments.map((one, i) => ({ id: i + 1, ...one }));
  if (draft.metadata) message.metadata = draft.metadata;
  if (draft.files?.length) message.files = draft.files;
  if (draft.threadTs) {
    message.thread_ts = draft.threadTs;
    const parent = findMessage(core, channel.id, draft.threadTs);
    if (parent) message.parent_user_id = parent.user;
    if (draft.replyBroadcast) message.subtype = 'thread_broadcast';
  }
  return message;
}

/** Posts for all to see; tells the app when it listens. */
export function postMessage(core: Core, channel: Channel, author: string, draft: Draft): Message {
  const message = build(core, channel, author, draft);
  messagesIn(core, channel.id).push(message);
  if (draft.threadTs) {
    const parent = findMessage(core, channel.id, draft.threadTs);
    if (parent) parent.thread_ts = parent.ts;
  }
  core.state.reads[`${author}:${channel.id}`] = message.ts;
  core.touch();
  core.changes.emit('message_posted', { channel: channel.id, data: messageJson(core, channel.id, message, true) });
  tellMessage(core, channel, { ...messageJson(core, channel.id, message, true) });
  return message;
}

export function postEphemeral(core: Core, channel: Channel, userId: string, draft: Draft): Message {
  const message = build(core, channel, core.options.app.botUserId, draft);
  message.is_ephemeral = true;
  core.state.ephemerals.push({ channel: channel.id, userId, message });
  core.touch();
  core.changes.emit('ephemeral_posted', { channel: channel.id, userId, data: message });
  return message;
}

/** What an edit gives; absent parts stay, save blocks, which go when only text is given. */
export function editMessage(core: Core, channel: Channel, message: Message, draft: Draft, editor: string): Message {
  const before = structuredClone(message);
  if (draft.text !== undefined) message.text = draft.text;
  if (draft.blocks !== undefined) message.blocks = normalizeBlocks(draft.blocks);
  else if (draft.text !== undefined) delete message.blocks;
  if (message.blocks?.length === 0) delete message.blocks;
  if (draft.attachments !== undefined) message.attachments = draft.attachments;
  else if (draft.text !== undefined || draft.blocks !== undefined) delete message.attachments;
  if (draft.metadata !== undefined) message.metadata = draft.metadata;
  if (draft.files !== undefined) message.files = draft.files;
  message.edited = { user: editor, ts: `${timestamp(core).split('.')[0]}.000000` };
  core.touch();
  core.changes.emit('message_updated', { channel: channel.id, data: messageJson(core, channel.id, message, true) });
  tellMessage(core, channel, {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: messageJson(core, channel.id, message, true),
    previous_message: before,
    ts: timestamp(core),
  });
  return message;
}

export function deleteMessage(core: Core, channel: Channel, ts: string): void {
  const list = messagesIn(core, channel.id);
  const index = list.findIndex((message) => message.ts === ts);
  const message = list[index];
  if (!message) throw new SlackError('message_not_found');
  const hasReplies = list.some((one) => one.thread_ts === ts && one.ts !== ts);
  if (hasReplies) {
    // A thread keeps its place when its parent goes.
    list[index] = {
      type: 'message',
      subtype: 'tombstone',
      hidden: true,
      text: 'This message was deleted.',
      user: 'USLACKBOT',
      ts,
      thread_ts: ts,
    };
  } else list.splice(index, 1);
  core.touch();
  core.changes.emit('message_deleted', { channel: channel.id, data: { ts } });
  tellMessage(core, channel, {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: ts,
    previous_message: message,
    ts: timestamp(core),
  });
}

export function editEphemeral(core: Core, channelId: string, userId: string, message: Message, draft: Draft): void {
  message.text = draft.text ?? '';
  if (draft.blocks?.length) message.blocks = normalizeBlocks(draft.blocks);
  else delete message.blocks;
  if (draft.attachments?.length) message.attachments = draft.attachments;
  else delete message.attachments;
  core.touch();
  core.changes.emit('ephemeral_updated', { channel: channelId, userId, data: message });
}

export function deleteEphemeral(core: Core, channelId: string, userId: string, ts: string): void {
  core.state.ephemerals = core.state.ephemerals.filter(
    (one) => one.channel !== channelId || one.userId !== userId || one.message.ts !== ts,
  );
  core.touch();
  core.changes.emit('ephemeral_deleted', { channel: channelId, userId, data: { ts } });
}

export function repliesTo(core: Core, channelId: string, ts: string): Message[] {
  return messagesIn(core, channelId).filter((message) => message.thread_ts === ts && message.ts !== ts);
}

/** As the Web API shows a message: with its thread's counts and its files; metadata only when asked for. */
export function messageJson(core: Core, channelId: string, message: Message, withMetadata: boolean): Json {
  return structuredClone(messageNow(core, channelId, message, withMetadata));
}

/** The same without a copy, for what is written out at once. */
export function messageNow(core: Core, channelId: string, message: Message, withMetadata: boolean): Json {
  const { files, metadata, reactions, ...json }: Json & Message = message;
  if (withMetadata && metadata) json.metadata = metadata;
  if (files) json.files = files.flatMap((id) => fileJson(core, id) ?? []);
  if (reactions?.length) json.reactions = reactions.map((one) => ({ ...one, count: one.users.length }));
  const replies = message.thread_ts === message.ts ? repliesTo(core, channelId, message.ts) : [];
  if (replies.length) {
    json.reply_count = replies.length;
    json.reply_users = [...new Set(replies.map((reply) => reply.user))];
    json.reply_users_count = new Set(replies.map((reply) => reply.user)).size;
    json.latest_reply = replies.at(-1)?.ts;
    json.is_locked = false;
    json.subscribed = false;
  }
  return json;
}

/** As `files.info` shows a file. */
export function fileJson(core: Core, id: string): Json | undefined {
  const file = core.state.files[id];
  if (!file) return undefined;
  const address = `${core.url}/files-pri/${core.options.team.id}-${file.id}`;
  const channelsOf = (kind: string) =>
    file.channels.filter((channel) => {
      const known = core.state.channels[channel];
      return known !== undefined && channelType(known) === kind;
    });
  const name = encodeURIComponent(file.name);
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.filetype,
    pretty_type: file.filetype.toUpperCase(),
    user: file.user,
    user_team: core.options.team.id,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: channelsOf('channel').length > 0,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    alt_txt: file.altText,
    url_private: `${address}/${name}`,
    url_private_download: `${address}/download/${name}`,
    permalink: `${core.url}/files/${file.user}/${file.id}/${name}`,
    channels: channelsOf('channel'),
    groups: channelsOf('group'),
    ims: channelsOf('im'),
    comments_count: 0,
    has_rich_preview: false,
    file_access: 'visible',
  };
}
