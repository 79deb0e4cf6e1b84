import { SlackError } from './core.ts';
import { isObject, type Json } from './json.ts';

/** The arguments of a Web API call, however they were sent. */
export interface Args {
  raw: Json;
  text(name: string): string | undefined;
  /** Throws `invalid_arguments` when it is not there. */
  needed(name: string, error?: string): string;
  flag(name: string): boolean;
  number(name: string): number | undefined;
  /** An object or list, also when it was sent as a JSON string. */
  parsed(name: string): unknown;
}

export function missing(name: string): SlackError {
  return new SlackError('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
  });
}

export function argsFrom(raw: Json): Args {
  const text = (name: string) => {
    const value = raw[name];
    if (value === undefined || value === null || value === '') return undefined;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return {
    raw,
    text,
    needed(name, error) {
      const value = text(name);
      if (value === undefined) throw error ? new SlackError(error) : missing(name);
      return value;
    },
    flag: (name) => ['true', '1'].includes(text(name) ?? ''),
    number(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      if (!Number.isFinite(Number(value))) {
        throw new SlackError('invalid_arguments', {
          response_metadata: { messages: [`[ERROR] must be a number [json-pointer:/${name}]`] },
        });
      }
      return Number(value);
    },
    parsed(name) {
      const value = raw[name];
      if (typeof value !== 'string') return value ?? undefined;
      try {
        return JSON.parse(value);
      } catch {
        return undefined;
      }
    },
  };
}

export interface ReceivedBody {
  body: Json;
  isJson: boolean;
  warnings: string[];
}

/** Reads a request's body in any of the content types that Slack takes. */
export async function readBody(request: Request): Promise<ReceivedBody> {
  const query: Json = Object.fromEntries(new URL(request.url).searchParams);
  const type = request.headers.get('content-type') ?? '';
  if (request.method === 'GET') return { body: query, isJson: false, warnings: [] };
  if (type.startsWith('application/json')) {
    const warnings = /charset/i.test(type) ? [] : ['missing_charset'];
    const raw = await request.text();
    if (raw.trim() === '') return { body: query, isJson: true, warnings };
    let body: unknown;
    try {
      body = JSON.parse(raw);
    } catch {
      throw new SlackError('invalid_json');
    }
    if (!isObject(body)) throw new SlackError('json_not_object');
    return { body: { ...query, ...body }, isJson: true, warnings };
  }
  if (type.startsWith('multipart/form-data')) {
    const body: Json = { ...query };
    for (const [key, value] of await request.formData()) if (typeof value === 'string') body[key] = value;
    return { body, isJson: false, warnings: [] };
  }
  const raw = await request.text();
  if (raw !== '' && !type.startsWith('application/x-www-form-urlencoded')) {
    throw new SlackError(type === '' ? 'missing_post_type' : 'invalid_post_type');
  }
  return { body: { ...query, ...Object.fromEntries(new URLSearchParams(raw)) }, isJson: false, warnings: [] };
}
