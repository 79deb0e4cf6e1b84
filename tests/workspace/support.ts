import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { control, type Person, person } from '../../src/workspace/person.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/workspace.ts';

export type TinyApp = App;
export type Transport = 'socket' | 'http';
export const transports: Transport[] = ['socket', 'http'];

export const ana = 'U0ANA';
export const binh = 'U0BINH';
export const guest = 'U0GUEST';
export const general = 'C0GENERAL';
export const closed = 'C0CLOSED';
export const elsewhere = 'C0ELSEWHERE';

export const manifest = {
  display_information: { name: 'Tiny' },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    bot_user: { display_name: 'Tiny', always_online: true },
    slash_commands: [
      { command: '/tiny', description: 'Does something', usage_hint: '[text]', should_escape: false },
      { command: '/escaped', description: 'Names become ids', should_escape: true },
      { command: '/deaf', description: 'Nobody listens' },
    ],
    shortcuts: [
      { name: 'Begin', type: 'global', callback_id: 'begin', description: 'Begins' },
      { name: 'Look at this', type: 'message', callback_id: 'look', description: 'Looks' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'app_mentions:read',
        'channels:history',
        'channels:join',
        'channels:read',
        'chat:write',
        'commands',
        'dnd:read',
        'files:read',
        'files:write',
        'groups:history',
        'groups:read',
        'im:history',
        'im:read',
        'im:write',
        'reactions:read',
        'reactions:write',
        'team:read',
        'users:read',
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: [
        'app_home_opened',
        'app_mention',
        'app_uninstalled',
        'channel_archive',
        'file_shared',
        'member_joined_channel',
        'member_left_channel',
        'message.channels',
        'message.im',
        'reaction_added',
        'tokens_revoked',
        'user_change',
      ],
    },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
};

export const botToken = 'xoxb-tiny';
export const appToken = 'xapp-tiny';
export const signingSecret = 'tiny-secret';
export const bot = 'U0BOT';

export function options(more: Partial<WorkspaceOptions> = {}): WorkspaceOptions {
  return {
    team: { id: 'T0TEAM', name: 'Working Group', domain: 'working-group' },
    users: [
      { id: ana, name: 'ana', realName: 'Ana Lê', tz: 'Asia/Ho_Chi_Minh', locale: 'vi-VN', isAdmin: true },
      { id: binh, name: 'binh', realName: 'Bình Trần', tz: 'Europe/Zurich', locale: 'en-GB', dnd: true },
      { id: guest, name: 'guest', realName: 'A Guest', isRestricted: true },
      { id: 'U0OTHER', name: 'other', realName: 'From Elsewhere', teamId: 'T0OTHER' },
    ],
    channels: [
      { id: general, name: 'general', members: [ana, binh], botIsMember: true, topic: 'All of it' },
      { id: closed, name: 'closed', members: [binh], isPrivate: true },
      { id: elsewhere, name: 'elsewhere', members: [ana] },
    ],
    app: { id: 'A0TINY', botUserId: bot, botId: 'B0TINY', manifest, botToken, appToken, signingSecret },
    rateLimits: 'off',
    ...more,
  };
}

export interface Setting {
  workspace: Workspace;
  app: TinyApp;
  ana: Person;
  binh: Person;
  /** The control API. */
  get<T = Record<string, unknown>>(path: string): Promise<T>;
  post<T = Record<string, unknown>>(path: string, body?: unknown): Promise<T>;
  del<T = Record<string, unknown>>(path: string): Promise<T>;
  /** A Web API call with the bot's token, or another. */
  call(method: string, args?: Record<string, unknown>, token?: string): Promise<Answer>;
  stop(): Promise<void>;
}

export type Answer = { ok: boolean; error?: string; status: number; headers: Headers } & Record<string, any>;

export async function callApi(
  apiUrl: string,
  method: string,
  args: Record<string, unknown> = {},
  token: string | null = botToken,
): Promise<Answer> {
  const body = new URLSearchParams();
  for (const [key, value] of Object.entries(args)) {
    body.set(key, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  const response = await fetch(`${apiUrl}${method}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    },
    body,
  });
  const answer = (await response.json()) as Answer;
  return { ...answer, status: response.status, headers: response.headers };
}

/** A workspace alone, without an app. */
export async function bare(more: Partial<WorkspaceOptions> = {}): Promise<Omit<Setting, 'app'>> {
  const workspace = await startWorkspace(options(more));
  const { url } = workspace;
  return {
    workspace,
    ana: person(url, ana),
    binh: person(url, binh),
    get: (path) => control(url, 'GET', path),
    post: (path, body) => control(url, 'POST', path, body ?? {}),
    del: (path) => control(url, 'DELETE', path),
    call: (method, args, token) => callApi(workspace.apiUrl, method, args, token),
    stop: () => workspace.close(),
  };
}

/**
 * A workspace with a tiny real Bolt app in it, over either transport. `reconnectMs`: how long a socket may be without an answer before the
 * app gives it up, and waits before it makes another; a short one costs a socket whenever a busy machine holds the process up for as long.
 */
export async function withApp(
  transport: Transport,
  register: (app: TinyApp) => void,
  more: Partial<WorkspaceOptions> = {},
  reconnectMs = 5_000,
): Promise<Setting> {
  const setting = await bare(more);
  const slackApiUrl = setting.workspace.apiUrl;
  // What the app logs of cut connections is expected here, and no matter of the workspace.
  const silent = {
    debug() {},
    info() {},
    warn() {},
    error() {},
    setLevel() {},
    getLevel: () => LogLevel.ERROR,
    setName() {},
  };
  const receiver =
    transport === 'socket'
      ? new SocketModeReceiver({
          appToken,
          logger: silent,
          clientPingTimeout: reconnectMs,
          installerOptions: { clientOptions: { slackApiUrl } },
        })
      : new HTTPReceiver({ signingSecret, logger: silent, endpoints: '/slack/events' });
  const app = new App({
    token: botToken,
    receiver,
    logger: silent,
    clientOptions: { slackApiUrl, retryConfig: { retries: 0 } },
    deferInitialization: true,
  });
  await app.init();
  register(app);
  if (transport === 'socket') await app.start();
  else {
    const server = (await app.start({ port: 0, host: '127.0.0.1' })) as { address(): unknown };
    const { port } = server.address() as AddressInfo;
    await setting.post('/app', { requestUrl: `http://127.0.0.1:${port}/slack/events` });
  }
  return {
    ...setting,
    app,
    async stop() {
      await app.stop();
      await setting.workspace.close();
    },
  };
}
