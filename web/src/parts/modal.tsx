import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import css from './modal.module.css';

interface ModalProps {
  title: string;
  open: boolean;
  /** Absent where the dialog cannot be put away, as when the session has ended. */
  onClose?: () => void;
  wide?: boolean;
  children: ReactNode;
}

/** A dialog over the page; what lies under it stays as it is. */
export function Modal({ title, open, onClose, wide = false, children }: ModalProps): ReactNode {
  const words = useWords();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose?.()} disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Backdrop className={css['backdrop']} />
        <Dialog.Popup className={css['popup']} data-wide={wide || undefined}>
          <header className={css['header']}>
            <Dialog.Title render={<h2 />}>{title}</Dialog.Title>
            {onClose !== undefined && (
              <Dialog.Close data-kind="quiet" aria-label={words('modal.close')}>
                ×
              </Dialog.Close>
            )}
          </header>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
