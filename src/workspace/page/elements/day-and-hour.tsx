import { workspaceNow } from '../clock/workspace-clock.ts';
import { numberIn } from '../json.ts';
import { useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import type { ControlProps } from './control.ts';
import style from './day.module.css';
import { DayField } from './day.tsx';
import { HourField } from './hour.tsx';
import { dayAndTime, secondsOf } from './moments.ts';
import { contentOf } from './value.ts';

/** The next full hour: what Slack proposes with a day. */
const HOUR = 3600;

/** A moment, in the reader's zone. Slack keeps it as unix seconds. */
export function DateTimeControl({ field, naming, isRequired, isInvalid, canEmpty }: ControlProps) {
  const { user } = useReader();
  const { elements } = useWords();
  const held = numberIn(Number(contentOf(field.held) ?? Number.NaN));
  const shown = held === undefined ? null : dayAndTime(held, user.tz);
  const next = Math.ceil((workspaceNow().getTime() / 1000 + 1) / HOUR) * HOUR;
  const proposed = dayAndTime(next, user.tz);
  const choose = (change: { day?: string | null; time?: string | null }) => {
    const { day, time } = { ...(shown ?? proposed), ...change };
    field.choose(day && time ? secondsOf({ day, time }, user.tz) : null);
  };
  const common = { isRequired, isInvalid, isDisabled: field.isDisabled, canEmpty };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line everywhere
    <div className={style.both} role="group" {...naming}>
      <DayField
        {...common}
        naming={{ 'aria-label': elements.day }}
        day={shown?.day ?? null}
        choose={(day) => choose({ day })}
        isWaiting={field.isWaiting}
        focusFirst={field.element.focus_on_load === true}
      />
      <HourField
        {...common}
        naming={{ 'aria-label': elements.time }}
        time={shown?.time ?? null}
        choose={(time) => choose({ time })}
        placeholder={elements.chooseTime}
        isWaiting={false}
        canEmpty={false}
        focusFirst={false}
      />
      <span className={style.zone}>{user.tz}</span>
    </div>
  );
}
