import type { Context } from 'hono';
import { z } from 'zod';

/** A request to the control API that cannot be done; the words say how to mend it. */
export class BadRequest extends Error {
  override name = 'BadRequest';
  readonly status: 400 | 404 | 409;
  constructor(message: string, status: 400 | 404 | 409 = 400) {
    super(message);
    this.status = status;
  }
}

/** The JSON body of a request in the shape that the route takes; an empty body counts as {}. */
export async function bodyOf<T>(c: Context, shape: z.ZodType<T>): Promise<T> {
  const raw = await c.req.text();
  let body: unknown = {};
  if (raw.trim() !== '') {
    try {
      body = JSON.parse(raw);
    } catch {
      throw new BadRequest('The body is not JSON. Send an object such as {"text": "/rec 143.5"}.');
    }
  }
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new BadRequest(`The body of ${c.req.method} ${c.req.path} is not right: ${z.prettifyError(parsed.error)}`);
}
