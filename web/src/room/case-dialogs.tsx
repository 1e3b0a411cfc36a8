import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { FormButtons } from '../parts/form-buttons.tsx';
import form from '../parts/form.module.css';
import { Modal } from '../parts/modal.tsx';
import { ReasonField } from '../parts/reason-field.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { ChangedNotice } from './changed-notice.tsx';
import type { CaseDialogProps } from './dialog-props.ts';
import { CLOSE_REASONS, type CloseReason } from './lifecycle.ts';
import css from './room.module.css';
import { type CaseAct, useCaseActs } from './use-case-actions.ts';

/** Sets the severity, with a reason: the engine's view is set aside by it. */
export function SeverityDialog(props: CaseDialogProps): ReactNode {
  const words = useWords();
  return (
    <Modal title={words('room.setSeverity')} open={props.open} onClose={props.onClose}>
      {props.open && <SeverityForm {...props} />}
    </Modal>
  );
}

function SeverityForm(props: CaseDialogProps): ReactNode {
  const words = useWords();
  const [severity, setSeverity] = useState(props.then.severity);
  const [reason, setReason] = useState('');
  return (
    <ActForm {...props} act={{ type: 'severity', severity, reason }} ready={reason.trim() !== ''}>
      <label>
        <span>{words('room.severity')}</span>
        <input
          type="number"
          min="0"
          max="100"
          step="1"
          required
          value={severity}
          onChange={({ target }) => setSeverity(Math.max(0, Math.min(100, Math.trunc(Number(target.value)))))}
        />
      </label>
      <SeverityChip severity={severity} />
      <ReasonField value={reason} onChange={setReason} />
    </ActForm>
  );
}

/** Closes the case for one of the reasons there are. */
export function CloseDialog(props: CaseDialogProps): ReactNode {
  const words = useWords();
  return (
    <Modal title={words('room.close')} open={props.open} onClose={props.onClose}>
      {props.open && <CloseForm {...props} />}
    </Modal>
  );
}

function CloseForm(props: CaseDialogProps): ReactNode {
  const words = useWords();
  const [reason, setReason] = useState<CloseReason | null>(null);
  return (
    <ActForm {...props} act={{ type: 'status', to: 'closed', reason: reason ?? '' }} ready={reason !== null}>
      <fieldset>
        <legend>{words('room.closeReason')}</legend>
        {CLOSE_REASONS.map((one) => (
          <label key={one} className={css['choice']}>
            <input
              type="radio"
              name="close-reason"
              value={one}
              checked={reason === one}
              onChange={() => setReason(one)}
            />{' '}
            {words(`closeReason.${one}`)}
          </label>
        ))}
      </fieldset>
    </ActForm>
  );
}

interface ActFormProps extends CaseDialogProps {
  act: CaseAct;
  ready: boolean;
  children: ReactNode;
}

/** One act on the case as it was when the dialog opened. */
export function ActForm({ act, ready, then, now, onClose, onDone, children }: ActFormProps): ReactNode {
  const words = useWords();
  const acts = useCaseActs();
  // Once the person has read what changed, they decide on the case as it is now.
  const [base, setBase] = useState(then);
  return (
    <form
      className={`${form['form']} ${css['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        acts.mutate(
          { act, on: base },
          {
            onSuccess: (acted) => {
              onDone(acted);
              onClose();
            },
          },
        );
      }}
    >
      <ChangedNotice then={base} now={now} onSeen={() => setBase(now)} />
      {children}
      <Refusal error={acts.error} />
      <FormButtons verb={words('room.apply')} ready={ready && !acts.isPending} onClose={onClose} />
    </form>
  );
}
