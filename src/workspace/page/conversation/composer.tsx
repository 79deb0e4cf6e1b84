import { AtSign, Paperclip, SendHorizontal, Smile, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import { useCompleting } from './completing.ts';
import { commandIn } from './completion.ts';
import style from './composer.module.css';
import { EmojiPicker } from './emoji-picker.tsx';
import { IconButton } from './icon-button.tsx';
import { draftOf, keepDraft, sentBefore } from './kept.ts';
import parts from './parts.module.css';
import { type Room, roomKey, useSending } from './sending.ts';
import { ShortcutsMenu } from './shortcuts-menu.tsx';
import { optionId, Suggestions } from './suggestions.tsx';
import { Usage } from './usage.tsx';

/** What is in the field, kept as a draft; the caret with it. */
function useField(userId: string, room: string) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => draftOf(userId, room));
  const [caret, setCaret] = useState(text.length);
  /** Where the caret is to be once the field has been drawn. */
  const [wish, setWish] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
    if (wish === null) return;
    element.focus();
    element.setSelectionRange(wish, wish);
    setWish(null);
  });
  const type = (next: string, at: number) => {
    setText(next);
    setCaret(at);
    keepDraft(userId, room, next);
  };
  const write = (next: string, at = next.length) => {
    type(next, at);
    setWish(at);
  };
  return { field, text, caret, type, write, setCaret };
}

/** Up and down go through what was sent before, as long as nothing else was written. */
function useRecall(userId: string, write: (text: string) => void) {
  const [back, setBack] = useState(0);
  return {
    isRecalling: back > 0,
    stop: () => setBack(0),
    go(by: number): boolean {
      const sent = sentBefore(userId);
      const next = Math.min(sent.length, Math.max(0, back + by));
      if (next === back) return false;
      setBack(next);
      write(next === 0 ? '' : (sent.at(-next) ?? ''));
      return true;
    },
  };
}

/** Once a menu has closed and given the focus back to its button. */
function afterClosing(doing: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(doing));
}

/** Where a person writes: messages, commands, files. */
export function Composer(props: { room: Room; label: string; placeholder: string; autoFocus: boolean }) {
  const { user, workspace } = useReader();
  const { conversation: words } = useWords();
  const listId = useId();
  const [files, setFiles] = useState<File[]>([]);
  const { field, text, caret, type, write, setCaret } = useField(user.id, roomKey(props.room));
  const sending = useSending(props.room, (rest) => {
    if (rest.text !== '') write(rest.text);
    setFiles((since) => [...rest.files, ...since]);
  });
  // Slack has neither commands nor shortcuts in threads.
  const hasCommands = workspace.app.installed && !props.room.threadTs;
  const completing = useCompleting(text, caret, hasCommands);
  const recall = useRecall(user.id, write);
  const command = hasCommands ? commandIn(text, workspace.app.commands) : null;
  const { candidates } = completing;
  const isEmpty = text.trim() === '' && files.length === 0;

  useEffect(() => {
    // A touch keyboard that opens unasked hides what one came to read.
    if (props.autoFocus && matchMedia('(pointer: fine)').matches && !document.querySelector('[role="dialog"]')) {
      field.current?.focus({ preventScroll: true });
    }
  }, [props.autoFocus, field]);

  const attach = (added: Iterable<File> | null) => {
    setFiles((before) => [...before, ...(added ?? [])]);
    field.current?.focus();
  };
  const insert = (added: string) => write(text.slice(0, caret) + added + text.slice(caret), caret + added.length);
  const pick = (at?: number) => {
    const next = completing.complete(at);
    if (next) write(next.text, next.caret);
  };
  const send = () => {
    if (isEmpty) return;
    type('', 0);
    setFiles([]);
    recall.stop();
    field.current?.focus();
    void sending.send({ text: text.trim(), files });
  };
  /** Whether Enter sends, though there is a suggestion: the word is complete as it stands. */
  const isWhole = () => candidates[completing.chosen]?.insert === text.trim();

  function onSuggestionKey(event: KeyboardEvent): boolean {
    if (candidates.length === 0) return false;
    if (event.key === 'ArrowDown') completing.move(1);
    else if (event.key === 'ArrowUp') completing.move(-1);
    else if (event.key === 'Escape') completing.dismiss();
    else if (event.key === 'Tab' && !event.shiftKey) pick();
    else if (event.key === 'Enter' && !event.shiftKey && !isWhole()) pick();
    else return false;
    return true;
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // While letters are being composed, keys belong to the input method.
    if (event.nativeEvent.isComposing) return;
    if (onSuggestionKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === 'ArrowUp' && (text === '' || recall.isRecalling) && recall.go(1)) event.preventDefault();
    else if (event.key === 'ArrowDown' && recall.isRecalling && recall.go(-1)) event.preventDefault();
  }

  return (
    <div className={style.composer}>
      {candidates.length > 0 && (
        <Suggestions id={listId} candidates={candidates} chosen={completing.chosen} pick={pick} />
      )}
      {command && candidates.length === 0 && <Usage command={command} write={write} />}
      <div className={style.box}>
        <textarea
          ref={field}
          rows={1}
          className={style.field}
          aria-label={props.label}
          aria-description={words.keys}
          aria-autocomplete="list"
          aria-controls={candidates.length > 0 ? listId : undefined}
          aria-activedescendant={candidates.length > 0 ? optionId(listId, completing.chosen) : undefined}
          placeholder={props.placeholder}
          value={text}
          onChange={(event) => {
            type(event.target.value, event.target.selectionStart);
            completing.restart();
            recall.stop();
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            if (event.clipboardData.files.length === 0) return;
            event.preventDefault();
            attach(event.clipboardData.files);
          }}
        />
        {files.length > 0 && (
          <ul className={style.files}>
            {files.map((file, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name.
              <li key={at}>
                {file.name}
                <Button
                  className={parts.icon ?? ''}
                  aria-label={words.withoutFile(file.name)}
                  onPress={() => setFiles(files.filter((one) => one !== file))}
                >
                  <X size={14} aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
        )}
        <div className={style.tools}>
          <FileTrigger allowsMultiple onSelect={attach}>
            <IconButton label={words.attach}>
              <Paperclip size={18} aria-hidden />
            </IconButton>
          </FileTrigger>
          {!props.room.threadTs && <ShortcutsMenu write={(next) => afterClosing(() => write(next))} />}
          <EmojiPicker pick={(_, emoji) => afterClosing(() => insert(emoji))}>
            <IconButton label={words.addEmoji}>
              <Smile size={18} aria-hidden />
            </IconButton>
          </EmojiPicker>
          <IconButton label={words.mention} onPress={() => insert(/(^|\s)$/.test(text.slice(0, caret)) ? '@' : ' @')}>
            <AtSign size={18} aria-hidden />
          </IconButton>
          <span className={style.waiting} role="status">
            {sending.isWaiting && <span>{words.sending}</span>}
          </span>
          <Button className={style.send ?? ''} aria-label={words.send} isDisabled={isEmpty} onPress={send}>
            <SendHorizontal size={18} aria-hidden />
          </Button>
        </div>
      </div>
    </div>
  );
}
