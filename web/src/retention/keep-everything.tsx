import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { FOR_EVER } from './periods.ts';
import { ReasonField } from './reason-field.tsx';
import css from './retention.module.css';
import { useSetPolicy } from './use-set-policy.ts';

/** Puts the policy back to removing nothing. It holds at once, so it asks for no more than a reason. */
export function KeepEverything({ nation, onSaved }: { nation: string; onSaved: () => void }): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {words('retention.stop')}
      </button>
      <Modal title={words('retention.keepEverything')} open={open} onClose={() => setOpen(false)}>
        {open && <StopForm nation={nation} onClose={() => setOpen(false)} onSaved={onSaved} />}
      </Modal>
    </>
  );
}

interface StopFormProps {
  nation: string;
  onClose: () => void;
  onSaved: () => void;
}

function StopForm({ nation, onClose, onSaved }: StopFormProps): ReactNode {
  const words = useWords();
  const [reason, setReason] = useState('');
  const save = useSetPolicy(nation, () => {
    onClose();
    onSaved();
  });
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ days: FOR_EVER, reason });
      }}
    >
      <p>{words('retention.stopMeans')}</p>
      <ReasonField value={reason} onChange={setReason} />
      <Refusal error={save.error} />
      <div className={css['buttons']}>
        <button type="button" onClick={onClose}>
          {words('room.cancel')}
        </button>
        <button type="submit" data-kind="primary" disabled={reason.trim() === '' || save.isPending}>
          {words('retention.keepEverything')}
        </button>
      </div>
    </form>
  );
}
