import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import type { Block } from '../../control/shown.ts';
import { oneTypedIn } from '../json.ts';
import { usePlace } from '../place.tsx';
import { useWords } from '../words/words.tsx';
import { ButtonElement, FeedbackButtons, IconButtonElement } from './buttons.tsx';
import type { ControlProps } from './control.ts';
import { DateControl } from './day.tsx';
import { DateTimeControl } from './day-and-hour.tsx';
import style from './element.module.css';
import { useField } from './field.tsx';
import { FileControl } from './file-input.tsx';
import { TimeControl } from './hour.tsx';
import { InputId } from './input-id.ts';
import { kindName } from './kind-name.ts';
import { MultiSelectControl } from './multi-select.tsx';
import { OverflowElement } from './overflow.tsx';
import { CheckboxesControl, RadioControl } from './radio-and-checkboxes.tsx';
import { plainIn } from './read.ts';
import { RichTextControl } from './rich-text-input.tsx';
import { SelectControl } from './select.tsx';
import { TextControl } from './text-input.tsx';

type Control = (props: ControlProps) => React.ReactNode;

const controls: Record<string, Control> = {
  static_select: SelectControl,
  external_select: SelectControl,
  users_select: SelectControl,
  conversations_select: SelectControl,
  channels_select: SelectControl,
  multi_static_select: MultiSelectControl,
  multi_external_select: MultiSelectControl,
  multi_users_select: MultiSelectControl,
  multi_conversations_select: MultiSelectControl,
  multi_channels_select: MultiSelectControl,
  radio_buttons: RadioControl,
  checkboxes: CheckboxesControl,
  datepicker: DateControl,
  timepicker: TimeControl,
  datetimepicker: DateTimeControl,
  plain_text_input: TextControl,
  email_text_input: TextControl,
  url_text_input: TextControl,
  number_input: TextControl,
  rich_text_input: RichTextControl,
  file_input: FileControl,
};
/** Controls that are one field, which a label can point to. */
const oneField = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input'];

const clickable: Record<string, (props: { blockId: string; element: Block }) => React.ReactNode> = {
  button: ButtonElement,
  workflow_button: ButtonElement,
  icon_button: IconButtonElement,
  feedback_buttons: FeedbackButtons,
  overflow: OverflowElement,
};

/** An element of a kind that this page does not know. */
function Unknown({ type }: { type: string }) {
  const { elements } = useWords();
  return (
    <span className={style.unknown}>
      <TriangleAlert size={14} aria-hidden="true" /> {elements.unknown(type)}
    </span>
  );
}

function HoldingElement({ blockId, element, Control }: { blockId: string; element: Block; Control: Control }) {
  const field = useField(blockId, element, true);
  const { elements } = useWords();
  const name = kindName(element, elements);
  return (
    <div className={style.action}>
      <div className={style.control} data-kind={element.type}>
        <Control
          blockId={blockId}
          field={field}
          naming={{ 'aria-label': name }}
          isRequired={false}
          isInvalid={false}
          canEmpty={false}
        />
        {field.mark}
      </div>
      {field.notes}
    </div>
  );
}

/** An interactive element of a section, an actions block, a table's cell or a card. */
export function ActionElement({ blockId, element }: { blockId: string; element: Block }) {
  const Clickable = clickable[element.type];
  // Another action in the same block is another element, which holds nothing of the one before it.
  const key = `${blockId} ${element.action_id} ${element.type}`;
  if (Clickable) return <Clickable key={key} blockId={blockId} element={element} />;
  const Control = controls[element.type];
  if (!Control) return <Unknown type={element.type} />;
  return <HoldingElement key={key} blockId={blockId} element={element} Control={Control} />;
}

function LabelledInput({ block, element, Control }: { block: Block; element: Block; Control: Control }) {
  const blockId = String(block.block_id);
  const place = usePlace();
  const { elements } = useWords();
  const field = useField(blockId, element, block.dispatch_action === true);
  const id = useId();
  const [labelId, hintId, errorId, inputId] = ['label', 'hint', 'error', 'input'].map((part) => `${id}${part}`);
  const error = place.errors[blockId];
  const hint = plainIn(block.hint);
  const described = [error ? errorId : '', hint ? hintId : ''].filter(Boolean).join(' ') || undefined;
  const isOptional = block.optional === true;
  const isOne = oneField.includes(element.type);
  const Label = isOne ? 'label' : 'span';
  return (
    <div className={style.input} data-input-block={blockId}>
      <Label className={style.label} id={labelId} {...(isOne ? { htmlFor: inputId } : {})}>
        {plainIn(block.label)} {isOptional && <span className={style.optional}>{elements.optional}</span>}
      </Label>
      <InputId value={inputId}>
        <div className={style.control}>
          <Control
            key={`${element.action_id} ${element.type}`}
            blockId={blockId}
            field={field}
            naming={{ 'aria-labelledby': labelId, 'aria-describedby': described }}
            isRequired={!isOptional}
            isInvalid={error !== undefined}
            canEmpty={isOptional}
          />
          {field.mark}
        </div>
      </InputId>
      {error && (
        <div className={style.error} id={errorId}>
          <TriangleAlert size={14} aria-hidden="true" />
          <span>{error}</span>
        </div>
      )}
      {hint && (
        <div className={style.hint} id={hintId}>
          {hint}
        </div>
      )}
      {field.notes}
    </div>
  );
}

/** An input block: label, element, hint, error. */
export function InputBlock({ block }: { block: Block }) {
  const element = oneTypedIn(block.element);
  const Control = element && controls[element.type];
  if (!element || !Control) return <Unknown type={element?.type ?? 'input'} />;
  return <LabelledInput block={block} element={element} Control={Control} />;
}
