import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Switch,
} from 'react-aria-components';
import { isFound } from '../folded.ts';
import { nameOf, useReader } from '../reader.tsx';
import { control } from '../server/api.ts';
import controls from '../style/controls.module.css';
import surface from '../style/surface.module.css';
import { useSpeech } from '../words/words.tsx';
import style from './account.module.css';
import { localeName, localesOf, zonesFor } from './standing.ts';

interface Change {
  locale?: string;
  tz?: string;
  dnd?: boolean;
}

function Zone({ save }: { save(change: Change): void }) {
  const { user } = useReader();
  const { people } = useSpeech().words;
  const zones = zonesFor(user.tz, Intl.supportedValuesOf('timeZone'));
  return (
    <ComboBox
      className={style.field ?? ''}
      defaultItems={zones.map((id) => ({ id, name: id.replaceAll('_', ' ') }))}
      defaultFilter={isFound}
      defaultValue={user.tz}
      menuTrigger="focus"
      onChange={(key) => {
        if (key !== null && key !== user.tz) save({ tz: String(key) });
      }}
    >
      <Label>{people.zone}</Label>
      <div className={`${controls.box} ${style.box}`}>
        <Input />
        <Button className={controls.icon ?? ''} aria-label={people.showZones}>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </div>
      <Popover className={`${surface.popover} ${style.popover}`}>
        <ListBox<{ id: string; name: string }>
          className={`${surface.options} ${style.options}`}
          renderEmptyState={() => <p className={style.none}>{people.noZone}</p>}
        >
          {(zone) => (
            <ListBoxItem id={zone.id} className={surface.option ?? ''}>
              {zone.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** What an account says of a person, and the app reads: language, time zone, do-not-disturb. */
export function Account() {
  const { user, workspace } = useReader();
  const { words, language } = useSpeech();
  const { people } = words;
  const [failure, setFailure] = useState('');

  async function save(change: Change): Promise<void> {
    try {
      await control.post('/users', { id: user.id, ...change });
      setFailure('');
    } catch (error) {
      setFailure(people.failed(error instanceof Error ? error.message : String(error)));
    }
  }

  return (
    <section className={style.account} aria-label={people.account(nameOf(user))}>
      <h3>{people.account(nameOf(user))}</h3>
      <p className={style.note}>{people.accountNote}</p>
      <div className={style.fields}>
        <Select
          className={style.field ?? ''}
          value={user.locale}
          onChange={(key) => void save({ locale: String(key) })}
        >
          <Label>{people.language}</Label>
          <Button className={`${controls.box} ${style.box}`}>
            <SelectValue />
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
          <Popover className={`${surface.popover} ${style.popover}`}>
            <ListBox className={`${surface.options} ${style.options}`}>
              {localesOf(workspace.users).map((locale) => (
                <ListBoxItem key={locale} id={locale} className={surface.option ?? ''}>
                  {localeName(locale, language)}
                </ListBoxItem>
              ))}
            </ListBox>
          </Popover>
        </Select>
        {/* Begun anew when the zone has changed, so that the field says what holds. */}
        <Zone key={user.tz} save={(change) => void save(change)} />
      </div>
      <Switch
        className={style.switch ?? ''}
        isSelected={user.dnd?.enabled ?? false}
        onChange={(dnd) => void save({ dnd })}
      >
        <span className={style.track} aria-hidden="true" />
        {people.pauseNotifications}
      </Switch>
      {failure && (
        <p className={style.failure} role="alert">
          {failure}
        </p>
      )}
    </section>
  );
}
