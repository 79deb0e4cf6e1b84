import type { MisbehaviourRule } from '../../src/workspace/misbehaviour.ts';

type Rule = Partial<MisbehaviourRule> & Pick<MisbehaviourRule, 'method' | 'kind' | 'probability'>;

/** What goes wrong in Slack during a run, beside its own rate limits; the same for the same seed and calls. */
export function misbehaviours(seed: number): Rule[] {
  const rules: Rule[] = [
    { method: 'chat.postMessage', kind: 'delay', ms: 300, probability: 0.6 },
    { method: 'chat.postMessage', kind: 'delay', ms: 700, probability: 0.3 },
    // Longer than the app waits: it is carried out all the same.
    { method: 'chat.postMessage', kind: 'delay', ms: 6_000, probability: 0.02 },
    { method: 'chat.postMessage', kind: 'lose_answer', probability: 0.06 },
    { method: 'chat.postMessage', kind: 'drop', probability: 0.03 },
    { method: 'chat.postMessage', kind: 'status', status: 500, probability: 0.04 },
    { method: 'chat.postMessage', kind: 'error', error: 'internal_error', probability: 0.02 },
    { method: 'chat.postMessage', kind: 'rate_limited', retryAfter: 2, probability: 0.02 },
    { method: 'dnd.teamInfo', kind: 'status', status: 500, probability: 0.2 },
  ];
  for (const method of ['conversations.open', 'conversations.history', 'chat.update']) {
    rules.push(
      { method, kind: 'delay', ms: 200, probability: 0.3 },
      { method, kind: 'status', status: 503, probability: 0.06 },
      { method, kind: 'lose_answer', probability: 0.06 },
      { method, kind: 'rate_limited', retryAfter: 1, probability: 0.03 },
    );
  }
  return rules.map((rule, n) => ({ ...rule, seed: seed * 100 + n }));
}
