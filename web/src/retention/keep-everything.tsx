import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { ReasonForm } from '../parts/reason-form.tsx';
import { FOR_EVER } from './periods.ts';
import { type Outcome, useSetPolicy } from './use-set-policy.ts';

/** Puts the policy back to removing nothing. It holds at once, so it asks for no more than a reason. */
export function KeepEverything({ nation, onOutcome }: Omit<StopFormProps, 'onClose'>): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {words('retention.stop')}
      </button>
      <Modal title={words('retention.keepEverything')} open={open} onClose={() => setOpen(false)}>
        {open && <StopForm nation={nation} onClose={() => setOpen(false)} onOutcome={onOutcome} />}
      </Modal>
    </>
  );
}

interface StopFormProps {
  nation: string;
  onClose: () => void;
  onOutcome: (outcome: Outcome) => void;
}

function StopForm({ nation, onClose, onOutcome }: StopFormProps): ReactNode {
  const words = useWords();
  const save = useSetPolicy(nation, (outcome) => {
    onClose();
    onOutcome(outcome);
  });
  return (
    <ReasonForm
      verb={words('retention.keepEverything')}
      reasonLabel={words('retention.reason')}
      sending={save}
      // Whatever somebody else set meanwhile, it is to stop.
      onSend={(reason) => save.mutate({ ...FOR_EVER, reason })}
      onClose={onClose}
    >
      <p>{words('retention.stopMeans')}</p>
    </ReasonForm>
  );
}
