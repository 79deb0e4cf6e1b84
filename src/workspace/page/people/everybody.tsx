import { Check, Search, X } from 'lucide-react';
import { Autocomplete, Button, Input, ListBox, ListBoxItem, SearchField, Text } from 'react-aria-components';
import type { User } from '../../control/shown.ts';
import { useWorkspaceNow } from '../clock/workspace-clock.ts';
import { writtenTime } from '../clock/written-time.ts';
import { isFound } from '../folded.ts';
import { nameOf, useReader } from '../reader.tsx';
import controls from '../style/controls.module.css';
import { useSpeech, useWords } from '../words/words.tsx';
import style from './everybody.module.css';
import { badgesOf, languageName } from './standing.ts';

function Person({ person }: { person: User }) {
  const { workspace } = useReader();
  const { words, language } = useSpeech();
  const { people } = words;
  const now = useWorkspaceNow();
  const badges = badgesOf(person, workspace.team.id);
  const searched = `${nameOf(person)} ${person.realName} ${person.title ?? ''} ${person.name}`;
  return (
    <ListBoxItem id={person.id} textValue={searched} aria-label={nameOf(person)} className={style.item ?? ''}>
      {({ isSelected }) => (
        <>
          <img src={`/avatars/${person.id}-48.png`} alt="" width={34} height={34} />
          <span className={style.lines}>
            <Text slot="label" className={style.name ?? ''}>
              {nameOf(person)}
            </Text>
            <Text slot="description" className={style.about ?? ''}>
              <span className={style.title}>
                {badges.map((badge) => (
                  <span key={badge} className={style.badge} data-badge={badge}>
                    {people[badge]}
                  </span>
                ))}
                {person.title}
              </span>
              <span className={style.local}>
                {languageName(person.locale, language)}, {writtenTime(now, { locale: 'en-GB', tz: person.tz }, 'hour')}
              </span>
            </Text>
          </span>
          {isSelected && <Check size={16} aria-hidden="true" />}
        </>
      )}
    </ListBoxItem>
  );
}

/** Everybody who can act, to be searched and chosen from: with oneself marked when it is to be somebody, without when it is to write to. */
export function Everybody({ isForSwitching, choose }: { isForSwitching: boolean; choose(userId: string): void }) {
  const { user, workspace } = useReader();
  const { people } = useWords();
  const active = workspace.users.filter((one) => !one.isBot && !one.deleted && (isForSwitching || one.id !== user.id));
  return (
    <Autocomplete filter={isFound}>
      <SearchField className={`${controls.search} ${style.search}`} aria-label={people.find} autoFocus>
        <Search size={16} aria-hidden="true" />
        {/* It is always open: the list below is what it finds. */}
        <Input placeholder={people.find} role="combobox" aria-expanded />
        <Button className={controls.icon ?? ''} aria-label={people.clear}>
          <X size={14} aria-hidden="true" />
        </Button>
      </SearchField>
      <ListBox
        className={style.list ?? ''}
        aria-label={people.everybody}
        items={active}
        selectionMode="single"
        disallowEmptySelection={isForSwitching}
        selectedKeys={isForSwitching ? [user.id] : []}
        onSelectionChange={(keys) => {
          const [key] = keys;
          if (key !== undefined) choose(String(key));
        }}
        renderEmptyState={() => <p className={style.none}>{people.noneFound}</p>}
      >
        {(person) => <Person person={person} />}
      </ListBox>
    </Autocomplete>
  );
}
