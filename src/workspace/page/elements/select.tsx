import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, ComboBox, Group } from 'react-aria-components';
import { folded } from '../folded.ts';
import { useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import { ChoiceList, keyOfChoice, SearchInput } from './choice-list.tsx';
import { choicesOf, chosenChoice } from './choices.ts';
import { ClearButton } from './clear-button.tsx';
import type { ControlProps } from './control.ts';
import style from './input.module.css';
import { kindName } from './kind-name.ts';
import { Spinner } from './spinner.tsx';
import { useSuggestions } from './suggestions.ts';
import { contentOf } from './value.ts';

/** One of a list that can be searched: of options, people, conversations, or what the app offers. */
export function SelectControl({ blockId, field, naming, isRequired, isInvalid, canEmpty }: ControlProps) {
  const reader = useReader();
  const { elements } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { element } = field;
  const isExternal = element.type === 'external_select';
  const chosen = chosenChoice(contentOf(field.held), reader);
  const label = chosen?.label ?? '';
  const isSearching = typed !== null && typed !== label;
  const suggestions = useSuggestions(blockId, element, isExternal && isOpen ? (isSearching ? typed : '') : null);
  const offered = isExternal ? suggestions.groups : choicesOf(element, reader);
  const choices = offered.flatMap((group) => group.choices);
  const isOffered = chosen === null || choices.some((one) => one.id === chosen.id);
  const groups = isOffered ? offered : [{ label: '', choices: [chosen] }, ...offered];
  const offeredLabels = new Set(choices.map((one) => one.label));

  function choose(key: unknown): void {
    setTyped(null);
    const next = choices.find((one) => keyOfChoice(one) === key);
    if (next && next.id !== chosen?.id) field.choose(next.value);
  }
  return (
    <ComboBox
      {...naming}
      className={style.field}
      validationBehavior="aria"
      isRequired={isRequired}
      isInvalid={isInvalid}
      isDisabled={field.isDisabled}
      allowsEmptyCollection
      selectedKey={chosen ? keyOfChoice(chosen) : null}
      onSelectionChange={choose}
      inputValue={typed ?? label}
      onInputChange={setTyped}
      onOpenChange={setOpen}
      defaultFilter={(text, input) => (isExternal ? offeredLabels.has(text) : folded(text).includes(folded(input)))}
      onBlur={() => {
        if (typed === '' && canEmpty && chosen) field.choose(null);
        setTyped(null);
      }}
    >
      <Group className={style.frame} ref={frame}>
        <SearchInput
          className={style.bare}
          placeholder={kindName(element, elements)}
          isSearching={isSearching}
          autoFocusMark={element.focus_on_load === true}
        />
        {field.isWaiting && <Spinner />}
        {canEmpty && chosen && (
          <ClearButton
            clear={() => {
              setTyped(null);
              field.choose(null);
            }}
          />
        )}
        <Button className={style.tool}>
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
      </Group>
      <ChoiceList groups={groups} state={isExternal ? suggestions.state : { is: 'there' }} frame={frame} />
    </ComboBox>
  );
}
