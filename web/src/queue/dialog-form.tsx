import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { Act } from './contract.ts';
import css from './dialogs.module.css';
import type { HeldList } from './held-list.ts';
import type { Scope } from './scope.ts';

export interface QueueDialogProps {
  scope: Scope;
  list: HeldList;
  /** Whether it was taken. */
  onAct: (act: Act) => Promise<boolean>;
  onClose: () => void;
}

interface DialogFormProps {
  /** What the button does, with how many things it does it to. */
  verb: string;
  ready: boolean;
  onSubmit: () => unknown;
  onClose: () => void;
  children: ReactNode;
}

/** The form of a dialog that does something to rows. */
export function DialogForm({ verb, ready, onSubmit, onClose, children }: DialogFormProps): ReactNode {
  const words = useWords();
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSubmit();
      }}
    >
      {children}
      <div className={css['buttons']}>
        <button type="button" onClick={onClose}>
          {words('queue.cancel')}
        </button>
        <button type="submit" data-kind="primary" disabled={!ready}>
          {verb}
        </button>
      </div>
    </form>
  );
}
