import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { control } from '../server/api.ts';
import { useWords } from '../words/words.tsx';
import { Choice } from './choice.tsx';
import style from './inspector.module.css';
import { type ActiveRule, type Rule, reread, useRules } from './log.ts';
import own from './misbehave.module.css';

const methods = [
  'chat.postMessage',
  'chat.postEphemeral',
  'chat.update',
  'views.open',
  'views.push',
  'views.update',
  'views.publish',
  'conversations.open',
  'users.info',
  'response_url',
];
const kinds: Record<string, Partial<Rule>> = {
  rate_limited: { retryAfter: 3 },
  lose_answer: {},
  delay: { ms: 4_000 },
  status: { status: 500 },
  drop: {},
};

function ActiveRules({ run }: { run(what: string, act: () => Promise<unknown>): void }) {
  const { inspector } = useWords();
  const rules = useRules() ?? [];
  const left = rules.filter((rule) => rule.times === null || rule.used < rule.times);
  const said = (rule: ActiveRule) => {
    const often = rule.times === null ? inspector.untilRemoved : `${rule.times}×`;
    return `${rule.method === '*' ? inspector.allCalls : rule.method}: ${inspector.kinds[rule.kind] ?? rule.kind}, ${often}`;
  };
  if (left.length === 0) return <p className={style.note}>{inspector.noneActive}</p>;
  return (
    <>
      <ul className={style.list}>
        {left.map((rule) => (
          <li key={rule.id} className={own.rule}>
            <span>
              {said(rule)} <span className={style.faint}>{inspector.used(rule.used)}</span>
            </span>
            <Button
              className={style.icon ?? ''}
              aria-label={inspector.removeRule(said(rule))}
              onPress={() => run(inspector.remove, () => control.delete(`/misbehave/${rule.id}`))}
            >
              <X size={14} aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      <Button
        className={style.plain ?? ''}
        onPress={() => run(inspector.removeAll, () => control.delete('/misbehave'))}
      >
        {inspector.removeAll}
      </Button>
    </>
  );
}

/** Makes Slack slow or fail, to see how the app bears it. */
export function Misbehave() {
  const { inspector } = useWords();
  const [method, setMethod] = useState('chat.postMessage');
  const [often, setOften] = useState('1');
  const [said, setSaid] = useState('');
  async function run(what: string, act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
      setSaid(inspector.done(what));
    } catch (error) {
      setSaid(inspector.failedTo(error instanceof Error ? error.message : String(error)));
    }
    await reread('log');
  }
  const add = (kind: string) => {
    const rule = { method, kind, times: often === 'always' ? null : Number(often), ...kinds[kind] };
    void run(inspector.kinds[kind] ?? kind, () => control.post('/misbehave', rule));
  };
  const socket = (what: string, body: unknown) => void run(what, () => control.post('/socket', body));
  return (
    <div className={own.misbehave}>
      <p className={style.note}>{inspector.misbehaveNote}</p>
      <div className={own.pair}>
        <Choice
          label={inspector.whichCalls}
          isLabelShown
          value={method}
          options={[{ id: '*', name: inspector.allCalls }, ...methods.map((id) => ({ id, name: id }))]}
          choose={setMethod}
        />
        <Choice
          label={inspector.howOften}
          isLabelShown
          value={often}
          options={[
            { id: '1', name: inspector.once },
            { id: '3', name: inspector.threeTimes },
            { id: 'always', name: inspector.untilRemoved },
          ]}
          choose={setOften}
        />
      </div>
      <div className={own.presets}>
        {Object.keys(kinds).map((kind) => (
          <Button key={kind} className={style.plain ?? ''} onPress={() => add(kind)}>
            {inspector.kinds[kind]}
          </Button>
        ))}
      </div>
      <section className={own.section}>
        <h3>{inspector.active}</h3>
        <ActiveRules run={(what, act) => void run(what, act)} />
      </section>
      <section className={own.section}>
        <h3>{inspector.connection}</h3>
        <div className={own.presets}>
          <Button className={style.plain ?? ''} onPress={() => socket(inspector.refresh, { do: 'rotate' })}>
            {inspector.refresh}
          </Button>
          <Button className={style.plain ?? ''} onPress={() => socket(inspector.dropSocket, { do: 'drop' })}>
            {inspector.dropSocket}
          </Button>
          <Button className={style.plain ?? ''} onPress={() => socket(inspector.duplicate, { do: 'duplicate' })}>
            {inspector.duplicate}
          </Button>
        </div>
      </section>
      <p role="status" className={style.note}>
        {said}
      </p>
    </div>
  );
}
