import { botUserId, getChannel, isMember } from '../conversations.ts';
import { nextId, SlackError, unixSeconds } from '../core.ts';
import { fileTypeOf } from '../files.ts';
import { isObject } from '../json.ts';
import { checkedMessage } from '../message-input.ts';
import { fileJson, findMessage, postMessage } from '../messages.ts';
import { type MethodTable, page } from './method.ts';

export const fileMethods: MethodTable = {
  'files.getUploadURLExternal': {
    scopes: ['files:write'],
    tier: 4,
    run(core, args) {
      const name = args.needed('filename');
      const length = args.number('length');
      if (!length || length <= 0) throw new SlackError('invalid_arguments', lengthFault);
      const id = nextId(core, 'F');
      const altText = args.text('alt_txt');
      core.state.files[id] = {
        id,
        name,
        title: name,
        ...fileTypeOf(name),
        size: length,
        user: botUserId(core),
        created: unixSeconds(core),
        ...(altText ? { altText } : {}),
        channels: [],
        complete: false,
        base64: '',
      };
      return { upload_url: `${core.url}/upload/v1/${id}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    scopes: ['files:write'],
    tier: 4,
    json: true,
    run(core, args) {
      const listed = args.parsed('files');
      if (!Array.isArray(listed) || listed.length === 0) throw new SlackError('invalid_arguments', filesFault);
      const files = listed.map((one) => {
        const file = isObject(one) ? core.state.files[String(one.id)] : undefined;
        if (!file) throw new SlackError('file_not_found');
        if (file.base64 === '') throw new SlackError('file_upload_incomplete');
        if (isObject(one) && typeof one.title === 'string') file.title = one.title;
        return file;
      });
      const ids = args.text('channel_id') ?? args.text('channels');
      const channels = (ids?.split(',') ?? []).map((id) => getChannel(core, id.trim()));
      for (const channel of channels) {
        if (channel.isArchived) throw new SlackError('is_archived');
        if (!isMember(channel, botUserId(core))) throw new SlackError('not_in_channel');
      }
      const method = 'files.completeUploadExternal';
      const threadTs = args.text('thread_ts');
      const comment = args.text('initial_comment');
      for (const file of files) file.complete = true;
      for (const channel of channels) {
        if (threadTs && !findMessage(core, channel.id, threadTs)) throw new SlackError('thread_not_found');
        for (const file of files) if (!file.channels.includes(channel.id)) file.channels.push(channel.id);
        const draft =
          args.raw.blocks !== undefined && !comment
            ? checkedMessage(
                core,
                { blocks: args.raw.blocks },
                { method, where: method, channel: channel.id, userId: null },
              )
            : { text: comment ?? '' };
        if (threadTs) draft.threadTs = threadTs;
        postMessage(core, channel, botUserId(core), { ...draft, files: files.map((file) => file.id) });
      }
      core.touch();
      return { files: files.map((file) => fileJson(core, file.id)) };
    },
  },
  'files.info': {
    scopes: ['files:read'],
    tier: 4,
    run(core, args) {
      const file = core.state.files[args.needed('file', 'file_not_found')];
      if (!file?.complete) throw new SlackError('file_not_found');
      return { file: fileJson(core, file.id), comments: [], response_metadata: { next_cursor: '' } };
    },
  },
  'files.list': {
    scopes: ['files:read'],
    tier: 3,
    run(core, args) {
      const channel = args.text('channel');
      const all = Object.values(core.state.files).filter(
        (file) => file.complete && (!channel || file.channels.includes(channel)),
      );
      const { items } = page(all, args, 100);
      return {
        files: items.map((file) => fileJson(core, file.id)),
        paging: { count: 100, total: all.length, page: 1 },
      };
    },
  },
};

const lengthFault = { response_metadata: { messages: ['[ERROR] missing required field: length'] } };
const filesFault = { response_metadata: { messages: ['[ERROR] missing required field: files'] } };
