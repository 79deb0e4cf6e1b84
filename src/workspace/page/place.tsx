import { createContext, useContext } from 'react';
import type { SuggestionsShown, Values } from '../control/shown.ts';

export type Surface = 'message' | 'modal' | 'home';

/** An interactive element by its ids. */
export interface FieldId {
  blockId: string;
  actionId: string;
}

/** What the blocks of one message or view can do, and what their elements hold. */
export interface Place {
  surface: Surface;
  /** Values by block_id and action_id, in Slack's shapes (`selected_option`, `value`, …). */
  values: Values;
  /** Words beside input blocks, by block_id. */
  errors: Record<string, string>;
  /** For a preview of something that Slack would refuse: nothing can be clicked. */
  isInert: boolean;
  /**
   * A person clicks or chooses (`value` as the control API takes it: an option's value, an id, `2027-07-07`, …; a list for multi selects;
   * null empties). Asks for confirmation where the element wants it. Resolves when the app has answered.
   */
  act(field: FieldId, value?: unknown): Promise<void>;
  /** A person puts a value into an input block; sent soon, and before the form is submitted at the latest. */
  fill(field: FieldId, value: unknown): void;
  suggest(field: FieldId, query: string): Promise<SuggestionsShown>;
}

const Context = createContext<Place | null>(null);
export const PlaceProvider = Context;

export function usePlace(): Place {
  const place = useContext(Context);
  if (!place) throw new Error('blocks stand in no place');
  return place;
}

/** For what cannot be touched. */
export function inertPlace(surface: Surface, values: Values = {}): Place {
  const nothing = async () => {};
  return {
    surface,
    values,
    errors: {},
    isInert: true,
    act: nothing,
    fill: () => {},
    suggest: async () => ({ options: [], asked: false }),
  };
}
