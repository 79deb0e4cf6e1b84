import { ArrowLeft, TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, Dialog, Heading } from 'react-aria-components';
import type { ViewShown } from '../../control/shown.ts';
import { Blocks } from '../blocks/blocks.tsx';
import buttons from '../elements/button.module.css';
import { useFailureWords } from '../elements/failure.tsx';
import { useViewPlace } from '../elements/live-place.tsx';
import { plainIn } from '../elements/read.ts';
import { Spinner } from '../elements/spinner.tsx';
import { PlaceProvider } from '../place.tsx';
import { useReader } from '../reader.tsx';
import { actAs, Unreachable } from '../server/api.ts';
import { useWords } from '../words/words.tsx';
import { focusField, useFirstFocus } from './focus.ts';
import style from './modals.module.css';

/** One modal: title, blocks, and the buttons that end it. */
export function ViewDialog(props: {
  view: ViewShown;
  /** How many modals are open, with this one on top. */
  depth: number;
}) {
  const { view, depth } = props;
  const { user } = useReader();
  const { elements } = useWords();
  const place = useViewPlace(view);
  const wordsOf = useFailureWords();
  const body = useRef<HTMLDivElement>(null);
  const isListOpen = useRef(false);
  const [isSending, setSending] = useState(false);
  const [trouble, setTrouble] = useState('');
  useFirstFocus(body, view);
  // What went wrong was about what the app has changed since.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that counts.
  useEffect(() => setTrouble(''), [view.hash]);

  async function submit(): Promise<void> {
    if (isSending || !view.submit || view.submit_disabled) return;
    setSending(true);
    setTrouble('');
    try {
      await place.flush();
      const happened = await actAs(user.id, `view/${view.id}/submit`);
      if (happened.error) setTrouble(happened.error);
      const wrong = view.blocks.find((block) => happened.errors?.[String(block.block_id)]);
      if (wrong) focusField(body.current, String(wrong.block_id));
    } catch (error) {
      setTrouble(error instanceof Unreachable ? elements.unsent : wordsOf(error));
    } finally {
      setSending(false);
    }
  }
  async function close(clearAll: boolean): Promise<void> {
    // An app that is told of the closing is told what was typed, too.
    await place.flush('due').catch(() => {});
    try {
      await actAs(user.id, `view/${view.id}/close`, clearAll ? { clearAll } : {});
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  }
  const isCovering = depth > 1;
  const hearKeys = (event: React.KeyboardEvent) => {
    // React also tells of keys in what floats over the modal: a calendar, a dialog that asks.
    const isOwn = event.currentTarget.contains(event.target as Node);
    if (!isOwn || event.nativeEvent.isComposing || event.repeat) return;
    if (event.key === 'Escape' && !isListOpen.current) void close(false);
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void submit();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of what stands in it
    <div
      className={style.inside}
      onKeyDownCapture={(event) => {
        // Esc that closes a list must not close the modal, too.
        isListOpen.current = event.currentTarget.querySelector('[role="combobox"][aria-expanded="true"]') !== null;
      }}
      onKeyDown={hearKeys}
    >
      <Dialog className={style.dialog}>
        <header className={style.header}>
          {isCovering && (
            <Button className={style.tool} aria-label={elements.back} onPress={() => void close(false)}>
              <ArrowLeft size={20} aria-hidden="true" />
            </Button>
          )}
          <img className={style.icon} src="/avatars/app-48.png" alt="" width={28} height={28} />
          <Heading slot="title" className={style.title}>
            {plainIn(view.title)}
          </Heading>
          <Button
            className={style.tool}
            aria-label={isCovering ? elements.closeAll : elements.close}
            onPress={() => void close(isCovering)}
          >
            <X size={20} aria-hidden="true" />
          </Button>
        </header>
        <div className={style.body} ref={body}>
          <PlaceProvider value={place}>
            <Blocks blocks={view.blocks} />
          </PlaceProvider>
        </div>
        {trouble && (
          <p className={style.trouble} role="alert">
            <TriangleAlert size={16} aria-hidden="true" />
            {trouble}
          </p>
        )}
        {(view.close || view.submit) && (
          <footer className={style.footer}>
            {view.close && (
              <Button className={buttons.button} onPress={() => void close(false)}>
                {plainIn(view.close)}
              </Button>
            )}
            {view.submit && (
              <Button
                className={buttons.button}
                data-style="primary"
                isDisabled={view.submit_disabled === true}
                isPending={isSending}
                onPress={() => void submit()}
              >
                <span className={buttons.label} data-pending={isSending || undefined}>
                  {plainIn(view.submit)}
                </span>
                {isSending && (
                  <span className={buttons.pending}>
                    <Spinner />
                  </span>
                )}
              </Button>
            )}
          </footer>
        )}
      </Dialog>
    </div>
  );
}
