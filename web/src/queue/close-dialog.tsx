import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { CLOSE_REASONS, type CloseReason } from './contract.ts';
import { DialogForm, type QueueDialogProps } from './dialog-form.tsx';
import css from './dialogs.module.css';

/** Closes for one of the reasons there are; its digit chooses it, Enter closes. */
export function CloseForm({ scope, onAct, onClose }: QueueDialogProps): ReactNode {
  const words = useWords();
  const [reason, setReason] = useState<CloseReason | null>(null);
  const [note, setNote] = useState('');
  useDigits((digit) => {
    const chosen = CLOSE_REASONS[digit - 1];
    if (chosen !== undefined) setReason(chosen);
  });
  return (
    <DialogForm
      verb={words('queue.act.close', { count: scope.count })}
      ready={reason !== null && (reason !== 'other' || note.trim() !== '')}
      onClose={onClose}
      onSubmit={() =>
        reason !== null && onAct({ type: 'close', reason, ...(note.trim() === '' ? {} : { note: note.trim() }) })
      }
    >
      <fieldset className={css['choices']}>
        <legend>{words('queue.close.why')}</legend>
        {CLOSE_REASONS.map((one, index) => (
          <label key={one}>
            <input
              type="radio"
              name="close-reason"
              autoFocus={index === 0}
              checked={reason === one}
              onChange={() => setReason(one)}
            />
            {words(`queue.reason.${one}`)} <kbd>{index + 1}</kbd>
          </label>
        ))}
      </fieldset>
      <label>
        {words(reason === 'other' ? 'queue.close.noteNeeded' : 'queue.close.note')}
        <input maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
      </label>
    </DialogForm>
  );
}

/** Digits typed anywhere but in a text, since the dialog before this one may still be giving the focus back. */
function useDigits(onDigit: (digit: number) => void): void {
  useEffect(() => {
    const listen = ({ key, target }: KeyboardEvent): void => {
      const writes = target instanceof HTMLInputElement && target.type !== 'radio';
      if (/^[1-9]$/.test(key) && !writes) onDigit(Number(key));
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}
