import { ProgressBar } from 'react-aria-components';
import { useWords } from '../words/words.tsx';
import style from './button.module.css';

/** The app is being asked. */
export function Spinner() {
  const { elements } = useWords();
  return (
    <ProgressBar isIndeterminate aria-label={elements.waiting}>
      <div className={style.spinner} />
    </ProgressBar>
  );
}
