/** Calls a minute for each of Slack's tiers, and the rules of chat.postMessage. */
export interface RateLimits {
  tier1: number;
  tier2: number;
  tier3: number;
  tier4: number;
  /** Messages a second in one channel, and how many may come at once. */
  postPerSecond: number;
  postBurst: number;
  /** Messages a minute in the whole workspace. */
  postPerMinute: number;
  /** Calls a minute of one method, instead of its tier's. */
  methods: Record<string, number>;
}

export type RateLimitOptions = 'slack' | 'off' | Partial<RateLimits>;
export type Tier = 1 | 2 | 3 | 4 | 'post' | 'free';

const slackLimits: RateLimits = {
  tier1: 1,
  tier2: 20,
  tier3: 50,
  tier4: 100,
  postPerSecond: 1,
  postBurst: 4,
  postPerMinute: 300,
  // Documented as tier 1, but Slack lets an app open all of its ten connections at once, and again.
  methods: { 'apps.connections.open': 30 },
};

interface Bucket {
  tokens: number;
  at: number;
}

export interface RateLimiter {
  /** Seconds to wait when the call is one too many, otherwise null. */
  take(method: string, tier: Tier, channel: string | undefined): number | null;
  configure(options: RateLimitOptions): void;
  current(): RateLimitOptions;
}

export function createRateLimiter(initial: RateLimitOptions, now: () => number): RateLimiter {
  let options = initial;
  let limits = { ...slackLimits, ...(typeof initial === 'object' ? initial : {}) };
  let buckets = new Map<string, Bucket>();
  let blocked = new Map<string, number>();

  function wait(key: string, capacity: number, perSecond: number): number {
    const bucket = buckets.get(key) ?? { tokens: capacity, at: now() };
    bucket.tokens = Math.min(capacity, bucket.tokens + ((now() - bucket.at) / 1000) * perSecond);
    bucket.at = now();
    buckets.set(key, bucket);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return (1 - bucket.tokens) / perSecond;
  }

  function waitFor(method: string, tier: Tier, channel: string | undefined): number {
    const own = limits.methods[method];
    if (own !== undefined) return wait(method, own, own / 60);
    if (tier === 'free') return 0;
    if (tier === 'post') {
      const whole = wait(method, limits.postPerMinute, limits.postPerMinute / 60);
      return Math.max(whole, wait(`${method}:${channel}`, limits.postBurst, limits.postPerSecond));
    }
    const perMinute = limits[`tier${tier}`];
    return wait(method, perMinute, perMinute / 60);
  }

  return {
    take(method, tier, channel) {
      if (options === 'off') return null;
      // Once refused, the method stays refused until Retry-After has passed.
      const until = blocked.get(method) ?? 0;
      if (until > now()) return Math.max(1, Math.ceil((until - now()) / 1000));
      const seconds = waitFor(method, tier, channel);
      if (seconds <= 0) return null;
      const retryAfter = Math.max(1, Math.ceil(seconds));
      blocked.set(method, now() + retryAfter * 1000);
      return retryAfter;
    },
    configure(next) {
      options = next;
      limits = { ...slackLimits, ...(typeof next === 'object' ? next : {}) };
      buckets = new Map();
      blocked = new Map();
    },
    current: () => options,
  };
}
