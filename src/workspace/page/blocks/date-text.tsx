import { useWorkspaceNow } from '../clock/workspace-clock.ts';
import { useReader } from '../reader.tsx';
import style from './date-text.module.css';
import { SafeLink } from './links.tsx';
import { formatSlackDate, fullDate } from './slack-date.ts';

/** A moment in the reader's zone and language; "today" is the workspace's today. */
export function DateText(props: {
  timestamp: number;
  format: string;
  fallback: string;
  address?: string | undefined;
  /** Only where the app fixed one. */
  zone?: string | undefined;
}) {
  const now = useWorkspaceNow();
  const { zone } = useReader();
  const reader = { now, tz: props.zone || zone.tz, locale: zone.locale };
  const text = formatSlackDate(props.timestamp, props.format, reader);
  if (text === undefined) return <>{props.fallback}</>;
  const time = (
    <time
      className={style.date}
      dateTime={new Date(props.timestamp * 1000).toISOString()}
      title={fullDate(props.timestamp, reader)}
    >
      {text}
    </time>
  );
  return props.address ? <SafeLink address={props.address}>{time}</SafeLink> : time;
}
