import type { ReactNode } from 'react';
import { type Json, numberIn, objectsIn } from '../json.ts';
import code from './code.module.css';
import { Inlines } from './rich-inline.tsx';
import style from './rich-text.module.css';

/** A rich_text block, also where one stands inside something else, such as a table's cell. */
export function RichText({ block }: { block: Json }) {
  return (
    <div className={style.rich}>
      {objectsIn(block.elements).map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity, and no state.
        <Part key={at} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: Json }): ReactNode {
  const bordered = part.border === 1 ? ` ${style.bordered}` : '';
  switch (part.type) {
    case 'rich_text_section':
      return (
        <div className={style.section}>
          <Inlines elements={part.elements} />
        </div>
      );
    case 'rich_text_quote':
      return (
        <blockquote className={style.quote}>
          <Inlines elements={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre className={`${code.pre}${bordered}`}>
          <Inlines elements={part.elements} />
        </pre>
      );
    case 'rich_text_list':
      return <List part={part} bordered={bordered} />;
    default:
      return null;
  }
}

/** Slack's signs change with the depth and begin again: • ◦ ▪, and 1 a i. */
const bullets = ['disc', 'circle', 'square'];
const numbers = ['decimal', 'lower-alpha', 'lower-roman'];

function List({ part, bordered }: { part: Json; bordered: string }) {
  const indent = Math.min(Math.max(numberIn(part.indent) ?? 0, 0), 8);
  const isOrdered = part.style === 'ordered';
  const listStyleType = (isOrdered ? numbers : bullets)[Math.floor(indent) % 3];
  const items = objectsIn(part.elements).map((item, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a list have no other identity, and no state.
    <li key={at} className={style.item}>
      <Inlines elements={item.elements} />
    </li>
  ));
  const shared = {
    className: `${style.list}${bordered}`,
    style: { listStyleType, marginInlineStart: `calc(${indent} * var(--indent))` },
  };
  return isOrdered ? (
    <ol start={(numberIn(part.offset) ?? 0) + 1} {...shared}>
      {items}
    </ol>
  ) : (
    <ul {...shared}>{items}</ul>
  );
}
