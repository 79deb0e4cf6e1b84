import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ConfirmShown } from '../../control/shown.ts';
import { TextView } from '../blocks/text.tsx';
import surface from '../style/surface.module.css';
import { useWords } from '../words/words.tsx';
import buttons from './button.module.css';
import style from './confirm-dialog.module.css';
import { plainIn } from './read.ts';

/** Asks before something is done, in the app's words. */
export function ConfirmDialog(props: { dialog: ConfirmShown; confirm(): void; deny(): void }) {
  const { elements } = useWords();
  const { dialog, confirm, deny } = props;
  return (
    <ModalOverlay className={`${surface.overlay} ${style.overlay}`} isOpen onOpenChange={(isOpen) => isOpen || deny()}>
      <Modal className={`${surface.raised} ${style.modal}`}>
        <Dialog role="alertdialog" className={style.dialog}>
          <Heading slot="title" className={style.title}>
            {plainIn(dialog.title)}
          </Heading>
          <div className={style.text}>
            <TextView text={dialog.text} />
          </div>
          <div className={style.buttons}>
            <Button className={buttons.button} onPress={deny}>
              {plainIn(dialog.deny) || elements.deny}
            </Button>
            <Button
              className={buttons.button}
              data-style={dialog.style === 'danger' ? 'danger' : 'primary'}
              autoFocus
              onPress={confirm}
            >
              {plainIn(dialog.confirm) || elements.confirm}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
