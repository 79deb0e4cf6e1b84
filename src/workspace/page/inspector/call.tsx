import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { CallShown } from '../../control/shown.ts';
import { writtenTime } from '../clock/written-time.ts';
import { useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import own from './call.module.css';
import { CopyButton } from './copy-button.tsx';
import style from './inspector.module.css';
import { JsonTree } from './json-tree.tsx';
import { verdictOf } from './summary.ts';

/** A part of what passed, with a title. */
export function Part(props: { title: string; value: unknown; empty?: string; level?: number }) {
  const { title, value, empty } = props;
  return (
    <div className={style.part}>
      <div className={own.partTitle}>
        <Heading level={props.level ?? 4}>{title}</Heading>
        {empty === undefined && <CopyButton value={value} what={title} />}
      </div>
      {empty === undefined ? <JsonTree value={value} /> : <p className={style.note}>{empty}</p>}
    </div>
  );
}

/** One call of the Web API or of a response_url; opens to what was said. */
export function Call({ call, level = 4 }: { call: CallShown; level?: number }) {
  const { zone } = useReader();
  const { inspector } = useWords();
  const [isOpen, setOpen] = useState(false);
  const verdict = verdictOf(call);
  return (
    <Disclosure isExpanded={isOpen} onExpandedChange={setOpen} className={own.call ?? ''}>
      <Heading level={level}>
        <Button slot="trigger" className={own.callLine ?? ''}>
          <ChevronRight size={14} aria-hidden="true" className={style.arrow} />
          <span className={style.method}>{call.method}</span>
          <span className={style.verdict} data-ok={verdict.isOk}>
            {verdict.words}
          </span>
          <span className={style.faint}>
            {inspector.ms(String(Math.round(call.ms)))} · {writtenTime(new Date(call.at), zone, 'second')}
          </span>
        </Button>
      </Heading>
      {call.warnings.map((one) => (
        <p key={one} className={own.warning}>
          {one}
        </p>
      ))}
      {call.misbehaviour.length > 0 && (
        <p className={own.warning}>
          {inspector.madeTo}: {call.misbehaviour.map((one) => inspector.kinds[one] ?? one).join(', ')}
        </p>
      )}
      <DisclosurePanel>
        {isOpen && (
          <div className={own.callBody}>
            <Part title={inspector.arguments} value={call.args} level={level + 1} />
            <Part
              title={inspector.answer}
              value={call.answer}
              level={level + 1}
              {...(call.answer === null && { empty: inspector.noAnswer })}
            />
          </div>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}
