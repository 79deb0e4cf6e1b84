import { setTimeout as sleep } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import type { SlackProfile } from '../db/members.ts';
import type { Call, Pace } from '../db/sending-pace.ts';
import type { Log } from '../log.ts';
import { boltLogger } from './bolt-logger.ts';
import { type Failure, failureOf, type Outcome } from './outcome.ts';
import { profileOf, type SlackUser } from './profiles.ts';
import type { Message } from './views/message.ts';

/** The only code that posts on its own initiative. No call is ever made twice here: whoever calls knows what is safe. */
export interface Sender {
  /** Whether Slack lets the app in. */
  check(): Promise<Outcome<object>>;
  /** The conversation with a person, opened if need be. */
  openDirect(userId: string): Promise<Outcome<{ channelId: string }>>;
  /**
   * Posts a message that carries its outbox id. `confirm` is asked when its turn has come, right before the request;
   * false: nothing is posted. Into a channel with people of other organisations nothing is: refused as `shared_outside`.
   */
  post(post: Post, confirm: () => Promise<boolean>): Promise<Outcome<{ channelId: string; ts: string }> | Abandoned>;
  /** Changes a message in place; nobody is pinged. */
  update(posted: Post & { ts: string }): Promise<Outcome<object>>;
  /** The message that carries an outbox id, among those posted since an instant; null: it is not there. */
  find(sought: Sought): Promise<Outcome<{ ts: string | null }>>;
  /** When these people, up to 50, do not want to be disturbed next, or now; nobody is named of whom Slack knows nothing. */
  doNotDisturb(userIds: readonly string[]): Promise<Outcome<{ times: Map<string, { from: Date; to: Date }> }>>;
  /** What Slack says about everybody in a workspace. */
  listPeople(workspaceId: string): Promise<Outcome<{ people: SlackProfile[] }>>;
}

export interface Abandoned {
  kind: 'abandoned';
}

export interface Post {
  /** A channel's id; or a person's: then it goes to the conversation with them */
  channelId: string;
  outboxId: string;
  message: Message;
  /** The message in whose thread it is posted */
  threadTs?: string | null;
}

export interface Sought {
  channelId: string;
  outboxId: string;
  since: Date;
  /** The message in whose thread it was posted */
  threadTs?: string | null;
}

export interface SenderOptions {
  token: string;
  apiUrl?: string | undefined;
  log: Log;
  pace: Pace;
  /** How long a call may take, in milliseconds */
  callMs: number;
}

const EVENT_TYPE = 'rapporteur_outbox';
const PAGE = 200;
/** A call whose turn is further ahead is given back, so that nothing is held for long. */
const LONGEST_TURN_MS = 5_000;
const UPDATE_TURN_MS = 1_000;
/** For so long a channel is taken to be the group's own. */
const INSIDE_FOR_MS = 5 * 60_000;

export function createSender({ token, apiUrl, log, pace, callMs }: SenderOptions): Sender {
  // A client of its own: a rate limit or a slow answer here holds up no member, and nothing is retried behind our back.
  const client = new WebClient(token, {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    logger: boltLogger(log),
    timeout: callMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  let isShutOut = false;
  /** When a channel was found to hold nobody of other organisations */
  const knownInside = new Map<string, number>();

  /** Waits for the turn of a call; a failure where it is too far ahead. */
  async function turn(call: Call, withinMs = LONGEST_TURN_MS): Promise<Failure | null> {
    const place = await pace.take(call, Math.min(withinMs, callMs / 2));
    if (place.kind === 'none')
      return { kind: 'rate_limited', retryAfterSeconds: place.inMs / 1000, isOfChannel: place.isOfChannel };
    if (place.inMs > 0) await sleep(place.inMs);
    return null;
  }

  async function made<Done extends object>(method: string, request: () => Promise<Done>): Promise<Outcome<Done>> {
    try {
      const done = await request();
      isShutOut = false;
      return { kind: 'done', ...done };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'rate_limited') await pace.block(method, failure.retryAfterSeconds * 1000);
      if (failure.kind === 'shut_out' && !isShutOut) {
        isShutOut = true;
        log.error(
          { error: failure.error, method },
          'Slack does not let the app in: messages wait until its token is put right',
        );
      }
      return failure;
    }
  }

  /** Makes a call when its turn has come. */
  async function call<Done extends object>(
    method: string,
    request: () => Promise<Done>,
    withinMs?: number,
  ): Promise<Outcome<Done>> {
    return (await turn({ method }, withinMs)) ?? made(method, request);
  }

  /** Whether people of other organisations are in a channel. What Slack does not say holds up nothing. */
  async function isSharedOutside(channel: string): Promise<boolean> {
    const known = knownInside.get(channel);
    if (known !== undefined && performance.now() - known < INSIDE_FOR_MS) return false;
    const asked = await call(
      'conversations.info',
      async () => {
        const { channel: told } = await client.conversations.info({ channel });
        return { isShared: told?.is_ext_shared ?? false };
      },
      0,
    );
    if (asked.kind === 'done' && asked.isShared) return true;
    if (asked.kind === 'done' || asked.kind === 'refused') knownInside.set(channel, performance.now());
    return false;
  }

  return {
    check: () => made('auth.test', () => client.auth.test()),

    openDirect: (userId) =>
      call('conversations.open', async () => {
        const { channel } = await client.conversations.open({ users: userId });
        return { channelId: channel?.id ?? userId };
      }),

    async post({ channelId, outboxId, message, threadTs }, confirm) {
      const method = 'chat.postMessage';
      // It may have been opened to others since it was chosen.
      if (/^[CG]/.test(channelId) && (await isSharedOutside(channelId)))
        return { kind: 'refused', error: 'shared_outside' };
      const late = await turn({ method, channel: channelId });
      if (late) return late;
      if (!(await confirm())) return { kind: 'abandoned' };
      return made(method, async () => {
        const { channel, ts } = await client.chat.postMessage({
          channel: channelId,
          ...message,
          ...(threadTs && { thread_ts: threadTs }),
          metadata: { event_type: EVENT_TYPE, event_payload: { id: outboxId } },
          unfurl_links: false,
          unfurl_media: false,
        });
        return { channelId: channel ?? channelId, ts: ts ?? '' };
      });
    },

    update: ({ channelId, ts, outboxId, message }) =>
      call(
        'chat.update',
        async () => {
          // An update without metadata would take it away.
          await client.chat.update({
            channel: channelId,
            ts,
            ...message,
            metadata: { event_type: EVENT_TYPE, event_payload: { id: outboxId } },
          });
          return {};
        },
        // Done in turn, not at once: each round leaves the rest to the next.
        UPDATE_TURN_MS,
      ),

    async find({ channelId, outboxId, since, threadTs }) {
      let cursor: string | undefined;
      do {
        const asked = {
          channel: channelId,
          oldest: String(since.getTime() / 1000),
          include_all_metadata: true,
          limit: PAGE,
          ...(cursor && { cursor }),
        };
        // What stands in a thread is not among the messages of its channel.
        const page = threadTs
          ? await call('conversations.replies', () => client.conversations.replies({ ...asked, ts: threadTs }))
          : await call('conversations.history', () => client.conversations.history(asked));
        if (page.kind !== 'done') return page;
        const found = (page.messages as Carrying[] | undefined)?.find(
          ({ metadata }) => metadata?.event_type === EVENT_TYPE && metadata.event_payload?.id === outboxId,
        );
        if (found) return { kind: 'done', ts: found.ts ?? null };
        cursor = page.response_metadata?.next_cursor || undefined;
      } while (cursor);
      return { kind: 'done', ts: null };
    },

    doNotDisturb: (userIds) =>
      call(
        'dnd.teamInfo',
        async () => {
          const { users = {} } = await client.dnd.teamInfo({ users: userIds.join() });
          return { times: new Map(Object.entries(users).flatMap(([id, dnd]) => timeOf(id, dnd as Dnd))) };
        },
        // It is no more than a courtesy: nobody's message waits for it.
        0,
      ),

    async listPeople(workspaceId) {
      const people: SlackProfile[] = [];
      let cursor: string | undefined;
      do {
        const asked = { limit: PAGE, include_locale: true, ...(cursor && { cursor }) };
        const page = await call('users.list', () => client.users.list(asked));
        if (page.kind !== 'done') return page;
        for (const user of page.members ?? []) people.push(profileOf(user as SlackUser, workspaceId));
        cursor = page.response_metadata?.next_cursor || undefined;
      } while (cursor);
      return { kind: 'done', people };
    },
  };
}

interface Carrying {
  ts?: string;
  metadata?: { event_type?: string; event_payload?: { id?: string } };
}

interface Dnd {
  dnd_enabled?: boolean;
  /** Seconds since 1970; 1 where there is none */
  next_dnd_start_ts?: number;
  next_dnd_end_ts?: number;
  snooze_enabled?: boolean;
  snooze_endtime?: number;
}

function timeOf(id: string, dnd: Dnd): [string, { from: Date; to: Date }][] {
  const { dnd_enabled, next_dnd_start_ts: from = 0, next_dnd_end_ts: to = 0, snooze_enabled, snooze_endtime } = dnd;
  if (snooze_enabled && snooze_endtime) return [[id, { from: new Date(0), to: new Date(snooze_endtime * 1000) }]];
  return dnd_enabled && to > from ? [[id, { from: new Date(from * 1000), to: new Date(to * 1000) }]] : [];
}
