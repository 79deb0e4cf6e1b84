import { Modal, ModalOverlay } from 'react-aria-components';
import type { ViewShown } from '../../control/shown.ts';
import { useReader } from '../reader.tsx';
import style from './modals.module.css';
import { ViewDialog } from './view-dialog.tsx';

/** The modals that are open, the one in front last: that one is shown, over all else. */
export function Modals({ views }: { views: ViewShown[] }) {
  const { user } = useReader();
  const top = views.at(-1);
  if (!top) return null;
  return (
    // Esc is the dialog's own matter: it first sends what was typed.
    <ModalOverlay className={style.overlay} isOpen isKeyboardDismissDisabled>
      <Modal className={style.modal}>
        <ViewDialog key={`${user.id} ${top.id}`} view={top} depth={views.length} />
      </Modal>
    </ModalOverlay>
  );
}
