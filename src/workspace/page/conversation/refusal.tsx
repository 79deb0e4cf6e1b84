import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { Button, Group } from 'react-aria-components';
import type { Refusal } from '../../control/shown.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { Mrkdwn } from '../blocks/mrkdwn.tsx';
import { inertPlace, PlaceProvider } from '../place.tsx';
import { useWords } from '../words/words.tsx';
import parts from './parts.module.css';
import style from './refusal.module.css';
import { Window } from './window.tsx';

function useTitle(surface: Refusal['surface']): string {
  const { conversation: words } = useWords();
  return { message: words.refusedMessage, modal: words.refusedModal, home: words.refusedHome }[surface];
}

/** Why, place by place, and what it was. */
function Reasons({ refusal }: { refusal: Refusal }) {
  const { conversation: words } = useWords();
  const { method, error, faults, blocks, text, surface } = refusal;
  const place = useMemo(() => inertPlace(surface), [surface]);
  return (
    <>
      <p className={style.why}>{words.refusedWhy(method, error)}</p>
      {faults.length > 0 && (
        <ul className={style.faults}>
          {faults.map((fault) => (
            <li key={`${fault.pointer} ${fault.message}`}>
              {fault.pointer && <code>{fault.pointer}</code>} {fault.message}
            </li>
          ))}
        </ul>
      )}
      {(blocks.length > 0 || text) && (
        <Group className={style.draft ?? ''} aria-label={words.refusedDraft}>
          <PlaceProvider value={place}>
            {blocks.length > 0 ? <Blocks blocks={blocks} faults={faults} /> : <Mrkdwn text={text} />}
          </PlaceProvider>
        </Group>
      )}
    </>
  );
}

/** What the app sent and Slack would not have shown, where it would have stood. */
export function RefusalCard({ refusal, dismiss }: { refusal: Refusal; dismiss?: () => void }) {
  const { conversation: words } = useWords();
  const title = useTitle(refusal.surface);
  return (
    <section className={style.card} aria-label={title}>
      <div className={style.head}>
        <TriangleAlert size={18} aria-hidden />
        <strong>{title}</strong>
        {dismiss && (
          <Button className={`${parts.link} ${style.dismiss}`} onPress={dismiss}>
            {words.refusedDismiss}
          </Button>
        )}
      </div>
      <Reasons refusal={refusal} />
    </section>
  );
}

/** A view that Slack would not have opened, in a dialog of the page's own. */
export function RefusedView({ refusal, close }: { refusal: Refusal; close(): void }) {
  const title = useTitle(refusal.surface);
  return (
    <Window title={title} close={close}>
      <Reasons refusal={refusal} />
    </Window>
  );
}
