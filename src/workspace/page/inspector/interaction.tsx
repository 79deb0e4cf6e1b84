import { ChevronRight, RotateCcw } from 'lucide-react';
import { memo, useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { DeliveryShown } from '../../control/shown.ts';
import { writtenTime } from '../clock/written-time.ts';
import { nameOf, useReader } from '../reader.tsx';
import { control } from '../server/api.ts';
import { useSpeech, useWords } from '../words/words.tsx';
import { Call, Part } from './call.tsx';
import { CopyButton } from './copy-button.tsx';
import style from './inspector.module.css';
import { ACK_LIMIT_MS, askedBy, sortOf, summaryOf } from './summary.ts';

function useNumbers(): (ms: number) => string {
  const { language } = useSpeech();
  return (ms) => Math.round(ms).toLocaleString(language);
}

/** How long the acknowledgement took, against how long Slack waits. */
function AckBar({ delivery }: { delivery: DeliveryShown }) {
  const { inspector } = useWords();
  const written = useNumbers();
  const ms = delivery.ack?.ms ?? delivery.attempts.at(-1)?.ms ?? 0;
  const share = Math.min(1, ms / ACK_LIMIT_MS);
  const state = delivery.outcome === 'failed' ? 'failed' : share > 0.66 ? 'slow' : 'good';
  return (
    <span className={style.bar} data-state={state} title={inspector.ofLimit(written(ms), written(ACK_LIMIT_MS))}>
      <span style={{ width: `${Math.max(2, share * 100)}%` }} />
    </span>
  );
}

function Replay({ delivery }: { delivery: DeliveryShown }) {
  const { inspector } = useWords();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  async function replay(): Promise<void> {
    setBusy(true);
    try {
      const answer = await control.post<{ delivery: DeliveryShown }>(`/deliveries/${delivery.id}/replay`);
      setSaid(inspector.replayed(inspector.outcomes[answer.delivery.outcome] ?? answer.delivery.outcome));
    } catch (error) {
      setSaid(inspector.failedTo(error instanceof Error ? error.message : String(error)));
    }
    setBusy(false);
  }
  return (
    <>
      <Button className={style.plain ?? ''} isDisabled={isBusy} onPress={() => void replay()}>
        <RotateCcw size={14} aria-hidden="true" />
        {inspector.replay}
      </Button>
      <span role="status" className={style.note}>
        {said}
      </span>
    </>
  );
}

function Details({ delivery }: { delivery: DeliveryShown }) {
  const { inspector } = useWords();
  const written = useNumbers();
  const { ack, calls, attempts } = delivery;
  const noAck = ack === null ? inspector.ackNone : inspector.ackEmpty;
  return (
    <div className={style.details}>
      <div className={style.acts}>
        <Replay delivery={delivery} />
        <CopyButton value={delivery} />
      </div>
      <ul className={style.attempts}>
        {attempts.map((one) => (
          <li key={one.number}>
            {inspector.attempt(one.number + 1, inspector.outcomes[one.outcome] ?? one.outcome, written(one.ms))}
            {one.status !== undefined && ` (${one.status})`}
          </li>
        ))}
      </ul>
      <Part title={inspector.payload} value={delivery.payload} />
      <Part title={inspector.ack} value={ack?.body} {...(!ack?.body && { empty: noAck })} />
      <div className={style.part}>
        <Heading level={4} className={style.callsTitle ?? ''}>
          {calls.length > 0 ? inspector.callsAfter(calls.length) : inspector.noCallsAfter}
        </Heading>
        {calls.map((call) => (
          <Call key={call.id} call={call} />
        ))}
      </div>
    </div>
  );
}

/** Something sent to the app; opens to all that followed. */
export const Interaction = memo(function Interaction({ delivery }: { delivery: DeliveryShown }) {
  const { person, zone } = useReader();
  const { inspector } = useWords();
  const written = useNumbers();
  const [isOpen, setOpen] = useState(false);
  const { userId, outcome, attempts, transport } = delivery;
  const asked = askedBy(delivery.ack);
  const outcomeWords = inspector.outcomes[outcome] ?? outcome;
  return (
    <Disclosure isExpanded={isOpen} onExpandedChange={setOpen} className={style.interaction ?? ''}>
      <Heading level={3}>
        <Button slot="trigger" className={style.line ?? ''}>
          <ChevronRight size={16} aria-hidden="true" className={style.arrow} />
          <span className={style.lineBody}>
            <span className={style.top}>
              <span className={style.sort}>{inspector.sorts[sortOf(delivery)]}</span>
              {delivery.replayOf && <span className={style.sort}>{inspector.repeats}</span>}
              {attempts.length > 1 && <span className={style.sort}>{inspector.attempts(attempts.length)}</span>}
              <span className={style.faint}>{writtenTime(new Date(delivery.at), zone, 'second')}</span>
            </span>
            <span className={style.what}>
              {summaryOf(delivery)}
              {asked && <span className={style.asked}> → {asked}</span>}
            </span>
            <span className={style.bottom}>
              <span className={style.who}>{userId ? nameOf(person(userId), userId) : inspector.nobody}</span>
              <span className={style.verdict} data-ok={outcome !== 'failed'}>
                {outcome === 'acked' ? inspector.ms(written(delivery.ack?.ms ?? 0)) : outcomeWords}
              </span>
              <AckBar delivery={delivery} />
              <span className={style.faint}>{inspector.transports[transport]}</span>
            </span>
          </span>
        </Button>
      </Heading>
      <DisclosurePanel>{isOpen && <Details delivery={delivery} />}</DisclosurePanel>
    </Disclosure>
  );
});
