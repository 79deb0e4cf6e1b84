import { useState } from 'react';
import { useWords } from '../words/words.tsx';
import style from './json.module.css';

const AT_ONCE = 100;
const LONG = 600;
const SMALL = 14;

/** Slack's clients send lists and views as JSON in a text; read, when that is what it is. */
function jsonIn(text: string): object | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** Counts what is in a value, and stops counting as soon as it is not small. */
function isSmall(value: unknown, left = { count: SMALL }): boolean {
  if (typeof value !== 'object' || value === null) return --left.count >= 0;
  return Object.values(value).every((one) => isSmall(one, left));
}

function Text({ text }: { text: string }) {
  const { inspector } = useWords();
  const [isWhole, setWhole] = useState(text.length <= LONG);
  return (
    <>
      <span className={style.text}>{JSON.stringify(isWhole ? text : `${text.slice(0, LONG)}…`)}</span>
      {!isWhole && (
        <button type="button" className={style.more} onClick={() => setWhole(true)}>
          {inspector.showWhole}
        </button>
      )}
    </>
  );
}

function Scalar({ value }: { value: unknown }) {
  if (typeof value === 'string') return <Text text={value} />;
  return <span className={typeof value === 'number' ? style.number : style.word}>{String(value)}</span>;
}

function Branch({ name, value, note, depth }: { name: string | null; value: object; note: string; depth: number }) {
  const { inspector } = useWords();
  const [isOpen, setOpen] = useState(() => depth === 0 || isSmall(value));
  const [shown, setShown] = useState(AT_ONCE);
  const entries = Object.entries(value);
  const isList = Array.isArray(value);
  if (entries.length === 0) return <Leaf name={name}>{isList ? '[]' : '{}'}</Leaf>;
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={style.summary}>
        {name !== null && <span className={style.key}>{name}: </span>}
        <span className={style.count}>
          {isList ? `[${inspector.items(entries.length)}]` : `{${inspector.keys(entries.length)}}`}
          {note && ` ${note}`}
        </span>
      </summary>
      {isOpen && (
        <div className={style.children}>
          {entries.slice(0, shown).map(([key, one]) => (
            <Node key={key} name={key} value={one} depth={depth + 1} />
          ))}
          {entries.length > shown && (
            <button type="button" className={style.more} onClick={() => setShown(entries.length)}>
              {inspector.showRest(entries.length - shown)}
            </button>
          )}
        </div>
      )}
    </details>
  );
}

function Leaf({ name, children }: { name: string | null; children: React.ReactNode }) {
  return (
    <div className={style.leaf}>
      {name !== null && <span className={style.key}>{name}: </span>}
      {children}
    </div>
  );
}

function Node({ name, value, depth }: { name: string | null; value: unknown; depth: number }) {
  const { inspector } = useWords();
  const read = typeof value === 'string' ? jsonIn(value) : null;
  if (read) return <Branch name={name} value={read} note={inspector.jsonInText} depth={Math.max(1, depth)} />;
  if (typeof value === 'object' && value !== null) return <Branch name={name} value={value} note="" depth={depth} />;
  return (
    <Leaf name={name}>
      <Scalar value={value} />
    </Leaf>
  );
}

/** Any JSON, to be unfolded; what is folded is not drawn, so that a long payload is as quick as a short one. */
export function JsonTree({ value }: { value: unknown }) {
  return (
    <div className={style.tree}>
      <Node name={null} value={value} depth={0} />
    </div>
  );
}
