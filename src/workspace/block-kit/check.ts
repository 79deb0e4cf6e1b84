import { isObject, type Json } from '../json.ts';

/** Where faults are gathered, in Slack's style: what is wrong, and the json-pointer of where. */
export interface Faults {
  list: string[];
  add(at: string, message: string): void;
}

export type Check = (value: unknown, at: string, faults: Faults) => void;

export function createFaults(): Faults {
  const list: string[] = [];
  return { list, add: (at, message) => void list.push(`[ERROR] ${message} [json-pointer:${at}]`) };
}

const lengthOf = (text: string) => [...text].length;

/** A text of at least one character, unless `min` says 0. */
export function str(max: number, min = 1): Check {
  return (value, at, faults) => {
    if (typeof value !== 'string') faults.add(at, 'must provide a string');
    else if (lengthOf(value) > max) faults.add(at, `must be less than ${max + 1} characters`);
    else if (lengthOf(value) < min) faults.add(at, `must be more than ${min - 1} characters`);
  };
}

export function int(min: number, max: number): Check {
  return (value, at, faults) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) faults.add(at, 'must provide an integer');
    else if (value < min) faults.add(at, `must be greater than or equal to ${min}`);
    else if (value > max) faults.add(at, `must be less than or equal to ${max}`);
  };
}

export const finite: Check = (value, at, faults) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) faults.add(at, 'must provide a number');
};

export const bool: Check = (value, at, faults) => {
  if (typeof value !== 'boolean') faults.add(at, 'must provide a boolean');
};

export const anything: Check = () => {};

export function oneOf(...allowed: (string | number)[]): Check {
  return (value, at, faults) => {
    if (!allowed.includes(value as string)) faults.add(at, `must be one of: ${allowed.join(', ')}`);
  };
}

export function matching(pattern: RegExp, words: string): Check {
  return (value, at, faults) => {
    if (typeof value !== 'string' || !pattern.test(value)) faults.add(at, words);
  };
}

export function list(check: Check, min: number, max: number): Check {
  return (value, at, faults) => {
    if (!Array.isArray(value)) return faults.add(at, 'must provide an array');
    if (value.length > max) faults.add(at, `no more than ${max} items allowed`);
    if (value.length < min) faults.add(at, `no fewer than ${min} items allowed`);
    // The first ones tell enough when there are far too many.
    for (const [index, item] of value.slice(0, max).entries()) check(item, `${at}/${index}`, faults);
  };
}

/** An object with these keys and no others. `type` is known to be right by whoever chose this check. */
export function shape(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  return (value, at, faults) => {
    if (!isObject(value)) return faults.add(at, 'must provide an object');
    for (const [key, check] of Object.entries(required)) {
      if (value[key] === undefined || value[key] === null) faults.add(at, `missing required field: ${key}`);
      else check(value[key], `${at}/${key}`, faults);
    }
    for (const [key, check] of Object.entries(optional)) {
      if (value[key] !== undefined && value[key] !== null) check(value[key], `${at}/${key}`, faults);
    }
    for (const key of Object.keys(value)) {
      const known = key === 'type' || Object.hasOwn(required, key) || Object.hasOwn(optional, key);
      if (!known) faults.add(at, `invalid additional property: ${key}`);
    }
  };
}

/** An object whose `type` chooses how it is checked. */
export function byType(checks: () => Record<string, Check>, only?: string[]): Check {
  return (value, at, faults) => {
    if (!isObject(value)) return faults.add(at, 'must provide an object');
    const type = value.type;
    if (type === undefined) return faults.add(at, 'missing required field: type');
    const known = checks();
    const check = typeof type === 'string' && Object.hasOwn(known, type) ? known[type] : undefined;
    if (!check || (only && !only.includes(String(type)))) return faults.add(`${at}/type`, `unsupported type: ${type}`);
    check(value, at, faults);
  };
}

/** Several checks of the same value. */
export function all(...checks: Check[]): Check {
  return (value, at, faults) => {
    for (const check of checks) check(value, at, faults);
  };
}

/** A rule over the whole object, run only on objects. */
export function rule(run: (value: Json, at: string, faults: Faults) => void): Check {
  return (value, at, faults) => {
    if (isObject(value)) run(value, at, faults);
  };
}
