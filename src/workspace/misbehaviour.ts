import { z } from 'zod';

export const misbehaviourRule = z
  .strictObject({
    /** A method, `*` for all, or `response_url`. */
    method: z.string().default('*'),
    /** How often; null: until it is removed. */
    times: z.number().int().positive().nullable().default(null),
    kind: z.enum(['delay', 'status', 'error', 'rate_limited', 'drop', 'lose_answer']),
    ms: z.number().int().nonnegative().optional(),
    status: z.number().int().min(400).max(599).optional(),
    error: z.string().optional(),
    retryAfter: z.number().int().positive().optional(),
    probability: z.number().min(0).max(1).optional(),
    /** Of the probability, so that a run can be repeated. */
    seed: z.number().int().optional(),
  })
  .superRefine((rule, ctx) => {
    if (rule.kind === 'delay' && rule.ms === undefined) ctx.addIssue('a delay needs "ms"');
    if (rule.kind === 'error' && !rule.error) ctx.addIssue('an error needs "error", one of Slack\'s codes');
  });

export type MisbehaviourRule = z.infer<typeof misbehaviourRule>;
export interface ActiveRule extends MisbehaviourRule {
  id: number;
  used: number;
}

export interface Misbehaviour {
  add(rule: MisbehaviourRule): ActiveRule;
  list(): ActiveRule[];
  /** Without an id: all. */
  remove(id?: number): void;
  /** The rules that strike this call, each counted as used once. */
  strike(method: string): ActiveRule[];
}

// A small repeatable generator (mulberry32), because Math.random cannot be seeded.
function random(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function createMisbehaviour(): Misbehaviour {
  let rules: (ActiveRule & { chance: () => number })[] = [];
  let lastId = 0;
  const shown = ({ chance: _, ...rule }: ActiveRule & { chance: () => number }): ActiveRule => rule;
  return {
    add(rule) {
      lastId += 1;
      const active = { ...rule, id: lastId, used: 0, chance: random(rule.seed ?? lastId) };
      rules.push(active);
      return shown(active);
    },
    list: () => rules.map(shown),
    remove(id) {
      rules = id === undefined ? [] : rules.filter((rule) => rule.id !== id);
    },
    strike(method) {
      const struck = rules.filter(
        (rule) =>
          (rule.method === '*' || rule.method === method) &&
          (rule.times === null || rule.used < rule.times) &&
          (rule.probability === undefined || rule.chance() < rule.probability),
      );
      for (const rule of struck) rule.used += 1;
      return struck.map(shown);
    },
  };
}
