import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { ReasonForm } from '../parts/reason-form.tsx';
import { FOR_EVER } from './periods.ts';
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
  const save = useSetPolicy(nation, () => {
    onClose();
    onSaved();
  });
  return (
    <ReasonForm
      verb={words('retention.keepEverything')}
      reasonLabel={words('retention.reason')}
      sending={save}
      onSend={(reason) => save.mutate({ days: FOR_EVER, reason })}
      onClose={onClose}
    >
      <p>{words('retention.stopMeans')}</p>
    </ReasonForm>
  );
}
