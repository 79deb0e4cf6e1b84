import { useEffect, useRef, useState } from 'react';
import type { Block } from '../../control/shown.ts';
import { isObject, objectsIn } from '../json.ts';
import { usePlace } from '../place.tsx';
import { type ChoiceGroup, optionChoice } from './choices.ts';
import { lengthOf, optionsIn, plainIn } from './read.ts';
import { foundBy } from './value.ts';

const PAUSE_MS = 300;
/** Slack's, where the app names none. */
const DEFAULT_MINIMUM = 3;

export interface Suggestions {
  groups: ChoiceGroup[];
  /** What to say when there are none. */
  state: { is: 'short'; least: number } | { is: 'loading' } | { is: 'failed'; words: string } | { is: 'there' };
}

function groupsFrom(answer: { options: unknown; groups?: unknown }, query: string): ChoiceGroup[] {
  const choice = (option: unknown) => ({
    ...optionChoice(option),
    value: isObject(option) ? foundBy(query, option) : option,
  });
  const groups = objectsIn(answer.groups);
  if (groups.length === 0) return [{ label: '', choices: optionsIn(answer.options).map(choice) }];
  return groups.map((group) => ({ label: plainIn(group.label), choices: optionsIn(group.options).map(choice) }));
}

/** What the app offers to someone who typed `query` into an external select. Null: it is not open. */
export function useSuggestions(blockId: string, element: Block, query: string | null): Suggestions {
  const place = usePlace();
  const actionId = String(element.action_id);
  const least = typeof element.min_query_length === 'number' ? element.min_query_length : DEFAULT_MINIMUM;
  const [found, setFound] = useState<{ query: string; groups: ChoiceGroup[]; error: string } | null>(null);
  const ask = useRef(place.suggest);
  ask.current = place.suggest;
  const isShort = query === null || lengthOf(query) < least;
  useEffect(() => {
    if (isShort) return;
    let isStale = false;
    const timer = setTimeout(
      async () => {
        const answer = await ask.current({ blockId, actionId }, query).catch((error: unknown) => ({
          options: [],
          error: error instanceof Error ? error.message : String(error),
        }));
        if (!isStale) setFound({ query, groups: groupsFrom(answer, query), error: answer.error ?? '' });
      },
      query === '' ? 0 : PAUSE_MS,
    );
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [isShort, query, blockId, actionId]);
  if (isShort) return { groups: [], state: { is: 'short', least } };
  if (found?.query !== query) return { groups: [], state: { is: 'loading' } };
  if (found.error) return { groups: [], state: { is: 'failed', words: found.error } };
  return { groups: found.groups, state: { is: 'there' } };
}
