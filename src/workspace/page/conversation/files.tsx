import { FileText } from 'lucide-react';
import type { FileShown } from '../../control/shown.ts';
import { useFileSize } from '../file-size.ts';
import { useWords } from '../words/words.tsx';
import style from './message.module.css';

function File({ file }: { file: FileShown }) {
  const { conversation: words } = useWords();
  const size = useFileSize()(file.size);
  const address = `/control/files/${file.id}`;
  const name = file.title || file.name;
  if (file.mimetype.startsWith('image/')) {
    return (
      <a className={style.image} href={address} target="_blank" rel="noreferrer" title={`${name} (${size})`}>
        <img src={address} alt={words.image(name)} loading="lazy" />
      </a>
    );
  }
  return (
    <a className={style.file} href={address} target="_blank" rel="noreferrer" aria-label={words.file(name, size)}>
      <FileText size={28} aria-hidden />
      <span>
        <strong>{name}</strong>
        <small>
          {file.filetype.toUpperCase()} · {size}
        </small>
      </span>
    </a>
  );
}

export function Files({ files }: { files: FileShown[] }) {
  return (
    <div className={style.files}>
      {files.map((file) => (
        <File key={file.id} file={file} />
      ))}
    </div>
  );
}
