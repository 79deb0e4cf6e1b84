import type { ComponentProps } from 'react';
import Markdown, { type Components } from 'react-markdown';
import gfm from 'remark-gfm';
import { emojiOf, splitEmoji } from './emoji-names.ts';
import { SafeLink } from './links.tsx';
import style from './markdown-text.module.css';

/** Headings of a message stand below those of the page. */
const heading = (level: number) => {
  const Tag = `h${Math.min(level + 1, 6)}` as 'h3';
  return ({ children }: { children?: React.ReactNode }) => <Tag className={style[`heading${level}`]}>{children}</Tag>;
};

function Scrolling({ children }: ComponentProps<'table'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div className={style.scroll} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}

const components: Components = {
  a: ({ href, children }) => <SafeLink address={href ?? ''}>{children}</SafeLink>,
  // Slack turns images in markdown into links.
  img: ({ src, alt }) => <SafeLink address={String(src ?? '')}>{alt || String(src ?? '')}</SafeLink>,
  table: Scrolling,
  // A box to tick that cannot be ticked is a picture of one.
  input: ({ checked }) => (
    <span role="img" aria-label={checked ? '☑' : '☐'}>
      {checked ? '☑' : '☐'}
    </span>
  ),
  h1: heading(1),
  h2: heading(2),
  h3: heading(3),
  h4: heading(4),
  h5: heading(5),
  h6: heading(6),
};

/** Emoji names outside code. */
function withEmoji(text: string): string {
  const parts = text.split(/(```[\s\S]*?```|`[^`\n]*`)/);
  const characters = (part: string) =>
    splitEmoji(part).map((one) => (typeof one === 'string' ? one : emojiOf(one.name, one.tone)));
  return parts.map((part, index) => (index % 2 === 1 ? part : characters(part).join(''))).join('');
}

/** Standard markdown, as the markdown block has it: HTML in it stays text. */
export function MarkdownText({ text }: { text: string }) {
  return (
    <div className={style.markdown}>
      <Markdown remarkPlugins={[gfm]} components={components}>
        {withEmoji(text)}
      </Markdown>
    </div>
  );
}
