import type { ConfirmShown, Happened } from '../../control/shown.ts';

/** The workspace refused: the words say how to mend it. */
export class Refused extends Error {
  readonly status: number;
  /** A dialog that must be confirmed first. */
  readonly confirm: ConfirmShown | null;
  constructor(status: number, message: string, confirm: ConfirmShown | null) {
    super(message);
    this.name = 'Refused';
    this.status = status;
    this.confirm = confirm;
  }
}

/** The workspace does not answer. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
  const response = await fetch(`/control${path}`, init).catch((error) => {
    throw new Unreachable(String(error));
  });
  const answer = await response.json().catch(() => ({ error: `HTTP ${response.status}` }));
  if (!response.ok)
    throw new Refused(response.status, answer.error ?? `HTTP ${response.status}`, answer.confirm ?? null);
  return answer as T;
}

/** One call of the control API. Throws Refused with its words, or Unreachable. */
export const control = {
  get: <T>(path: string) => ask<T>('GET', path),
  post: <T = unknown>(path: string, body: unknown = {}) => ask<T>('POST', path, body),
  delete: <T = unknown>(path: string) => ask<T>('DELETE', path),
};

/** Something that a person does: `act('U0ANA', 'command', { text: '/rec' })`. */
export function actAs(userId: string, what: string, body: unknown = {}): Promise<Happened> {
  return control.post<Happened>(`/as/${userId}/${what}`, body);
}
