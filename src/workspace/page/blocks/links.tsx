import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import style from './links.module.css';
import { safeAddress } from './mrkdwn-tree.ts';

/** A link to where a page may lead; an address of another kind is text. */
export function SafeLink(props: { address: string; children: ReactNode }) {
  const words = useWords().blocks;
  const href = safeAddress(props.address);
  if (!href) {
    return (
      <span className={style.unopened} title={`${words.noAddress}: ${props.address}`}>
        {props.children}
      </span>
    );
  }
  return (
    <a className={style.link} href={href} target="_blank" rel="noreferrer">
      {props.children}
    </a>
  );
}
