import type { DeliveryShown, WarningShown } from '../../control/shown.ts';
import { isObject, type Json } from '../json.ts';

/** Within this Slack wants an acknowledgement. */
export const ACK_LIMIT_MS = 3_000;

type Sort = 'command' | 'action' | 'options' | 'submission' | 'closing' | 'shortcut' | 'messageShortcut' | 'event';

const interactive: Record<string, Sort> = {
  block_actions: 'action',
  block_suggestion: 'options',
  view_submission: 'submission',
  view_closed: 'closing',
  shortcut: 'shortcut',
  message_action: 'messageShortcut',
};

export function sortOf({ kind, type }: Pick<DeliveryShown, 'kind' | 'type'>): Sort {
  if (kind === 'slash_commands') return 'command';
  return kind === 'events_api' ? 'event' : (interactive[type] ?? 'action');
}

const part = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined);
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** What was chosen or typed, wherever the kind of element keeps it. */
function chosen(action: unknown): string {
  const option = part(action, 'selected_option');
  if (option) return text(part(option, 'value'));
  const options = part(action, 'selected_options');
  if (Array.isArray(options)) return options.map((one) => text(part(one, 'value'))).join(', ');
  const single = Object.entries(isObject(action) ? action : {}).find(
    ([key, value]) => key === 'value' || (key.startsWith('selected_') && !Array.isArray(value)),
  );
  return text(single?.[1]);
}

function actionLine(payload: Json): string {
  const actions = Array.isArray(payload.actions) ? payload.actions : [];
  return actions
    .map((action) => {
      const value = chosen(action);
      return text(part(action, 'action_id')) + (value && ` = ${value}`);
    })
    .join('; ');
}

function eventLine(type: string, payload: Json): string {
  const { event } = payload;
  const detail = text(part(event, 'tab')) || text(part(event, 'text')) || text(part(event, 'channel'));
  return detail ? `${type}: ${detail}` : type;
}

/** What was sent to the app, in one line. */
export function summaryOf(delivery: Pick<DeliveryShown, 'kind' | 'type' | 'payload'>): string {
  const { payload, type } = delivery;
  const line = {
    command: () => `${text(payload.command)} ${text(payload.text)}`.trim(),
    action: () => actionLine(payload),
    options: () => `${text(payload.action_id)} “${text(payload.value)}”`,
    submission: () => text(part(payload.view, 'callback_id')),
    closing: () => text(part(payload.view, 'callback_id')),
    shortcut: () => text(payload.callback_id),
    messageShortcut: () => text(payload.callback_id),
    event: () => eventLine(type, payload),
  }[sortOf(delivery)]();
  return line || type;
}

/** What the acknowledgement of a form asked for: `errors` with the blocks they are at, `update`, `push`, `clear`; '' when nothing. */
export function askedBy(ack: Pick<NonNullable<DeliveryShown['ack']>, 'body'> | null): string {
  const action = text(part(ack?.body, 'response_action'));
  const errors = part(ack?.body, 'errors');
  return isObject(errors) ? `${action}: ${Object.keys(errors).join(', ')}` : action;
}

/** The answer's own verdict: `ok`, Slack's error code, or the HTTP status when there is neither. */
export function verdictOf(call: { status: number; answer: Json | null }): { isOk: boolean; words: string } {
  if (call.answer === null) return { isOk: false, words: '—' };
  if (call.status !== 200) return { isOk: false, words: String(call.status) };
  const { ok, error } = call.answer;
  // A response_url answers with a bare "ok".
  return ok === false ? { isOk: false, words: text(error) || 'error' } : { isOk: true, words: 'ok' };
}

/** Warnings that no refusal tells in more detail. */
export function besidesRefusals(warnings: WarningShown[]): WarningShown[] {
  return warnings.filter((one) => !one.message.startsWith('Refused, '));
}
