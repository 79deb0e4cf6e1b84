import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  type DateValue,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Popover,
} from 'react-aria-components';
import { workspaceNow } from '../clock/workspace-clock.ts';
import { useReader } from '../reader.tsx';
import surface from '../style/surface.module.css';
import { useWords } from '../words/words.tsx';
import { ClearButton } from './clear-button.tsx';
import type { ControlProps, Naming } from './control.ts';
import style from './day.module.css';
import input from './input.module.css';
import { dayAt, dayIn } from './moments.ts';
import { Spinner } from './spinner.tsx';
import { contentOf } from './value.ts';

/** A year is typed digit by digit, and the first digits are years too. */
const isWhole = (day: DateValue) => day.year >= 1000;

function Days({ today }: { today: string }) {
  const { elements } = useWords();
  return (
    <Calendar className={style.calendar}>
      <header className={style.header}>
        <Button slot="previous" className={input.tool} aria-label={elements.previousMonth}>
          <ChevronLeft size={18} aria-hidden="true" />
        </Button>
        <Heading className={style.month} />
        <Button slot="next" className={input.tool} aria-label={elements.nextMonth}>
          <ChevronRight size={18} aria-hidden="true" />
        </Button>
      </header>
      <CalendarGrid className={style.grid}>
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={style.weekday}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell date={date} className={`${style.cell} ${date.toString() === today ? style.today : ''}`} />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}

/** A day: typed part by part in the order of the reader's locale, or taken from a calendar that knows the workspace's today. */
export function DayField(props: {
  naming: Naming;
  day: string | null;
  choose(day: string | null): void;
  isRequired: boolean;
  isInvalid: boolean;
  isDisabled: boolean;
  isWaiting: boolean;
  canEmpty: boolean;
  focusFirst: boolean;
}) {
  const { user, zone } = useReader();
  const { elements } = useWords();
  const [isOpen, setOpen] = useState(false);
  const known = props.day;
  const [draft, setDraft] = useState<DateValue | null>(() => dayIn(known));
  // A blur may come before the day is drawn that it is about.
  const latest = useRef(draft);
  const shown = useRef(known);
  useEffect(() => {
    // Only another day than the one that is being typed may take its place.
    if (shown.current !== known) {
      latest.current = dayIn(known);
      setDraft(latest.current);
    }
    shown.current = known;
  }, [known]);
  const today = dayAt(workspaceNow(), user.tz);

  function put(day: DateValue | null): void {
    latest.current = day;
    setDraft(day);
  }
  function commit(day: DateValue | null): void {
    const text = day?.toString() ?? null;
    if (text === shown.current || (day && !isWhole(day)) || (!day && !props.canEmpty)) return;
    shown.current = text;
    props.choose(text);
  }
  return (
    <I18nProvider locale={zone.locale}>
      <DatePicker
        {...props.naming}
        className={input.field}
        validationBehavior="aria"
        isRequired={props.isRequired}
        isInvalid={props.isInvalid}
        isDisabled={props.isDisabled}
        placeholderValue={today}
        value={draft}
        isOpen={isOpen}
        onOpenChange={setOpen}
        onChange={(day) => {
          put(day);
          if (isOpen) commit(day);
        }}
        onBlur={() => commit(latest.current)}
      >
        <Group
          className={`${input.frame} ${style.frame}`}
          // On its way down: the parts of the date keep their keys to themselves.
          onKeyDownCapture={(event) => {
            if (event.key === 'Enter') commit(latest.current);
          }}
        >
          <DateInput className={style.segments} data-focus-first={props.focusFirst || undefined}>
            {(segment) => <DateSegment segment={segment} className={style.segment} />}
          </DateInput>
          {props.isWaiting && <Spinner />}
          {props.canEmpty && draft && (
            <ClearButton
              clear={() => {
                put(null);
                commit(null);
              }}
            />
          )}
          <Button className={input.tool} aria-label={elements.openCalendar}>
            <CalendarDays size={16} aria-hidden="true" />
          </Button>
        </Group>
        <Popover className={surface.popover} placement="bottom start">
          <Dialog className={style.dialog} aria-label={elements.calendar}>
            <Days today={today.toString()} />
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  );
}

export function DateControl({ field, naming, isRequired, isInvalid, canEmpty }: ControlProps) {
  const held = contentOf(field.held);
  return (
    <DayField
      naming={naming}
      day={typeof held === 'string' ? held : null}
      choose={field.choose}
      isRequired={isRequired}
      isInvalid={isInvalid}
      isDisabled={field.isDisabled}
      isWaiting={field.isWaiting}
      canEmpty={canEmpty}
      focusFirst={field.element.focus_on_load === true}
    />
  );
}
