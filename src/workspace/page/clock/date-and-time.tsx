import { fromDate, type ZonedDateTime } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Label,
  Popover,
} from 'react-aria-components';
import { useReader } from '../reader.tsx';
import controls from '../style/controls.module.css';
import surface from '../style/surface.module.css';
import { useWords } from '../words/words.tsx';
import style from './date-and-time.module.css';
import jumps from './jumps.module.css';
import { useWorkspaceNow, workspaceNow } from './workspace-clock.ts';

function Month() {
  const { clock } = useWords();
  return (
    <Calendar className={style.calendar ?? ''} firstDayOfWeek="mon">
      <header className={style.month}>
        <Button slot="previous" className={controls.icon ?? ''} aria-label={clock.previousMonth}>
          <ChevronLeft size={16} aria-hidden="true" />
        </Button>
        <Heading />
        <Button slot="next" className={controls.icon ?? ''} aria-label={clock.nextMonth}>
          <ChevronRight size={16} aria-hidden="true" />
        </Button>
      </header>
      <CalendarGrid weekdayStyle="short">
        {(date) => <CalendarCell className={style.day ?? ''} date={date} />}
      </CalendarGrid>
    </Calendar>
  );
}

/** Any date and time, by the clock of whoever acts. */
export function DateAndTime({ isBusy, jump }: { isBusy: boolean; jump(to: Date): void }) {
  const { user, zone } = useReader();
  const { clock } = useWords();
  const now = useWorkspaceNow();
  const [value, setValue] = useState<ZonedDateTime | null>(() =>
    fromDate(workspaceNow(), user.tz).set({ second: 0, millisecond: 0 }),
  );
  const wanted = value?.toDate();
  const isBack = wanted !== undefined && wanted.getTime() < now.getTime() - 60_000;
  return (
    <form
      className={style.other}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted) jump(wanted);
      }}
    >
      <I18nProvider locale={zone.locale}>
        <DatePicker
          className={style.picker ?? ''}
          granularity="minute"
          hideTimeZone
          shouldForceLeadingZeros
          value={value}
          onChange={setValue}
        >
          <Label className={jumps.section ?? ''}>{clock.otherTime}</Label>
          <p className={style.back} role="status">
            {isBack ? clock.backwards : ''}
          </p>
          <div className={style.row}>
            <Group className={`${controls.box} ${style.field}`}>
              <DateInput className={style.segments ?? ''}>
                {(segment) => <DateSegment className={style.segment ?? ''} segment={segment} />}
              </DateInput>
              <Button className={controls.icon ?? ''} aria-label={clock.openCalendar}>
                <CalendarDays size={16} aria-hidden="true" />
              </Button>
            </Group>
            {/* The picker's own button is the calendar's; this one is the form's. */}
            <Button slot={null} type="submit" className={style.jump ?? ''} isDisabled={isBusy || !wanted}>
              {clock.jump}
            </Button>
          </div>
          <Popover className={`${surface.popover} ${style.popover}`}>
            <Dialog className={style.calendarBox ?? ''} aria-label={clock.openCalendar}>
              <Month />
            </Dialog>
          </Popover>
        </DatePicker>
      </I18nProvider>
    </form>
  );
}
