import style from './emoji.module.css';
import { emojiOf } from './emoji-names.ts';

/** An emoji by its short name; a name without a character is shown as typed. */
export function Emoji({ name, tone }: { name: string; tone?: string | undefined }) {
  const character = emojiOf(name, tone);
  if (!character) return <>{`:${name}:${tone ? `:${tone}:` : ''}`}</>;
  return (
    <span className={style.emoji} role="img" aria-label={name.replaceAll(/[_-]/g, ' ')} title={`:${name}:`}>
      {character}
    </span>
  );
}
