import type { WebClient } from '@slack/web-api';
import { isUnavailable } from '../db/availability.ts';
import { dayOf } from '../domain/day.ts';
import { isOutsider } from '../domain/permissions.ts';
import { referenceOf, UserError } from '../errors.ts';
import { type Catalogue, catalogueOf } from '../locales/catalogue.ts';
import type { Deps, Visit } from './deps.ts';
import { getActor } from './profiles.ts';
import { say } from './views/message.ts';

/** Whom a request comes from. */
export interface Audience {
  client: WebClient;
  workspaceId: string;
  slackUserId: string;
  /** The person's own team, where Slack says it: another one than the workspace's is another organisation's */
  userTeamId?: string | undefined;
  /** Known once they are in: the language of what is said when something fails. */
  words?: Catalogue;
}

/** What to tell the member, in their language. */
export interface Told {
  words: Catalogue;
  plain: string;
  inForm: string;
}

/**
 * Finds out who is there, and in the same breath what a reference means that they may have come for (`referenceKey`, as
 * domain/reference.ts makes it). Throws a UserError of kind `outsider` for those to whom no data is shown.
 */
export async function enter(deps: Deps, who: Audience, referenceKey: string | null = null): Promise<Visit> {
  const { slackUserId } = who;
  const entered = await deps.groups.enter(
    who.workspaceId,
    slackUserId,
    referenceKey === null ? null : { referenceKey },
  );
  if (!entered) throw outsider('');
  const { group, card: ahead } = entered;
  const { workspace } = group;
  who.words = catalogueOf(workspace.language);
  const known = group.members.get(slackUserId) ?? NOBODY;
  const member = await getActor(deps, who.client, workspace.id, { slackUserId, ...known }).catch((error) => {
    // Somebody of another organisation whom Slack tells us nothing about.
    if (who.userTeamId && who.userTeamId !== workspace.id && isSlackTrouble(error)) throw outsider(workspace.name);
    throw error;
  });
  who.words = catalogueOf(member.language);
  if (isOutsider(member)) throw outsider(workspace.name);
  const now = deps.clock.now();
  return { member, workspace, group, words: who.words, now, today: dayOf(now, member.timeZone), ahead };
}

/** Slack has not been asked about them. */
const NOBODY = { member: null, profileAt: null };

/** The words for somebody: known once they are in, before that as far as is known without the database, else English. */
export function wordsOf(deps: Deps, who: Audience): Catalogue {
  return who.words ?? catalogueOf(deps.groups.languageOf(who.workspaceId, who.slackUserId) ?? 'en');
}

function outsider(workspace: string): UserError {
  return new UserError('outsider', 'not a member of the working group', { workspace });
}

/**
 * The one place where what goes wrong behind a door ends: a UserError is told as it is; a database that is down asks for
 * patience; anything else is a fault of ours, logged under a reference that the member is given.
 */
export async function fail(
  deps: Deps,
  error: unknown,
  where: string,
  who: Audience,
  tell: (told: Told) => Promise<unknown>,
): Promise<void> {
  const words = wordsOf(deps, who);
  const told = { words, ...wordsFor(deps, error, where, who, words) };
  const { slackUserId } = who;
  try {
    await tell(told);
  } catch (second) {
    // The trigger or the response URL is used up: a direct message always has a way.
    deps.log.warn({ where, slackUserId, error: String(second) }, 'could not tell a member what went wrong on the spot');
    await who.client.chat.postMessage({ channel: slackUserId, ...say(told.plain) }).catch((third) => {
      deps.log.warn({ where, slackUserId, error: String(third) }, 'could not tell a member what went wrong');
    });
  }
}

const PASSING = new Set([
  'ratelimited',
  'expired_trigger_id',
  'exchanged_trigger_id',
  'internal_error',
  'fatal_error',
  'request_timeout',
  'service_unavailable',
]);

/** Whether an error came of a call to Slack's Web API. */
function isSlackTrouble(error: unknown): boolean {
  return String((error as { code?: unknown } | null)?.code).startsWith('slack_webapi_');
}

/** Whether Slack was late, busy or away for a moment, which is nobody's fault here. */
function isSlackPassing(error: unknown): boolean {
  const { code, data } = error as { code?: string; data?: { error?: string } };
  if (code === 'slack_webapi_platform_error') return PASSING.has(data?.error ?? '');
  return isSlackTrouble(error);
}

function wordsFor(deps: Deps, error: unknown, where: string, who: Audience, words: Catalogue): Omit<Told, 'words'> {
  if (error instanceof UserError) {
    const plain =
      error.kind === 'outsider'
        ? words.errors.outsider(String(error.details.workspace))
        : (words.errors.byKind[error.kind]?.(error.details) ?? error.message);
    return { plain, inForm: plain };
  }
  const reference = referenceOf(deps.newKey());
  const { workspaceId, slackUserId } = who;
  if (isUnavailable(error)) {
    deps.log.warn({ reference, where, workspaceId, slackUserId, error: String(error) }, 'the database does not answer');
    return { plain: words.errors.unavailable(reference), inForm: words.errors.unavailableInForm(reference) };
  }
  if (isSlackPassing(error)) {
    deps.log.warn({ reference, where, workspaceId, slackUserId, error: String(error) }, 'Slack did not answer in time');
    return { plain: words.errors.slackSlow, inForm: words.errors.slackSlow };
  }
  deps.log.error({ reference, where, workspaceId, slackUserId, err: error }, 'unexpected error');
  return { plain: words.errors.unknown(reference), inForm: words.errors.unknownInForm(reference) };
}
