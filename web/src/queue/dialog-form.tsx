import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { FormButtons } from '../parts/form-buttons.tsx';
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
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Whoever types fast presses Enter before the dialog they left has given the focus back.
    const listen = (event: KeyboardEvent): void => {
      const inside = event.target instanceof Node && form.current?.closest('[role=dialog]')?.contains(event.target);
      if (event.key !== 'Enter' || inside === true || event.defaultPrevented) return;
      event.preventDefault();
      form.current?.requestSubmit();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <form
      ref={form}
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSubmit();
      }}
    >
      {children}
      <FormButtons verb={verb} leave={words('queue.cancel')} ready={ready} onClose={onClose} />
    </form>
  );
}
