import { FileSymlink } from 'lucide-react';
import type { Block } from '../../control/shown.ts';
import { stringIn } from '../json.ts';
import { useWords } from '../words/words.tsx';
import style from './remote-file.module.css';

/** A remote file; of such a one the message knows only the id that its app gave it. */
export function RemoteFile({ block }: { block: Block }) {
  const words = useWords().blocks;
  return (
    <div className={style.file}>
      <FileSymlink className={style.sign} size={26} aria-hidden="true" />
      <div className={style.words}>
        <p className={style.name}>{words.file}</p>
        <p className={style.id}>{words.fileIn(stringIn(block.external_id))}</p>
      </div>
    </div>
  );
}
