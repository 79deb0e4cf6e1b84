import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRateLimiter } from '../../src/workspace/rate-limits.ts';
import { bare, botToken, general, type Setting } from './support.ts';

let setting: Omit<Setting, 'app'>;
beforeEach(async () => {
  setting = await bare();
});
afterEach(() => setting.stop());

const post = () => setting.call('chat.postMessage', { channel: general, text: 'Hi' });
const posted = async () => (await setting.ana.messages('general')).length;

describe('the workspace can be told', () => {
  it('to answer with a server error, so many times', async () => {
    await setting.post('/misbehave', { method: 'chat.postMessage', kind: 'status', status: 503, times: 2 });
    expect([(await post()).status, (await post()).status, (await post()).status]).toEqual([503, 503, 200]);
    expect(await posted()).toBe(1);
    expect((await setting.call('auth.test')).status).toBe(200);
  });

  it('to answer with one of Slack’s errors, to every method', async () => {
    const { rule } = await setting.post<{ rule: { id: number } }>('/misbehave', {
      kind: 'error',
      error: 'fatal_error',
    });
    expect((await post()).error).toBe('fatal_error');
    expect((await setting.call('auth.test')).error).toBe('fatal_error');
    expect(await setting.get('/misbehave')).toMatchObject({ rules: [{ id: rule.id, used: 2 }] });
    await setting.del(`/misbehave/${rule.id}`);
    expect((await post()).ok).toBe(true);
  });

  it('to limit the rate', async () => {
    await setting.post('/misbehave', { method: 'chat.postMessage', kind: 'rate_limited', retryAfter: 7, times: 1 });
    const refused = await post();
    expect(refused).toMatchObject({ status: 429, error: 'ratelimited' });
    expect(refused.headers.get('retry-after')).toBe('7');
  });

  it('to be slow', async () => {
    await setting.post('/misbehave', { method: 'chat.postMessage', kind: 'delay', ms: 5000, times: 1 });
    const client = new WebClient(botToken, {
      slackApiUrl: setting.workspace.apiUrl,
      timeout: 50,
      retryConfig: { retries: 0 },
    });
    await expect(client.chat.postMessage({ channel: general, text: 'Hi' })).rejects.toThrow();
  });

  it('to drop the connection before anything is done', async () => {
    await setting.post('/misbehave', { method: 'chat.postMessage', kind: 'drop', times: 1 });
    await expect(post()).rejects.toThrow();
    expect(await posted()).toBe(0);
  });

  it('to lose the answer after the message was posted', async () => {
    await setting.post('/misbehave', { method: 'chat.postMessage', kind: 'lose_answer', times: 1 });
    await expect(post()).rejects.toThrow();
    expect(await posted()).toBe(1);
    const { calls } = await setting.get<{ calls: unknown[] }>('/calls?method=chat.postMessage');
    expect(calls).toMatchObject([{ answer: null, status: 200, misbehaviour: ['lose_answer'] }]);
  });

  it('to do so by a chance that can be repeated', async () => {
    const round = async () => {
      await setting.del('/misbehave');
      await setting.post('/misbehave', { kind: 'status', probability: 0.5, seed: 42 });
      const statuses: number[] = [];
      for (let i = 0; i < 12; i += 1) statuses.push((await setting.call('api.test')).status);
      return statuses;
    };
    const first = await round();
    expect(new Set(first).size).toBe(2);
    expect(await round()).toEqual(first);
  });

  it('only what makes sense', async () => {
    await expect(setting.post('/misbehave', { kind: 'explode' })).rejects.toThrow(/kind/);
    await expect(setting.post('/misbehave', { kind: 'delay' })).rejects.toThrow(/a delay needs "ms"/);
  });
});

describe('rate limits', () => {
  it('are Slack’s for a method and for messages to one channel', async () => {
    await setting.post('/settings', { rateLimits: 'slack' });
    const answers: number[] = [];
    for (let i = 0; i < 6; i += 1) answers.push((await post()).status);
    expect(answers).toContain(429);
    const lists: number[] = [];
    for (let i = 0; i < 22; i += 1) lists.push((await setting.call('users.list')).status);
    expect(lists.filter((status) => status === 429).length).toBeGreaterThan(0);
  });

  it('can be set, and turned off', async () => {
    await setting.post('/settings', { rateLimits: { methods: { 'api.test': 1 } } });
    expect((await setting.call('api.test')).status).toBe(200);
    const refused = await setting.call('api.test');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await setting.post('/settings', { rateLimits: 'off' });
    expect((await setting.call('api.test')).status).toBe(200);
  });

  it('refuse a method in the whole workspace until Retry-After has passed', () => {
    let now = 0;
    const limiter = createRateLimiter({ postBurst: 1, postPerSecond: 0.5 }, () => now);
    expect(limiter.take('chat.postMessage', 'post', 'C1')).toBeNull();
    expect(limiter.take('chat.postMessage', 'post', 'C1')).toBe(2);
    expect(limiter.take('chat.postMessage', 'post', 'C2')).toBe(2);
    expect(limiter.take('views.open', 4, undefined)).toBeNull();
    now = 2000;
    expect(limiter.take('chat.postMessage', 'post', 'C2')).toBeNull();
    expect(limiter.take('chat.postMessage', 'post', 'C1')).toBeNull();
  });
});
