import { TriangleAlert } from 'lucide-react';
import { Refused, Unreachable } from '../server/api.ts';
import { useWords } from '../words/words.tsx';
import style from './failure.module.css';

/** The app was told and did not answer in time, or badly. */
export class NotAcknowledged extends Error {
  override name = 'NotAcknowledged';
}

/** What went wrong, in words for the person; the workspace's own words as they are. */
export function useFailureWords(): (failure: unknown) => string {
  const { elements } = useWords();
  return (failure) => {
    if (failure instanceof NotAcknowledged) return elements.notAcknowledged;
    if (failure instanceof Unreachable) return elements.away;
    if (failure instanceof Refused) return failure.message;
    return elements.failed;
  };
}

/** A line in place of a toast: it stays beside what failed. `isKept`: what failed is tried again by itself. */
export function FailureLine({ failure, isKept = false }: { failure: unknown; isKept?: boolean }) {
  const { elements } = useWords();
  const wordsOf = useFailureWords();
  if (failure === null || failure === undefined) return null;
  return (
    <span className={style.line} role="alert">
      <TriangleAlert size={14} aria-hidden="true" />
      {isKept && failure instanceof Unreachable ? elements.unreachable : wordsOf(failure)}
    </span>
  );
}

/** Slack's way beside an element whose app did not answer: a sign, and its words on asking. */
export function FailureMark() {
  const { elements } = useWords();
  return (
    <span className={style.mark} role="alert" title={elements.notAcknowledged}>
      <TriangleAlert size={16} aria-hidden="true" />
      <span className="unseen">{elements.notAcknowledged}</span>
    </span>
  );
}
