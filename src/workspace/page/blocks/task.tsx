import { Circle, CircleCheck, CircleX, LoaderCircle } from 'lucide-react';
import type { Block } from '../../control/shown.ts';
import { isObject, objectsIn, stringIn, typedIn } from '../json.ts';
import { useWords } from '../words/words.tsx';
import { SafeLink } from './links.tsx';
import { RichText } from './rich-text.tsx';
import style from './task.module.css';

const signs = { pending: Circle, in_progress: LoaderCircle, complete: CircleCheck, error: CircleX };
type Status = keyof typeof signs;

const statusOf = ({ status }: Block): Status =>
  typeof status === 'string' && Object.hasOwn(signs, status) ? (status as Status) : 'pending';

/** What an app is doing: its state in words and by a sign, and what came of it. */
export function TaskCard({ block }: { block: Block }) {
  const words = useWords().blocks;
  const status = statusOf(block);
  const Sign = signs[status];
  const sources = objectsIn(block.sources);
  return (
    <div className={style.task}>
      <Sign className={`${style.sign} ${style[status]}`} size={18} aria-hidden="true" />
      <div className={style.words}>
        <p>
          <span className={style.title}>{stringIn(block.title)}</span>{' '}
          <span className={style.status}>{words.taskStatus[status]}</span>
        </p>
        {isObject(block.details) && (
          <div className={style.details}>
            <RichText block={block.details} />
          </div>
        )}
        {isObject(block.output) && <RichText block={block.output} />}
        {sources.length > 0 && (
          <p className={style.sources}>
            {words.sources}:{' '}
            {sources.map((source, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one source may be named twice.
              <span key={index}>
                {index > 0 && ', '}
                <SafeLink address={stringIn(source.url)}>{stringIn(source.text) || stringIn(source.url)}</SafeLink>
              </span>
            ))}
          </p>
        )}
      </div>
    </div>
  );
}

/** Tasks one after the other, under one title. */
export function Plan({ block }: { block: Block }) {
  const words = useWords().blocks;
  const tasks = typedIn(block.tasks);
  const done = tasks.filter((task) => statusOf(task) === 'complete').length;
  return (
    <article className={style.plan} aria-label={stringIn(block.title)}>
      <p className={style.head}>
        <span className={style.title}>{stringIn(block.title)}</span>
        {tasks.length > 0 && <span className={style.status}>{words.doneOf(done, tasks.length)}</span>}
      </p>
      <ol className={style.tasks}>
        {tasks.map((task, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an app may give one id twice.
          <li key={`${stringIn(task.task_id)} ${index}`}>
            <TaskCard block={task} />
          </li>
        ))}
      </ol>
    </article>
  );
}
