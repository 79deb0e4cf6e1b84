import { ThumbsDown, ThumbsUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Link } from 'react-aria-components';
import type { Block } from '../../control/shown.ts';
import { isObject } from '../json.ts';
import { usePlace } from '../place.tsx';
import { useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import style from './button.module.css';
import { useAct } from './field.tsx';
import { plainIn } from './read.ts';
import { Spinner } from './spinner.tsx';

const idOf = (blockId: string, element: Block) => ({ blockId, actionId: String(element.action_id) });
const nameOf = (element: Block) =>
  typeof element.accessibility_label === 'string' ? element.accessibility_label : undefined;

function Inside({ isWaiting, children }: { isWaiting: boolean; children: React.ReactNode }) {
  return (
    <>
      <span className={style.label} data-pending={isWaiting || undefined}>
        {children}
      </span>
      {isWaiting && (
        <span className={style.pending}>
          <Spinner />
        </span>
      )}
    </>
  );
}

/** Addresses that a button may open; others are sent to the app alone. */
const isAddress = (value: unknown): value is string =>
  typeof value === 'string' && /^(https?|mailto|tel):/i.test(value);

/** A button, also one of a workflow. One with an address opens it in a tab of its own, and the app is told all the same. */
export function ButtonElement({ blockId, element }: { blockId: string; element: Block }) {
  const place = usePlace();
  const act = useAct(idOf(blockId, element));
  const { url } = element;
  const common = {
    className: style.button,
    'data-style': typeof element.style === 'string' ? element.style : undefined,
    'aria-label': nameOf(element),
  };
  const inside = <Inside isWaiting={act.isWaiting}>{plainIn(element.text)}</Inside>;
  const run = () => act.run(element.value);
  const runAndOpen = async () => {
    if ((await run()) && isAddress(url)) window.open(url, '_blank', 'noopener');
  };
  return (
    <span className={style.with}>
      {isAddress(url) && !element.confirm && !place.isInert ? (
        <Link {...common} href={url} target="_blank" rel="noopener noreferrer" onPress={() => void run()}>
          {inside}
        </Link>
      ) : (
        <AriaButton {...common} isDisabled={place.isInert} isPending={act.isWaiting} onPress={() => void runAndOpen()}>
          {inside}
        </AriaButton>
      )}
      {act.mark}
      {act.notes}
    </span>
  );
}

/** A button that is a picture, shown to those it is meant for. */
export function IconButtonElement({ blockId, element }: { blockId: string; element: Block }) {
  const place = usePlace();
  const { user } = useReader();
  const act = useAct(idOf(blockId, element));
  const meant = element.visible_to_user_ids;
  if (Array.isArray(meant) && meant.length > 0 && !meant.includes(user.id)) return null;
  const name = nameOf(element) ?? plainIn(element.text);
  return (
    <span className={style.with}>
      <AriaButton
        className={`${style.button} ${style.icon} ${style.quiet}`}
        aria-label={name}
        isDisabled={place.isInert}
        isPending={act.isWaiting}
        onPress={() => void act.run(element.value)}
      >
        <Inside isWaiting={act.isWaiting}>
          <Trash2 size={17} aria-hidden="true" />
        </Inside>
      </AriaButton>
      {act.mark}
      {act.notes}
    </span>
  );
}

/** Thumbs up and down; the chosen one is marked from then on. */
export function FeedbackButtons({ blockId, element }: { blockId: string; element: Block }) {
  const place = usePlace();
  const { elements } = useWords();
  const act = useAct(idOf(blockId, element));
  const [chosen, setChosen] = useState('');
  const sides = [
    { side: 'positive', button: element.positive_button, Icon: ThumbsUp },
    { side: 'negative', button: element.negative_button, Icon: ThumbsDown },
  ];
  return (
    <span className={style.with}>
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons in a line are no fieldset */}
      <span className={style.pair} role="group" aria-label={elements.feedback}>
        {sides.map(({ side, button, Icon }) => (
          <AriaButton
            key={side}
            className={`${style.button} ${style.icon} ${style.quiet}`}
            aria-label={
              isObject(button) && typeof button.accessibility_label === 'string'
                ? button.accessibility_label
                : plainIn(isObject(button) ? button.text : undefined)
            }
            aria-pressed={chosen === side}
            data-chosen={chosen === side || undefined}
            isDisabled={place.isInert}
            onPress={async () => {
              if (await act.run(isObject(button) ? button.value : undefined)) setChosen(side);
            }}
          >
            <Icon size={17} aria-hidden="true" />
          </AriaButton>
        ))}
      </span>
      {act.isWaiting && <Spinner />}
      {act.mark}
      {act.notes}
    </span>
  );
}
