import { useState } from 'react';
import { Button, Form, TextArea, TextField } from 'react-aria-components';
import type { MessageShown } from '../../control/shown.ts';
import { CopyButton } from '../inspector/copy-button.tsx';
import { JsonTree } from '../inspector/json-tree.tsx';
import { useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import style from './message.module.css';
import parts from './parts.module.css';
import { asTyped } from './typed.ts';
import { Window } from './window.tsx';

/** A message's own JSON, as the control API shows it. */
export function Inspect({ message, close }: { message: MessageShown; close(): void }) {
  const { conversation: words } = useWords();
  return (
    <Window title={words.inspectTitle} isWide close={close} footer={<CopyButton value={message} />}>
      <JsonTree value={message} />
    </Window>
  );
}

export function Remove(props: { remove(): void; close(): void }) {
  const { conversation: words } = useWords();
  return (
    <Window
      title={words.removeTitle}
      role="alertdialog"
      close={props.close}
      footer={
        <>
          <Button className={parts.button ?? ''} onPress={props.close}>
            {words.cancel}
          </Button>
          <Button
            autoFocus
            className={`${parts.button} ${parts.danger}`}
            onPress={() => {
              props.close();
              props.remove();
            }}
          >
            {words.removeConfirm}
          </Button>
        </>
      }
    >
      <p>{words.removeQuestion}</p>
    </Window>
  );
}

/** One's own message, being changed in its place. Enter saves, Esc leaves it as it was. */
export function Edit(props: { message: MessageShown; save(text: string): Promise<unknown>; close(): void }) {
  const { person, channel } = useReader();
  const { conversation: words } = useWords();
  const [text, setText] = useState(() => asTyped(props.message.text, (id) => person(id)?.name ?? channel(id)?.name));
  const save = async () => {
    if (text.trim() === '' || (await props.save(text.trim()))) props.close();
  };
  return (
    <Form
      className={style.editing ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField aria-label={words.editing} value={text} onChange={setText} autoFocus>
        <TextArea
          rows={Math.min(8, text.split('\n').length + 1)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') props.close();
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void save();
          }}
        />
      </TextField>
      <div>
        <Button className={parts.button ?? ''} onPress={props.close}>
          {words.cancel}
        </Button>
        <Button type="submit" className={`${parts.button} ${parts.primary}`}>
          {words.save}
        </Button>
      </div>
    </Form>
  );
}
