import { useEffect, useRef } from 'react';
import { useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import { Avatar } from './avatar.tsx';
import type { Candidate } from './completion.ts';
import style from './composer.module.css';

export const optionId = (listId: string, at: number): string => `${listId}-${at}`;

/** What the unfinished word may become. The focus stays in the field, which points to the chosen one. */
export function Suggestions(props: { id: string; candidates: Candidate[]; chosen: number; pick(at: number): void }) {
  const { workspace } = useReader();
  const { conversation: words } = useWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[props.chosen]?.scrollIntoView({ block: 'nearest' });
  }, [props.chosen]);
  const isCommand = props.candidates[0]?.kind === 'command';
  return (
    <div className={style.suggestions}>
      {isCommand && (
        <p className={style.suggestionsOf}>
          <img src="/avatars/app-48.png" alt="" width={18} height={18} /> {workspace.app.botName}
        </p>
      )}
      <div ref={list} role="listbox" id={props.id} aria-label={words.suggestions}>
        {props.candidates.map((one, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and points here.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys.
          <div
            key={one.key}
            id={optionId(props.id, at)}
            role="option"
            aria-selected={at === props.chosen}
            className={style.suggestion}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => props.pick(at)}
          >
            {one.kind === 'person' && <Avatar userId={one.picture} size={22} />}
            {one.kind === 'emoji' && <span aria-hidden>{one.picture}</span>}
            <span className={style.suggestionLabel}>{one.label}</span>
            {one.hint && <span className={style.suggestionHint}>{one.hint}</span>}
            <small>{one.detail}</small>
          </div>
        ))}
      </div>
      <p className="unseen" role="status">
        {words.suggestionCount(props.candidates.length)}
      </p>
    </div>
  );
}
