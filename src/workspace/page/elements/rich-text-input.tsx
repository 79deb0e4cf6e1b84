import { Bold, Code, Italic, Link2, List, ListOrdered, Strikethrough } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, Input, TextField, ToggleButton, Toolbar } from 'react-aria-components';
import { emojiOf } from '../blocks/emoji-names.ts';
import { type Json, stringIn } from '../json.ts';
import { nameOf, useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import buttons from './button.module.css';
import type { ControlProps } from './control.ts';
import input from './input.module.css';
import { plainIn } from './read.ts';
import { htmlOf, type MarkupNode, richTextOf } from './rich-text.ts';
import style from './rich-text-input.module.css';
import { Spinner } from './spinner.tsx';
import { contentOf } from './value.ts';

function useTokenNames(): (element: Json) => string {
  const reader = useReader();
  return (element) => {
    switch (element.type) {
      case 'user':
        return `@${nameOf(reader.person(stringIn(element.user_id)), stringIn(element.user_id))}`;
      case 'channel':
        return `#${reader.channel(stringIn(element.channel_id))?.name ?? element.channel_id}`;
      case 'broadcast':
        return `@${stringIn(element.range)}`;
      case 'emoji':
        return emojiOf(stringIn(element.name)) ?? `:${element.name}:`;
      default:
        return stringIn(element.fallback) || stringIn(element.text) || stringIn(element.url) || stringIn(element.type);
    }
  };
}

/** The editor's selection, if it is in there. */
function rangeIn(editor: HTMLElement | null): Range | null {
  const selection = getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  return editor && range && editor.contains(range.commonAncestorContainer) ? range : null;
}

function codeAround(range: Range): HTMLElement | null {
  const { commonAncestorContainer: node } = range;
  return (node instanceof Element ? node : node.parentElement)?.closest('code') ?? null;
}

/** Puts the selected words into code, or takes them out. The browser has no command for it. */
function toggleCode(range: Range): void {
  const around = codeAround(range);
  if (around) around.replaceWith(...around.childNodes);
  else if (!range.collapsed) {
    const code = document.createElement('code');
    code.append(range.extractContents().textContent ?? '');
    range.insertNode(code);
    goOnAfter(code);
  }
}

/** Puts the cursor outside of what was inserted, so that what is typed next is no part of it. */
function goOnAfter(element: HTMLElement): void {
  const after = document.createTextNode('\u200b');
  element.after(after);
  getSelection()?.collapse(after, 1);
}

function insertLink(range: Range, address: string): void {
  const link = document.createElement('a');
  link.setAttribute('href', address);
  link.textContent = address;
  range.insertNode(link);
  goOnAfter(link);
}

const addressOf = (typed: string): string => (/^(https?|mailto|tel):/i.test(typed) ? typed : `https://${typed}`);

function LinkForm(props: { put(address: string): void; cancel(): void }) {
  const { elements } = useWords();
  const [typed, setTyped] = useState('');
  return (
    <form
      className={style.link}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (typed.trim() !== '') props.put(addressOf(typed.trim()));
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        props.cancel();
      }}
    >
      <TextField aria-label={elements.address} value={typed} onChange={setTyped} autoFocus inputMode="url">
        <Input className={input.input} placeholder="https://" />
      </TextField>
      <Button type="submit" className={buttons.button}>
        {elements.putLink}
      </Button>
      <Button className={buttons.button} onPress={props.cancel}>
        {elements.cancel}
      </Button>
    </form>
  );
}

const commands = [
  { command: 'bold', Icon: Bold, keys: 'Ctrl+B' },
  { command: 'italic', Icon: Italic, keys: 'Ctrl+I' },
  { command: 'strikeThrough', Icon: Strikethrough, keys: 'Ctrl+Shift+X' },
  { command: 'code', Icon: Code, keys: 'Ctrl+Shift+C' },
  { command: 'link', Icon: Link2, keys: 'Ctrl+Shift+U' },
  { command: 'insertUnorderedList', Icon: List, keys: 'Ctrl+Shift+8' },
  { command: 'insertOrderedList', Icon: ListOrdered, keys: 'Ctrl+Shift+7' },
] as const;
type Command = (typeof commands)[number]['command'];
const shortcuts: Record<string, Command> = {
  KeyX: 'strikeThrough',
  KeyC: 'code',
  KeyU: 'link',
  Digit8: 'insertUnorderedList',
  Digit7: 'insertOrderedList',
};

function isOn(command: Command, range: Range): boolean {
  if (command === 'code') return codeAround(range) !== null;
  return command === 'link' ? false : document.queryCommandState(command);
}

/** Text with bold, italic, strike, code, links and lists, as it will look. */
export function RichTextControl({ field, naming, isRequired, isInvalid }: ControlProps) {
  const { elements } = useWords();
  const tokenName = useTokenNames();
  const editor = useRef<HTMLDivElement>(null);
  const written = useRef<string | undefined>(undefined);
  const [active, setActive] = useState<string[]>([]);
  const [linked, setLinked] = useState<Range | null>(null);
  const held = contentOf(field.held);
  const heldText = JSON.stringify(held);

  useEffect(() => {
    // What the person writes is not written again over their cursor.
    if (written.current === heldText || !editor.current) return;
    written.current = heldText;
    editor.current.innerHTML = htmlOf(JSON.parse(heldText), tokenName);
  }, [heldText, tokenName]);
  useEffect(() => {
    const look = () => {
      const range = rangeIn(editor.current);
      setActive(range ? commands.filter((one) => isOn(one.command, range)).map((one) => one.command) : []);
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);

  const read = () => (editor.current ? richTextOf(editor.current as unknown as MarkupNode) : null);
  function tell(): void {
    const text = read();
    written.current = JSON.stringify(text);
    field.type(text);
  }
  function run(command: Command): void {
    const range = rangeIn(editor.current);
    if (command === 'link') {
      setLinked(range);
      return;
    }
    editor.current?.focus();
    if (command === 'code') {
      if (range) toggleCode(range);
    } else document.execCommand(command);
    tell();
  }
  function putLink(address: string): void {
    editor.current?.focus();
    const selection = getSelection();
    if (linked && selection) {
      selection.removeAllRanges();
      selection.addRange(linked);
      if (linked.collapsed) insertLink(linked, address);
      else {
        document.execCommand('createLink', false, address);
        selection.collapseToEnd();
      }
    }
    setLinked(null);
    tell();
  }
  return (
    <div className={style.whole} data-invalid={isInvalid || undefined}>
      <Toolbar className={style.tools} aria-label={elements.formatting}>
        {commands.map(({ command, Icon, keys }) => (
          <ToggleButton
            key={command}
            className={`${input.tool} ${style.tool}`}
            aria-label={elements.formats[command]}
            isSelected={active.includes(command)}
            isDisabled={field.isDisabled}
            preventFocusOnPress
            onPress={() => run(command)}
          >
            <Icon size={16} aria-hidden="true" aria-keyshortcuts={keys} />
          </ToggleButton>
        ))}
        {field.isWaiting && <Spinner />}
      </Toolbar>
      {linked && <LinkForm put={putLink} cancel={() => setLinked(null)} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a textarea cannot show formatted text */}
      <div
        {...naming}
        ref={editor}
        className={style.editor}
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-required={isRequired}
        aria-invalid={isInvalid}
        aria-disabled={field.isDisabled}
        data-focus-first={field.element.focus_on_load === true || undefined}
        data-empty={held === null || undefined}
        data-placeholder={plainIn(field.element.placeholder)}
        contentEditable={!field.isDisabled}
        suppressContentEditableWarning
        onInput={tell}
        onPaste={(event) => {
          event.preventDefault();
          document.execCommand('insertText', false, event.clipboardData.getData('text/plain'));
        }}
        onKeyDown={(event) => {
          const command = event.ctrlKey || event.metaKey ? event.shiftKey && shortcuts[event.code] : undefined;
          if (command) {
            event.preventDefault();
            run(command);
          }
          const isEnter = event.key === 'Enter' && !event.nativeEvent.isComposing;
          if (isEnter && !event.shiftKey && !event.ctrlKey && !event.metaKey) field.enter(read());
        }}
      />
      {field.tellsOnEnter && <span className={style.hint}>{elements.enterTells}</span>}
    </div>
  );
}
