import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readManifest } from '../src/local-slack.ts';
import type { Deps } from '../src/slack/deps.ts';
import { registerListeners } from '../src/slack/listeners/listeners.ts';
import type { Switchboard } from '../src/slack/switchboard.ts';

// The parts of Slack's manifest v2 that are used, with the limits of its documentation; other keys are refused, as there.
const manifestV2 = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2) }),
  display_information: z.strictObject({
    name: z.string().max(35),
    description: z.string().max(140),
    long_description: z.string().min(175).max(4000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({ display_name: z.string().max(80), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().startsWith('/').max(32),
          description: z.string().max(2000),
          usage_hint: z.string().max(1000),
          should_escape: z.literal(true),
        }),
      )
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().max(24),
          type: z.enum(['global', 'message']),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      )
      .max(10),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(z.string()) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true) }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.literal(true),
    token_rotation_enabled: z.literal(false),
  }),
});

const manifest = manifestV2.parse(readManifest());

/** What the listeners register, by kind. */
function registered() {
  const seen = { commands: [] as string[], shortcuts: [] as string[], events: [] as string[] };
  const board = {
    event: (name: string) => seen.events.push(name),
    message: () => seen.events.push('message.im'),
    on(kind: string, id: string | RegExp) {
      if (kind === 'command') seen.commands.push(String(id));
      if (kind === 'shortcut' || kind === 'message_action') seen.shortcuts.push(`${kind} ${id}`);
    },
  };
  registerListeners(board as unknown as Switchboard, {} as Deps);
  return seen;
}

/** The scopes that each method of Slack's needs, as its documentation says. */
const SCOPES: Record<string, string[]> = {
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'dnd.teamInfo': ['dnd:read'],
  'files.uploadV2': ['files:write'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};
const EVENT_SCOPES: Record<string, string[]> = {
  app_home_opened: [],
  'message.im': ['im:history'],
  user_change: ['users:read'],
};

/** The Web API methods that the source calls. */
function calledMethods(): string[] {
  const rooms = ['app.ts', 'slack', 'jobs', 'usecases'];
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && rooms.some((room) => file.startsWith(room)))
    .map((file) => join('src', file));
  const calls = files.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(
      /\b(?:client|web|slack|webClient)\.(chat|views|users|conversations|auth|files|dnd|team|reactions|bots)\.(\w+)/g,
    ),
  ]);
  return [...new Set(calls.map(([, family, method]) => `${family}.${method}`))].sort();
}

test('commands, shortcuts and events are those that the code registers', () => {
  const seen = registered();
  expect(manifest.features.slash_commands.map(({ command }) => command).sort()).toEqual(seen.commands.sort());
  const named = manifest.features.shortcuts.map(
    ({ type, callback_id }) => `${type === 'global' ? 'shortcut' : 'message_action'} ${callback_id}`,
  );
  expect(named.sort()).toEqual(seen.shortcuts.sort());
  expect(manifest.settings.event_subscriptions.bot_events).toEqual([...new Set(seen.events)].sort());
});

test('the scopes are those that the calls and the events need, and no more', () => {
  const methods = calledMethods();
  expect(methods.filter((method) => !(method in SCOPES))).toEqual([]);
  expect(methods).toContain('chat.postMessage');
  const needed = [
    'commands',
    // The group's summary goes to public channels to which nobody has invited the app, too.
    'chat:write.public',
    ...methods.flatMap((method) => SCOPES[method] ?? []),
    ...manifest.settings.event_subscriptions.bot_events.flatMap((event) => EVENT_SCOPES[event] ?? ['unknown event']),
  ];
  expect(manifest.oauth_config.scopes.bot).toEqual([...new Set(needed)].sort());
});
