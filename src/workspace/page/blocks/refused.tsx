import { OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import type { PlacedFault } from './faults.ts';
import style from './refused.module.css';

/** Faults in Slack's words, each with its place; around the block that they are in, where there is one. */
export function Refused({ faults, children }: { faults: PlacedFault[]; children?: ReactNode }) {
  const words = useWords().blocks;
  return (
    <div className={style.refused}>
      {children}
      <div className={style.reasons}>
        <OctagonAlert className={style.sign} aria-hidden="true" size={16} />
        <div>
          <p className={style.title}>{words.refused}</p>
          <ul className={style.list}>
            {faults.map(({ message, place }) => (
              <li key={`${place} ${message}`}>
                {message}
                {place && (
                  <>
                    {' '}
                    <span className={style.place}>{words.refusedAt(place)}</span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
