import type { Json } from '../json.ts';
import { createFaults, list } from './check.ts';
import { exactlyOneOptionList, optionLists } from './composition.ts';

/** Every fault of the options that an app suggests. An empty list is right: nothing matched. */
export function checkSuggestions(body: Json): string[] {
  const faults = createFaults();
  exactlyOneOptionList(body, '', faults);
  for (const [key, check] of Object.entries(optionLists)) {
    const given = body[key];
    if (given === undefined) continue;
    if (Array.isArray(given) && given.length === 0) list(check, 0, 0)(given, `/${key}`, faults);
    else check(given, `/${key}`, faults);
  }
  return faults.list;
}
