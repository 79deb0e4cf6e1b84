import { ChevronDown, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, ComboBox, Group, type Key, Tag, TagGroup, TagList } from 'react-aria-components';
import { folded } from '../folded.ts';
import { isObject } from '../json.ts';
import { useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import { ChoiceList, keyOfChoice, SearchInput } from './choice-list.tsx';
import { type Choice, choicesOf, chosenChoice } from './choices.ts';
import type { ControlProps } from './control.ts';
import style from './input.module.css';
import { kindName } from './kind-name.ts';
import { Spinner } from './spinner.tsx';
import { useSuggestions } from './suggestions.ts';
import { contentOf, foundBy } from './value.ts';

function Chips(props: { chosen: Choice[]; label: string; isDisabled: boolean; remove(keys: Set<Key>): void }) {
  const { elements } = useWords();
  if (props.chosen.length === 0) return null;
  return (
    <TagGroup aria-label={props.label} onRemove={props.remove}>
      <TagList className={style.chips}>
        {props.chosen.map((one) => (
          <Tag key={one.id} id={keyOfChoice(one)} className={style.chip} textValue={one.label}>
            {one.label}
            <Button slot="remove" className={style.remove} aria-label={elements.remove(one.label)}>
              <X size={13} aria-hidden="true" />
            </Button>
          </Tag>
        ))}
      </TagList>
    </TagGroup>
  );
}

/** Several of a list that can be searched; what is chosen stands before the search as chips. */
export function MultiSelectControl({ blockId, field, naming, isRequired, isInvalid }: ControlProps) {
  const reader = useReader();
  const { elements } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const queries = useRef(new Map<string, string>());
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const { element } = field;
  const isExternal = element.type === 'multi_external_select';
  const held = contentOf(field.held);
  const chosen = (Array.isArray(held) ? held : []).flatMap((one) => chosenChoice(one, reader) ?? []);
  const suggestions = useSuggestions(blockId, element, isExternal && isOpen ? typed : null);
  const offered = isExternal ? suggestions.groups : choicesOf(element, reader);
  const choices = offered.flatMap((group) => group.choices);
  const others = chosen.filter((one) => !choices.some((other) => other.id === one.id));
  const groups = others.length > 0 ? [{ label: '', choices: others }, ...offered] : offered;
  const offeredLabels = new Set(choices.map((one) => one.label));
  const most = typeof element.max_selected_items === 'number' ? element.max_selected_items : Number.POSITIVE_INFINITY;
  const isFull = chosen.length >= most;

  /** The workspace asks the app again for each option of an external select, so each goes with the words that find it. */
  function sent(choice: Choice): unknown {
    if (!isExternal || !isObject(choice.value)) return choice.value;
    if (typeof choice.value.query === 'string') queries.current.set(choice.id, choice.value.query);
    return foundBy(queries.current.get(choice.id) ?? choice.label, choice.value);
  }
  function choose(keys: Iterable<Key>): void {
    const wanted = new Set(keys);
    const all = [...chosen, ...choices.filter((one) => !chosen.some((other) => other.id === one.id))];
    const next = all.filter((one) => wanted.has(keyOfChoice(one)));
    const isSame = next.length === chosen.length && next.every((one, at) => one.id === chosen[at]?.id);
    if (isSame || next.length > Math.max(most, chosen.length)) return;
    setTyped('');
    field.choose(next.map(sent));
  }
  const keys = chosen.map(keyOfChoice);
  const name = kindName(element, elements);
  return (
    <div className={style.frame} data-wraps ref={frame} data-invalid={isInvalid || undefined}>
      <Chips
        chosen={chosen}
        label={elements.chosen}
        isDisabled={field.isDisabled}
        remove={(removed) => choose(keys.filter((key) => !removed.has(key)))}
      />
      <ComboBox
        {...naming}
        className={style.grows}
        validationBehavior="aria"
        selectionMode="multiple"
        isRequired={isRequired}
        isInvalid={isInvalid}
        isDisabled={field.isDisabled}
        allowsEmptyCollection
        disabledKeys={isFull ? choices.map(keyOfChoice).filter((key) => !keys.includes(key)) : []}
        value={keys}
        onChange={choose}
        inputValue={typed}
        onInputChange={setTyped}
        onOpenChange={setOpen}
        onBlur={() => setTyped('')}
        defaultFilter={(text, input) => (isExternal ? offeredLabels.has(text) : folded(text).includes(folded(input)))}
      >
        <Group className={style.inside}>
          <SearchInput
            className={style.bare}
            placeholder={chosen.length === 0 ? name : ''}
            isSearching={typed !== ''}
            emptied={() => choose(keys.slice(0, -1))}
            autoFocusMark={element.focus_on_load === true}
          />
          {field.isWaiting && <Spinner />}
          <Button className={style.tool}>
            <ChevronDown size={16} aria-hidden="true" />
          </Button>
        </Group>
        <ChoiceList
          groups={groups}
          state={isExternal ? suggestions.state : { is: 'there' }}
          frame={frame}
          note={isFull ? elements.atMost(most) : undefined}
        />
      </ComboBox>
    </div>
  );
}
