import { useContext } from 'react';
import { Input, TextArea, TextField } from 'react-aria-components';
import { numberIn } from '../json.ts';
import { useWords } from '../words/words.tsx';
import type { ControlProps } from './control.ts';
import style from './input.module.css';
import { InputId } from './input-id.ts';
import { lengthOf, plainIn } from './read.ts';
import { Spinner } from './spinner.tsx';
import { contentOf } from './value.ts';

const keyboards = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
} as const;

/** From which limit on it is told only when it comes near. */
const FAR = 300;

/** How much has been typed of what may be; Slack lets people type on and refuses it when it is sent. */
function Counter({ text, least, most }: { text: string; least: number | undefined; most: number | undefined }) {
  const { elements } = useWords();
  const length = lengthOf(text);
  const words = [
    least !== undefined && length > 0 && length < least ? elements.atLeast(least) : '',
    most !== undefined && (most <= FAR || length >= most * 0.8) ? `${length} / ${most}` : '',
  ].filter(Boolean);
  if (words.length === 0) return null;
  return <span className={most !== undefined && length > most ? style.over : undefined}>{words.join(' · ')}</span>;
}

/** A text, an e-mail address, a web address or a number. They are checked when the form is sent, as in Slack. */
export function TextControl({ field, naming, isRequired, isInvalid }: ControlProps) {
  const { elements } = useWords();
  const id = useContext(InputId);
  const { element } = field;
  const held = contentOf(field.held);
  const text = typeof held === 'string' ? held : '';
  const isMultiline = element.type === 'plain_text_input' && element.multiline === true;
  const common = {
    id,
    className: style.input,
    placeholder: plainIn(element.placeholder),
    'data-focus-first': element.focus_on_load === true || undefined,
    onKeyDown(event: React.KeyboardEvent) {
      const isEnter = event.key === 'Enter' && !event.nativeEvent.isComposing && !event.ctrlKey && !event.metaKey;
      if (isEnter && !(isMultiline && event.shiftKey)) field.enter(text);
    },
  };
  return (
    <div className={style.with}>
      <TextField
        {...naming}
        validationBehavior="aria"
        isRequired={isRequired}
        isInvalid={isInvalid}
        isDisabled={field.isDisabled}
        inputMode={keyboards[element.type as keyof typeof keyboards] ?? 'text'}
        autoComplete="off"
        value={text}
        onChange={field.type}
      >
        {isMultiline ? <TextArea {...common} rows={3} /> : <Input {...common} />}
      </TextField>
      <div className={style.under}>
        {field.tellsOnEnter && <span>{elements.enterTells}</span>}
        <Counter text={text} least={numberIn(element.min_length)} most={numberIn(element.max_length)} />
        {field.isWaiting && <Spinner />}
      </div>
    </div>
  );
}
