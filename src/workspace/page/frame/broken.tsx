import { Component, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import style from './frame.module.css';

function Apology({ again }: { again: () => void }) {
  const { frame } = useWords();
  return (
    <div className={style.broken} role="alert">
      <p>{frame.broken}</p>
      <button type="button" className={style.plainButton} onClick={again}>
        {frame.again}
      </button>
    </div>
  );
}

/** Keeps a fault in one part of the page from taking the rest with it. */
export class Guarded extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <Apology again={() => this.setState({ failed: false })} />;
  }
}
