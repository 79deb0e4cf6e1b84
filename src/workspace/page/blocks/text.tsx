import { Fragment } from 'react';
import type { TextObject } from '../../control/shown.ts';
import { Emoji } from './emoji.tsx';
import { splitEmoji } from './emoji-names.ts';
import { Mrkdwn } from './mrkdwn.tsx';
import style from './text.module.css';

/** plain_text: emoji names become emoji, and nothing else is read into it. */
export function PlainText({ text }: { text: string }) {
  return (
    <span className={style.plain}>
      {splitEmoji(text).map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity, and no state.
        <Fragment key={at}>{typeof part === 'string' ? part : <Emoji name={part.name} tone={part.tone} />}</Fragment>
      ))}
    </span>
  );
}

/** A text object, as its type wants it read. */
export function TextView({ text }: { text: TextObject }) {
  return text.type === 'mrkdwn' ? <Mrkdwn text={text.text} /> : <PlainText text={text.text} />;
}
