import { describe, expect, it } from 'vitest';
import type { DeliveryShown } from '../../../src/workspace/control/shown.ts';
import {
  askedBy,
  besidesRefusals,
  sortOf,
  summaryOf,
  verdictOf,
} from '../../../src/workspace/page/inspector/summary.ts';

const sent = (kind: DeliveryShown['kind'], type: string, payload: Record<string, unknown>) => ({ kind, type, payload });

describe('the line of something sent to the app', () => {
  it('is what a person typed', () => {
    const command = sent('slash_commands', '/rec', { command: '/rec', text: 'list mine' });
    expect([sortOf(command), summaryOf(command)]).toEqual(['command', '/rec list mine']);
    expect(summaryOf(sent('slash_commands', '/rec', { command: '/rec', text: '' }))).toBe('/rec');
  });

  it('is the action, and what was chosen or typed with it', () => {
    const action = (one: Record<string, unknown>) =>
      summaryOf(sent('interactive', 'block_actions', { actions: [{ action_id: 'a', type: 'x', ...one }] }));
    expect(action({})).toBe('a');
    expect(action({ value: '7' })).toBe('a = 7');
    expect(action({ selected_option: { value: 'MOJ' } })).toBe('a = MOJ');
    expect(action({ selected_options: [{ value: '1' }, { value: '2' }] })).toBe('a = 1, 2');
    expect(action({ selected_date: '2027-07-07' })).toBe('a = 2027-07-07');
    expect(action({ selected_user: 'U1' })).toBe('a = U1');
  });

  it("is a form's or shortcut's callback_id", () => {
    const form = { view: { callback_id: 'update_form' } };
    expect(summaryOf(sent('interactive', 'view_submission', form))).toBe('update_form');
    expect(sortOf(sent('interactive', 'view_closed', form))).toBe('closing');
    expect(summaryOf(sent('interactive', 'shortcut', { callback_id: 'new' }))).toBe('new');
    expect(sortOf(sent('interactive', 'message_action', {}))).toBe('messageShortcut');
  });

  it('is what was looked for in a select', () => {
    const asked = sent('interactive', 'block_suggestion', { action_id: 'ref', value: '143' });
    expect([sortOf(asked), summaryOf(asked)]).toEqual(['options', 'ref “143”']);
  });

  it('is an event with its tab, text or channel', () => {
    const event = (payload: Record<string, unknown>) =>
      summaryOf(sent('events_api', 'app_home_opened', { event: payload }));
    expect(event({ tab: 'home', channel: 'D1' })).toBe('app_home_opened: home');
    expect(event({})).toBe('app_home_opened');
  });

  it('is at least the type, whatever the payload', () => {
    expect(summaryOf(sent('interactive', 'view_submission', {}))).toBe('view_submission');
    expect(summaryOf(sent('interactive', 'something_new', { actions: [null] }))).toBe('something_new');
  });
});

describe('what the acknowledgement of a form asked for', () => {
  it('is named, with the blocks whose fields are wrong', () => {
    const errors = { note: 'Too short', day: 'In the past' };
    expect(askedBy({ body: { response_action: 'errors', errors } })).toBe('errors: note, day');
    expect(askedBy({ body: { response_action: 'push', view: {} } })).toBe('push');
  });

  it('is nothing where it only said that it has come', () => {
    expect([askedBy(null), askedBy({ body: null }), askedBy({ body: { text: 'Understood' } })]).toEqual(['', '', '']);
  });
});

describe('the verdict of a call', () => {
  it("is Slack's code, the HTTP status, or that no answer came", () => {
    expect(verdictOf({ status: 200, answer: { ok: true } })).toEqual({ isOk: true, words: 'ok' });
    expect(verdictOf({ status: 200, answer: {} })).toEqual({ isOk: true, words: 'ok' });
    expect(verdictOf({ status: 200, answer: { ok: false, error: 'invalid_blocks' } }).words).toBe('invalid_blocks');
    expect(verdictOf({ status: 429, answer: { ok: false, error: 'ratelimited' } })).toEqual({
      isOk: false,
      words: '429',
    });
    expect(verdictOf({ status: 0, answer: null }).isOk).toBe(false);
  });
});

it('a refusal is told once', () => {
  const warning = (message: string) => ({ at: '', where: 'chat.postMessage', message, times: 1 });
  const others = [warning('Blocks without "text"')];
  expect(besidesRefusals([warning('Refused, invalid_blocks: too long'), ...others])).toEqual(others);
});
