import { CircleCheck, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Refusal, WarningShown } from '../../control/shown.ts';
import { writtenTime } from '../clock/written-time.ts';
import { nameOf, useReader } from '../reader.tsx';
import { control } from '../server/api.ts';
import { useRefusals, useWarnings } from '../server/live.ts';
import { useWords } from '../words/words.tsx';
import { Part } from './call.tsx';
import style from './inspector.module.css';
import { reread } from './log.ts';
import { besidesRefusals } from './summary.ts';
import own from './warnings.module.css';

function RefusalItem({ refusal }: { refusal: Refusal }) {
  const { person, channel, zone } = useReader();
  const { inspector } = useWords();
  const where = refusal.channel ? channel(refusal.channel)?.name : '';
  return (
    <li className={own.fault}>
      <p className={own.faultTop}>
        <span className={style.method}>{inspector.where(refusal.method, inspector.surfaces[refusal.surface])}</span>
        <span className={style.verdict} data-ok="false">
          {refusal.error}
        </span>
        <span className={style.faint}>
          {where && `#${where} · `}
          {refusal.userId && `${nameOf(person(refusal.userId), refusal.userId)} · `}
          {writtenTime(new Date(refusal.at), zone)}
        </span>
      </p>
      <ul className={own.faults}>
        {refusal.faults.map((fault) => (
          <li key={fault.pointer + fault.message}>
            {fault.message}
            {fault.pointer && (
              <>
                {' '}
                {inspector.at} <code>{fault.pointer}</code>
              </>
            )}
          </li>
        ))}
      </ul>
      {refusal.blocks.length > 0 && (
        <details>
          <summary>{inspector.blocks}</summary>
          <Part title={inspector.blocks} value={refusal.blocks} />
        </details>
      )}
    </li>
  );
}

function WarningItem({ warning }: { warning: WarningShown }) {
  const { zone } = useReader();
  const { inspector } = useWords();
  return (
    <li className={own.fault}>
      <p className={own.faultTop}>
        <span className={style.method}>{warning.where}</span>
        {warning.times > 1 && <span className={style.sort}>{inspector.times(warning.times)}</span>}
        <span className={style.faint}>{writtenTime(new Date(warning.at), zone)}</span>
      </p>
      <p>{warning.message}</p>
    </li>
  );
}

/** What Slack would have refused, and what it would have warned about. */
export function Warnings() {
  const { inspector } = useWords();
  const warnings = besidesRefusals(useWarnings() ?? []).reverse();
  const refusals = [...(useRefusals() ?? [])].reverse();
  async function clear(): Promise<void> {
    await Promise.all([control.delete('/warnings'), control.delete('/refusals')]);
    await Promise.all([reread('warnings'), reread('refusals')]);
  }
  if (warnings.length + refusals.length === 0) {
    return (
      <p className={style.empty}>
        <CircleCheck size={28} aria-hidden="true" className={own.well} />
        {inspector.allWell}
      </p>
    );
  }
  return (
    <>
      <div className={style.tools}>
        <Button className={style.plain ?? ''} onPress={() => void clear()}>
          <Trash2 size={14} aria-hidden="true" />
          {inspector.clear}
        </Button>
      </div>
      {refusals.length > 0 && (
        <section className={own.section}>
          <h3>{inspector.refused}</h3>
          <p className={style.note}>{inspector.refusedNote}</p>
          <ul className={style.list}>
            {refusals.map((one) => (
              <RefusalItem key={one.id} refusal={one} />
            ))}
          </ul>
        </section>
      )}
      {warnings.length > 0 && (
        <section className={own.section}>
          <h3>{inspector.warned}</h3>
          <p className={style.note}>{inspector.warnedNote}</p>
          <ul className={style.list}>
            {warnings.map((one) => (
              <WarningItem key={one.where + one.message} warning={one} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
