import { Component, type ReactNode } from 'react';
import type { Block } from '../../control/shown.ts';
import { useWords } from '../words/words.tsx';
import style from './boundary.module.css';

/** What cannot be drawn, as it was sent. */
export function Undrawable({ block }: { block: unknown }) {
  const words = useWords().blocks;
  const type = (block as Partial<Block> | null)?.type;
  return (
    <div className={style.undrawable}>
      <p className={style.reason}>{words.undrawable(typeof type === 'string' ? type : '')}</p>
      <details>
        <summary className={style.summary}>{words.asSent}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <pre className={style.json} tabIndex={0}>
          {JSON.stringify(block, null, 2)}
        </pre>
      </details>
    </div>
  );
}

/** Blocks are whatever an app sent: one that breaks its own drawing must not take the page with it. */
export class BlockBoundary extends Component<{ block: unknown; children: ReactNode }, { broken: unknown }> {
  override state = { broken: undefined };

  static getDerivedStateFromError(): { broken: unknown } {
    return { broken: null };
  }

  /** What has been sent anew is tried anew. */
  static getDerivedStateFromProps(props: { block: unknown }, state: { broken: unknown }): { broken: unknown } | null {
    if (state.broken === null) return { broken: props.block };
    return state.broken !== undefined && state.broken !== props.block ? { broken: undefined } : null;
  }

  override render(): ReactNode {
    return this.state.broken === undefined ? this.props.children : <Undrawable block={this.props.block} />;
  }
}
