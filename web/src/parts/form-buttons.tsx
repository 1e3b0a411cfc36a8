import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import css from './form.module.css';

interface FormButtonsProps {
  /** What the form does. */
  verb: string;
  /** What leaving it is called, where it is not closing. */
  leave?: string;
  grave?: boolean;
  ready: boolean;
  onClose: () => void;
}

/** The end of a form in a dialog: the way out of it, and what it does. */
export function FormButtons({ verb, leave, grave = false, ready, onClose }: FormButtonsProps): ReactNode {
  const words = useWords();
  return (
    <div className={css['buttons']}>
      <button type="button" onClick={onClose}>
        {leave ?? words('room.cancel')}
      </button>
      <button type="submit" data-kind={grave ? 'danger' : 'primary'} disabled={!ready}>
        {verb}
      </button>
    </div>
  );
}
