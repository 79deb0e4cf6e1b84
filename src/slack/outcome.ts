import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/** How a call to Slack ended. */
export type Outcome<Done> = ({ kind: 'done' } & Done) | Failure;

export type Failure =
  /** Slack says no, and would say it again: its error code */
  | { kind: 'refused'; error: string }
  /** Nothing was done; the method, or the channel alone, is to be left alone for so long */
  | { kind: 'rate_limited'; retryAfterSeconds: number; isOfChannel?: boolean }
  /** Nothing was done: Slack does not let the app in until somebody mends its installation */
  | { kind: 'shut_out'; error: string }
  /** Nothing was done: Slack was not reached */
  | { kind: 'unreached'; error: string }
  /** The answer was lost, or says nothing: it may have been done or not */
  | { kind: 'unknown'; error: string };

/** Slack itself stumbled: its documentation says that a part of the work may have been done. */
const UNCLEAR = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);
const LIMITED = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);
/** `account_inactive` is the app's own account: of a bot token, that the app was removed. */
const SHUT_OUT = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'org_login_required',
  'ekm_access_denied',
  'team_access_not_granted',
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
/** Where Slack does not say for how long */
const RETRY_AFTER_S = 30;

/** What the error of a call says of what was done. */
export function failureOf(error: unknown): Failure {
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
    return { kind: 'rate_limited', retryAfterSeconds: RETRY_AFTER_S };
  return { kind: 'unknown', error: String(error) };
}

function refusalOf(code: string): Failure {
  if (LIMITED.has(code)) return { kind: 'rate_limited', retryAfterSeconds: RETRY_AFTER_S };
  if (SHUT_OUT.has(code)) return { kind: 'shut_out', error: code };
  // Anything but a code is a page that something between Slack and us made up.
  if (UNCLEAR.has(code) || !/^\w{1,80}$/.test(code)) return { kind: 'unknown', error: code.slice(0, 80) };
  return { kind: 'refused', error: code };
}
