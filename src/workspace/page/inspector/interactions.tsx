import { Pause, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { DeliveryShown } from '../../control/shown.ts';
import { nameOf, useReader } from '../reader.tsx';
import { control } from '../server/api.ts';
import { useDeliveries } from '../server/live.ts';
import { useUnchanged } from '../server/unchanged.ts';
import { useWords } from '../words/words.tsx';
import { Choice } from './choice.tsx';
import style from './inspector.module.css';
import { Interaction } from './interaction.tsx';
import { reread } from './log.ts';
import { Search } from './search.tsx';
import { sortOf } from './summary.ts';

const ALL = 'all';
const none: DeliveryShown[] = [];
const idOf = ({ id }: DeliveryShown): string => id;

interface Filter {
  sort: string;
  userId: string;
  words: string;
}

function isWanted(delivery: DeliveryShown, { sort, userId, words }: Filter): boolean {
  if (sort !== ALL && sortOf(delivery) !== sort) return false;
  if (userId !== ALL && delivery.userId !== userId) return false;
  return words === '' || JSON.stringify(delivery).toLowerCase().includes(words.toLowerCase());
}

/** What was sent to the app, the newest first. */
export function Interactions() {
  const { person } = useReader();
  const { inspector } = useWords();
  const [isPaused, setPaused] = useState(false);
  const [filter, setFilter] = useState<Filter>({ sort: ALL, userId: ALL, words: '' });
  const deliveries = useUnchanged(useDeliveries(!isPaused) ?? none, idOf);
  const found = deliveries.filter((one) => isWanted(one, filter)).reverse();
  const sorts = [...new Set(deliveries.map(sortOf))].map((id) => ({ id, name: inspector.sorts[id] }));
  const ids = [...new Set(deliveries.flatMap((one) => one.userId ?? []))];
  const people = ids.map((id) => ({ id, name: nameOf(person(id), id) }));

  async function clear(): Promise<void> {
    await control.delete('/deliveries');
    await reread('log');
  }
  return (
    <>
      <div className={style.tools}>
        <Search label={inspector.find} value={filter.words} change={(words) => setFilter({ ...filter, words })} />
        <Choice
          label={inspector.sort}
          value={filter.sort}
          options={[{ id: ALL, name: inspector.allSorts }, ...sorts]}
          choose={(sort) => setFilter({ ...filter, sort })}
        />
        <Choice
          label={inspector.person}
          value={filter.userId}
          options={[{ id: ALL, name: inspector.everybody }, ...people]}
          choose={(userId) => setFilter({ ...filter, userId })}
        />
        <Button
          className={style.icon ?? ''}
          aria-label={isPaused ? inspector.goOn : inspector.pause}
          onPress={() => setPaused(!isPaused)}
        >
          {isPaused ? <Play size={15} aria-hidden="true" /> : <Pause size={15} aria-hidden="true" />}
        </Button>
        <Button className={style.icon ?? ''} aria-label={inspector.clear} onPress={() => void clear()}>
          <Trash2 size={15} aria-hidden="true" />
        </Button>
      </div>
      <p role="status" className={style.paused}>
        {isPaused ? inspector.isPaused : ''}
      </p>
      {found.length === 0 && (
        <p className={style.empty}>{deliveries.length === 0 ? inspector.noInteractions : inspector.noneMatch}</p>
      )}
      <ul className={style.list}>
        {found.map((delivery) => (
          <li key={delivery.id}>
            <Interaction delivery={delivery} />
          </li>
        ))}
      </ul>
    </>
  );
}
