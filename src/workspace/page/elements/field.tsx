import { useEffect, useRef, useState } from 'react';
import type { Block, ConfirmShown } from '../../control/shown.ts';
import { isObject } from '../json.ts';
import { type FieldId, usePlace } from '../place.tsx';
import { Refused } from '../server/api.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { keyOf } from './drafts.ts';
import { FailureLine, FailureMark, NotAcknowledged } from './failure.tsx';
import type { LivePlace } from './live-place.tsx';
import type { Held } from './value.ts';

/** How long after the last character an app is told of what is typed. */
const CHARACTER_PAUSE_MS = 500;

/** Something that can be acted on: whether the app is being asked, and what to show of it. */
interface Act {
  run(value?: unknown): Promise<boolean>;
  isWaiting: boolean;
  /** The app did not answer the last time. */
  mark: React.ReactNode;
  /** Words on a failure, and the dialog that asks first. */
  notes: React.ReactNode;
}

/** Acting on an element: the confirm dialog before it, the spinner meanwhile, the sign after it. */
export function useAct(field: FieldId): Act {
  const place: LivePlace = usePlace();
  const [waiting, setWaiting] = useState(0);
  const [failure, setFailure] = useState<unknown>(null);
  const [asked, setAsked] = useState<{ dialog: ConfirmShown; answer(isYes: boolean): void } | null>(null);

  async function attempt(value: unknown, confirmed: boolean): Promise<boolean> {
    setWaiting((count) => count + 1);
    setFailure(null);
    try {
      await place.act(field, value, confirmed);
      return true;
    } catch (error) {
      const dialog = error instanceof Refused ? error.confirm : null;
      if (!dialog) setFailure(error);
      else
        return new Promise<boolean>((resolve) => setAsked({ dialog, answer: resolve })).then((isYes) => {
          setAsked(null);
          return isYes ? attempt(value, true) : false;
        });
      return false;
    } finally {
      setWaiting((count) => count - 1);
    }
  }
  return {
    run: (value) => attempt(value, false),
    isWaiting: waiting > 0 && asked === null,
    mark: failure instanceof NotAcknowledged && <FailureMark />,
    notes: (
      <>
        {!(failure instanceof NotAcknowledged) && <FailureLine failure={failure} />}
        {asked && (
          <ConfirmDialog dialog={asked.dialog} confirm={() => asked.answer(true)} deny={() => asked.answer(false)} />
        )}
      </>
    ),
  };
}

/** An element that holds a value. */
export interface Field {
  element: Block;
  held: Held | undefined;
  isDisabled: boolean;
  isWaiting: boolean;
  /** A choice: the app is told at once where the element dispatches. */
  choose(value: unknown): void;
  /** One of many characters. */
  type(value: unknown): void;
  /** The Enter key. */
  enter(value: unknown): void;
  /** Whether Enter tells the app, which people cannot know by themselves. */
  tellsOnEnter: boolean;
  mark: React.ReactNode;
  notes: React.ReactNode;
}

function triggersOf(element: Block): string[] {
  const config = element.dispatch_action_config;
  const triggers = isObject(config) ? config.trigger_actions_on : undefined;
  return Array.isArray(triggers) ? triggers : ['on_enter_pressed'];
}

/** What an element holds and how it is changed. `dispatches`: whether the app is told of each change. */
export function useField(blockId: string, element: Block, dispatches: boolean): Field {
  const place: LivePlace = usePlace();
  const id: FieldId = { blockId, actionId: String(element.action_id) };
  const act = useAct(id);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const triggers = triggersOf(element);
  const later = (value: unknown) => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => void act.run(value), CHARACTER_PAUSE_MS);
  };
  const tellsOnEnter = dispatches && triggers.includes('on_enter_pressed');
  return {
    element,
    held: place.values[blockId]?.[id.actionId],
    isDisabled: place.isInert,
    isWaiting: act.isWaiting,
    choose: (value) => (dispatches ? void act.run(value) : place.fill(id, value)),
    type(value) {
      place.fill(id, value, dispatches ? 'held' : 'soon');
      if (dispatches && triggers.includes('on_character_entered')) later(value);
    },
    enter(value) {
      if (!tellsOnEnter) return;
      clearTimeout(pause.current);
      void act.run(value);
    },
    tellsOnEnter,
    mark: act.mark,
    notes: (
      <>
        <FailureLine failure={place.failures?.[keyOf(id)]} isKept />
        {act.notes}
      </>
    ),
  };
}
