import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api';
import type { Log } from '../log.ts';
import { boltLogger } from './bolt-logger.ts';
import type { Message } from './views/message.ts';

/** How a call to Slack ended. */
export type Outcome<Done> =
  | ({ kind: 'done' } & Done)
  /** Slack says no, and would say it again: its error code */
  | { kind: 'refused'; error: string }
  /** Slack did nothing and wants to be left alone for so long */
  | { kind: 'rate_limited'; retryAfterSeconds: number }
  /** Slack did nothing: it was not reached, or does not let the app in for now */
  | { kind: 'unreached'; error: string }
  /** The answer was lost, or says nothing: it may have been done or not */
  | { kind: 'unknown'; error: string };

/** The only code that posts on its own initiative. No call is ever made twice here: whoever calls knows what is safe. */
export interface Sender {
  /** The conversation with a person, opened if need be. */
  openDirect(userId: string): Promise<Outcome<{ channelId: string }>>;
  /**
   * Posts a message that carries its outbox id. `confirm` is asked when its turn has come, right before the request;
   * false: nothing is posted.
   */
  post(post: Post, confirm: () => Promise<boolean>): Promise<Outcome<{ ts: string }> | { kind: 'abandoned' }>;
  /** Changes a message in place; nobody is pinged. */
  update(posted: Post & { ts: string }): Promise<Outcome<object>>;
  /** The message that carries an outbox id, among those posted since an instant; null: it is not there. */
  find(sought: { channelId: string; outboxId: string; since: Date }): Promise<Outcome<{ ts: string | null }>>;
}

export interface Post {
  channelId: string;
  outboxId: string;
  message: Message;
}

const EVENT_TYPE = 'rapporteur_outbox';
/** Slack allows about one message a second in a channel, and some hundred a minute in a workspace. */
const CHANNEL_GAP = 1_000;
const WORKSPACE_GAP = 220;
const PAGE = 200;

/** Slack itself stumbled: its documentation says that a part of the work may have been done. */
const UNCLEAR = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);
const LIMITED = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);
/** The app is shut out until somebody mends its installation; what it has to say can wait for that. */
const SHUT_OUT = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'org_login_required',
  'ekm_access_denied',
]);
/** The connection was never made. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export function createSender({ token, apiUrl, log }: { token: string; apiUrl?: string | undefined; log: Log }): Sender {
  // A client of its own: a rate limit or a slow answer here holds up no member, and nothing is retried behind our back.
  const client = new WebClient(token, {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    logger: boltLogger(log),
    timeout: 10_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const blockedUntil = new Map<string, number>();
  const turns = new Turns();
  let isShutOut = false;

  async function call<Done extends object>(method: string, request: () => Promise<Done>): Promise<Outcome<Done>> {
    const wait = (blockedUntil.get(method) ?? 0) - performance.now();
    if (wait > 0) return { kind: 'rate_limited', retryAfterSeconds: Math.ceil(wait / 1000) };
    try {
      const done = await request();
      isShutOut = false;
      return { kind: 'done', ...done };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'rate_limited')
        blockedUntil.set(method, performance.now() + failure.retryAfterSeconds * 1000);
      if (failure.kind === 'unreached' && SHUT_OUT.has(failure.error) && !isShutOut) {
        isShutOut = true;
        log.error(
          { error: failure.error, method },
          'Slack does not let the app in: messages wait until its token is put right',
        );
      }
      return failure;
    }
  }

  return {
    openDirect: (userId) =>
      call('conversations.open', async () => {
        const { channel } = await client.conversations.open({ users: userId });
        return { channelId: channel?.id ?? userId };
      }),

    async post({ channelId, outboxId, message }, confirm) {
      await turns.next(channelId, CHANNEL_GAP);
      await turns.next('', WORKSPACE_GAP);
      if (!(await confirm())) return { kind: 'abandoned' };
      return call('chat.postMessage', async () => {
        const { ts } = await client.chat.postMessage({
          channel: channelId,
          ...message,
          metadata: { event_type: EVENT_TYPE, event_payload: { id: outboxId } },
          unfurl_links: false,
          unfurl_media: false,
        });
        return { ts: ts ?? '' };
      });
    },

    update: ({ channelId, ts, outboxId, message }) =>
      call('chat.update', async () => {
        // An update without metadata would take it away.
        await client.chat.update({
          channel: channelId,
          ts,
          ...message,
          metadata: { event_type: EVENT_TYPE, event_payload: { id: outboxId } },
        });
        return {};
      }),

    find: ({ channelId, outboxId, since }) =>
      call('conversations.history', async () => {
        let cursor: string | undefined;
        do {
          const page = await client.conversations.history({
            channel: channelId,
            oldest: String(since.getTime() / 1000),
            include_all_metadata: true,
            limit: PAGE,
            ...(cursor && { cursor }),
          });
          const found = page.messages?.find(
            ({ metadata }) =>
              metadata?.event_type === EVENT_TYPE && (metadata.event_payload as { id?: string })?.id === outboxId,
          );
          if (found) return { ts: found.ts ?? null };
          cursor = page.response_metadata?.next_cursor;
        } while (cursor);
        return { ts: null };
      }),
  };
}

function failureOf(error: unknown): Exclude<Outcome<object>, { kind: 'done' }> {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'rate_limited', retryAfterSeconds: error.retryAfter };
  if (error instanceof WebAPIPlatformError) return refusalOf(error.data.error);
  if (error instanceof WebAPIHTTPError) {
    const status = `http_${error.statusCode}`;
    // A request that was turned away at the door (by a proxy, say) did nothing; one that failed inside may have.
    const isAtTheDoor = error.statusCode < 500 && error.statusCode !== 408;
    return { kind: isAtTheDoor ? 'unreached' : 'unknown', error: status };
  }
  if (error instanceof WebAPIRequestError) {
    const { code, message } = (error.original.cause ?? error.original) as { code?: string; message?: string };
    return { kind: code && NOT_CONNECTED.has(code) ? 'unreached' : 'unknown', error: code || message || error.message };
  }
  // A 429 that does not say for how long
  if (error instanceof Error && /^Retry header/.test(error.message))
    return { kind: 'rate_limited', retryAfterSeconds: 30 };
  return { kind: 'unknown', error: String(error) };
}

function refusalOf(code: string): Exclude<Outcome<object>, { kind: 'done' }> {
  if (LIMITED.has(code)) return { kind: 'rate_limited', retryAfterSeconds: 30 };
  if (SHUT_OUT.has(code)) return { kind: 'unreached', error: code };
  // Anything but a code is a page that something between Slack and us made up.
  if (UNCLEAR.has(code) || !/^\w{1,80}$/.test(code)) return { kind: 'unknown', error: code.slice(0, 80) };
  return { kind: 'refused', error: code };
}

/** Lets those who wait for the same thing pass one by one, with a gap between. */
class Turns {
  readonly #last = new Map<string, Promise<void>>();

  async next(key: string, gap: number): Promise<void> {
    const mine = this.#last.get(key);
    const following = (mine ?? Promise.resolve()).then(() => new Promise<void>((resolve) => setTimeout(resolve, gap)));
    this.#last.set(key, following);
    void following.then(() => {
      if (this.#last.get(key) === following) this.#last.delete(key);
    });
    await mine;
  }
}
