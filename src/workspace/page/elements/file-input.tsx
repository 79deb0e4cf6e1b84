import { File as FileIcon, Upload, X } from 'lucide-react';
import { useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { useFileSize } from '../file-size.ts';
import { isObject, numberIn, objectsIn, stringIn } from '../json.ts';
import { useReader } from '../reader.tsx';
import { upload } from '../server/upload.ts';
import { useWords } from '../words/words.tsx';
import buttons from './button.module.css';
import type { ControlProps } from './control.ts';
import { FailureLine } from './failure.tsx';
import style from './file-input.module.css';
import input from './input.module.css';
import { Spinner } from './spinner.tsx';
import { contentOf } from './value.ts';

/** Slack's, where the app names no number. */
const DEFAULT_MOST = 10;

const endingOf = (name: string) => (name.includes('.') ? (name.split('.').at(-1) ?? '').toLowerCase() : '');

/** Files that go with a form: uploaded when they are chosen, sent with the form. */
export function FileControl({ field, naming, isInvalid }: ControlProps) {
  const { user } = useReader();
  const { elements } = useWords();
  const sizeOf = useFileSize();
  const [coming, setComing] = useState<string[]>([]);
  const [trouble, setTrouble] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const { element } = field;
  const files = objectsIn(contentOf(field.held));
  const most = numberIn(element.max_files) ?? DEFAULT_MOST;
  const endings = (Array.isArray(element.filetypes) ? element.filetypes : []).map((one) => String(one).toLowerCase());

  async function add(list: Iterable<File>): Promise<void> {
    const wanted = [...list].filter((file) => endings.length === 0 || endings.includes(endingOf(file.name)));
    const refused = [...list].filter((file) => !wanted.includes(file));
    const room = wanted.slice(0, Math.max(0, most - files.length));
    setTrouble(
      refused.length > 0
        ? elements.wrongType(refused.map((file) => file.name).join(', '), endings.join(', '))
        : room.length < wanted.length
          ? elements.atMostFiles(most)
          : '',
    );
    setFailure(null);
    setComing(room.map((file) => file.name));
    try {
      const uploaded: unknown[] = [...files];
      for (const file of room) uploaded.push((await upload(user.id, file)).file);
      if (room.length > 0) field.choose(uploaded);
    } catch (error) {
      setFailure(error);
    } finally {
      setComing([]);
    }
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take a drop of files with its own look everywhere
    <div
      {...naming}
      role="group"
      className={style.files}
      data-invalid={isInvalid || undefined}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (!field.isDisabled) void add(event.dataTransfer.files);
      }}
    >
      {(files.length > 0 || coming.length > 0) && (
        <ul className={style.list}>
          {files.map((file) => (
            <li key={stringIn(file.id)} className={style.file}>
              <FileIcon size={16} aria-hidden="true" />
              <span className={style.name}>{stringIn(file.name)}</span>
              <span className={style.size}>{sizeOf(numberIn(file.size) ?? 0)}</span>
              <Button
                className={input.tool}
                aria-label={elements.remove(stringIn(file.name))}
                isDisabled={field.isDisabled}
                onPress={() => field.choose(files.filter((one) => isObject(one) && one.id !== file.id))}
              >
                <X size={15} aria-hidden="true" />
              </Button>
            </li>
          ))}
          {coming.map((name) => (
            <li key={name} className={style.file}>
              <Spinner />
              <span className={style.name}>{name}</span>
            </li>
          ))}
        </ul>
      )}
      <FileTrigger
        allowsMultiple={most > 1}
        acceptedFileTypes={endings.map((one) => `.${one}`)}
        onSelect={(list) => list && void add([...list])}
      >
        <Button className={buttons.button} isDisabled={field.isDisabled || files.length >= most}>
          <Upload size={15} aria-hidden="true" />
          {most > 1 ? elements.addFiles : elements.addFile}
        </Button>
      </FileTrigger>
      {endings.length > 0 && <span className={style.size}>{elements.types(endings.join(', '))}</span>}
      {trouble && (
        <span className={style.trouble} role="alert">
          {trouble}
        </span>
      )}
      <FailureLine failure={failure} />
    </div>
  );
}
