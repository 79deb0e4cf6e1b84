import { nameInPayload } from '../conversations.ts';
import type { Core } from '../core.ts';
import { SlackError } from '../core.ts';
import type { Outcome } from '../delivery.ts';
import { isObject, type Json } from '../json.ts';
import type { ResponseTarget } from '../response-urls.ts';
import type { Channel, User } from '../state.ts';
import type { Happened } from './payload.ts';
import { verificationToken } from './payload.ts';
import { showToast } from './toasts.ts';

/** The code in Slack's words about a command that failed. */
function failureCode(outcome: Outcome): string {
  if (outcome.failure === 'timeout') return 'operation_timeout';
  if (outcome.failure === 'http_error') return 'http_service_error';
  if (outcome.failure === 'invalid_body') return 'invalid_command_response';
  return 'dispatch_failed';
}

/** With `should_escape`, names of people and channels reach the app with their ids. */
function escaped(core: Core, text: string): string {
  const user = (name: string) => Object.values(core.state.users).find((one) => one.name === name);
  const channel = (name: string) => Object.values(core.state.channels).find((one) => one.name === name);
  return text
    .replace(/(^|\s)@([\w.-]+)/g, (all, space: string, name: string) => {
      const found = user(name);
      return found ? `${space}<@${found.id}|${found.name}>` : all;
    })
    .replace(/(^|\s)#([\w.-]+)/g, (all, space: string, name: string) => {
      const found = channel(name);
      return found ? `${space}<#${found.id}|${found.name}>` : all;
    });
}

function failed(core: Core, user: User, error: string): Happened {
  showToast(core, user.id, error);
  return { ok: false, error, delivered: false };
}

/** A person types a slash command. */
export async function runCommand(
  core: Core,
  user: User,
  where: { channel: Channel; threadTs?: string },
  line: string,
): Promise<Happened> {
  const [name = '', ...rest] = line.trim().split(/(?<=^\S+)\s+/);
  const offered = core.state.app.installed && core.manifest.scopes.includes('commands');
  const known = offered ? core.manifest.commands.find((command) => command.command === name.toLowerCase()) : undefined;
  if (!known) return failed(core, user, `${name} is not a valid command.`);
  if (where.threadTs) return failed(core, user, `${name} is not supported in threads. Sorry!`);
  const typed = rest.join(' ').trim();
  const text = known.should_escape ? escaped(core, typed) : typed;
  return sendCommand(core, user, known.command, (deliveryId) => ({
    token: verificationToken,
    team_id: core.options.team.id,
    team_domain: core.options.team.domain,
    channel_id: where.channel.id,
    channel_name: nameInPayload(where.channel),
    user_id: user.id,
    user_name: user.name,
    command: known.command,
    text,
    api_app_id: core.options.app.id,
    is_enterprise_install: 'false',
    response_url: core.responseUrls.issue({ userId: user.id, channel: where.channel.id, deliveryId }),
    trigger_id: core.triggers.issue(user.id, deliveryId, { channel: where.channel.id }).id,
  }));
}

/** Sends a command and shows what the acknowledgement says, or that none came. */
export async function sendCommand(
  core: Core,
  user: User,
  command: string,
  payloadFor: (deliveryId: string) => Json,
  replayOf?: string,
): Promise<Happened> {
  const { outcome, record } = await core.delivery.interaction('slash_commands', command, user.id, payloadFor, replayOf);
  const happened: Happened = { ok: true, delivered: true, deliveryId: record.id };
  if (record.triggerId) happened.triggerId = record.triggerId;
  if (record.ack) happened.ack = record.ack;
  let code = outcome.ok ? null : failureCode(outcome);
  const target = core.responseUrls.at(String(record.payload.response_url));
  if (outcome.ok && target) code = answerInAck(core, command, target, outcome.body);
  if (code === null) return happened;
  const error = `${command} failed with the error "${code}"`;
  showToast(core, user.id, error);
  return { ...happened, ok: false, error };
}

/** Shows what the acknowledgement carries. Returns the failure's code, or null. */
function answerInAck(core: Core, command: string, target: ResponseTarget, body: unknown): string | null {
  if (!isObject(body) || Object.keys(body).length === 0) return null;
  const { response_type, text, blocks, attachments } = body as Json;
  if (response_type !== undefined && text === undefined && blocks === undefined && attachments === undefined)
    return null;
  try {
    core.responseUrls.answer(target, body, { method: 'ack', where: command });
    return null;
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    if (!error.isTold) core.warn(command, `The body of the acknowledgement was refused: ${error.code}`);
    return error.code === 'no_text' ? 'no_text' : 'invalid_command_response';
  }
}
