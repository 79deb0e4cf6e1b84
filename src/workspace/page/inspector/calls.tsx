import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { control } from '../server/api.ts';
import { useWords } from '../words/words.tsx';
import { Call } from './call.tsx';
import style from './inspector.module.css';
import { reread, useCalls } from './log.ts';
import { Search } from './search.tsx';

/** All calls of the app, those that nobody's act asked for among them; the newest first. */
export function Calls() {
  const { inspector } = useWords();
  const [words, setWords] = useState('');
  const calls = useCalls() ?? [];
  const wanted = words.toLowerCase();
  const found = calls.filter((call) => wanted === '' || JSON.stringify(call).toLowerCase().includes(wanted)).reverse();
  async function clear(): Promise<void> {
    await control.delete('/calls');
    await reread('log');
  }
  return (
    <>
      <div className={style.tools}>
        <Search label={inspector.findCall} value={words} change={setWords} />
        <Button className={style.icon ?? ''} aria-label={inspector.clear} onPress={() => void clear()}>
          <Trash2 size={15} aria-hidden="true" />
        </Button>
      </div>
      {found.length === 0 && (
        <p className={style.empty}>{calls.length === 0 ? inspector.noCalls : inspector.noneMatch}</p>
      )}
      <ul className={style.list}>
        {found.map((call) => (
          <li key={call.id}>
            <Call call={call} level={3} />
          </li>
        ))}
      </ul>
    </>
  );
}
