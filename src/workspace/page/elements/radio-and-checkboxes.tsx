import { Check } from 'lucide-react';
import { Checkbox, CheckboxGroup, Radio, RadioGroup } from 'react-aria-components';
import type { OptionShown } from '../../control/shown.ts';
import { TextView } from '../blocks/text.tsx';
import { isObject, stringIn } from '../json.ts';
import type { ControlProps } from './control.ts';
import style from './radio-and-checkboxes.module.css';
import { optionsIn, plainIn } from './read.ts';
import { Spinner } from './spinner.tsx';
import { contentOf } from './value.ts';

const idOf = (option: unknown) => (isObject(option) ? stringIn(option.value) : '');

function OptionText({ option }: { option: OptionShown }) {
  const { text, description } = option;
  return (
    <span className={style.words}>
      <span>{text.type === 'mrkdwn' ? <TextView text={text} /> : plainIn(text)}</span>
      {description && (
        <span className={style.description}>
          {description.type === 'mrkdwn' ? <TextView text={description} /> : plainIn(description)}
        </span>
      )}
    </span>
  );
}

/** One of up to ten. */
export function RadioControl({ field, naming, isRequired, isInvalid }: ControlProps) {
  const options = optionsIn(field.element.options);
  const chosen = contentOf(field.held);
  return (
    <RadioGroup
      {...naming}
      className={style.group}
      validationBehavior="aria"
      isRequired={isRequired}
      isInvalid={isInvalid}
      isDisabled={field.isDisabled}
      value={chosen === null ? null : idOf(chosen)}
      onChange={(id) => field.choose(options.find((one) => idOf(one) === id) ?? null)}
    >
      {options.map((option) => (
        <Radio key={idOf(option)} value={idOf(option)} className={style.choice}>
          <span className={style.dot} aria-hidden="true" />
          <OptionText option={option} />
        </Radio>
      ))}
      {field.isWaiting && <Spinner />}
    </RadioGroup>
  );
}

/** Any of up to ten. */
export function CheckboxesControl({ field, naming, isRequired, isInvalid }: ControlProps) {
  const options = optionsIn(field.element.options);
  const held = contentOf(field.held);
  return (
    <CheckboxGroup
      {...naming}
      className={style.group}
      validationBehavior="aria"
      isRequired={isRequired}
      isInvalid={isInvalid}
      isDisabled={field.isDisabled}
      value={Array.isArray(held) ? held.map(idOf) : []}
      onChange={(ids) => field.choose(options.filter((one) => ids.includes(idOf(one))))}
    >
      {options.map((option) => (
        <Checkbox key={idOf(option)} value={idOf(option)} className={style.choice}>
          <span className={style.box} aria-hidden="true">
            <Check size={14} strokeWidth={3} />
          </span>
          <OptionText option={option} />
        </Checkbox>
      ))}
      {field.isWaiting && <Spinner />}
    </CheckboxGroup>
  );
}
