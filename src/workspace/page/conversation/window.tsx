import { X } from 'lucide-react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import controls from '../style/controls.module.css';
import surface from '../style/surface.module.css';
import { useWords } from '../words/words.tsx';
import style from './window.module.css';

/** A dialog of the page's own, over everything. */
export function Window(props: {
  title: string;
  close(): void;
  role?: 'dialog' | 'alertdialog';
  isWide?: boolean;
  children: React.ReactNode;
  footer?: React.ReactNode;
}) {
  const { conversation: words } = useWords();
  return (
    <ModalOverlay
      className={`${surface.overlay} ${style.overlay}`}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => isOpen || props.close()}
    >
      <Modal className={`${surface.raised} ${style.modal}`} data-wide={props.isWide || undefined}>
        <Dialog className={style.dialog ?? ''} role={props.role ?? 'dialog'}>
          <div className={style.head}>
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
            <Button className={`${controls.icon} ${style.close}`} aria-label={words.close} onPress={props.close}>
              <X size={20} aria-hidden />
            </Button>
          </div>
          <div className={style.body}>{props.children}</div>
          {props.footer && <div className={style.foot}>{props.footer}</div>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
