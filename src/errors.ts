/**
 * What somebody can put right themselves. `message` is for a shell or a log, in English; a member is shown the
 * catalogue's words for `kind`, with `details` filled in.
 */
export class UserError extends Error {
  readonly kind: string;
  readonly details: Record<string, string | number>;

  constructor(kind: string, message: string, details: Record<string, string | number> = {}) {
    super(message);
    this.name = 'UserError';
    this.kind = kind;
    this.details = details;
  }
}

/** What people are given of a unique key, to find again in the log what went wrong: four signs. */
export function referenceOf(key: string): string {
  return key.slice(0, 4).toUpperCase();
}
