import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { ReasonForm } from '../parts/reason-form.tsx';
import { Times } from '../time/times.tsx';
import { COUNTED, type Days, daysOnly, keepsEverything, keepsLonger, PERIODS } from './periods.ts';
import { HeldBack } from './preview-view.tsx';
import css from './retention.module.css';
import type { Policy, Preview } from './retention-data.ts';
import { type Outcome, useSetPolicy } from './use-set-policy.ts';

interface ConfirmPolicyProps {
  open: boolean;
  /** The one it takes the place of. */
  policy: Policy;
  days: Days;
  preview: Preview;
  onClose: () => void;
  onOutcome: (outcome: Outcome) => void;
}

/** Says in words what a policy will remove and from when, and saves it once somebody has said that they read it. */
export function ConfirmPolicy(props: ConfirmPolicyProps): ReactNode {
  const words = useWords();
  const title = words(keepsEverything(props.days) ? 'retention.keepEverything' : 'retention.confirm');
  return (
    <Modal title={title} open={props.open} onClose={props.onClose} wide>
      {props.open && <ConfirmForm {...props} />}
    </Modal>
  );
}

function ConfirmForm({ policy, days, preview, onClose, onOutcome }: ConfirmPolicyProps): ReactNode {
  const words = useWords();
  const [read, setRead] = useState(false);
  const save = useSetPolicy(policy.nation, (outcome) => {
    onClose();
    onOutcome(outcome);
  });
  const removing = !keepsEverything(days);
  return (
    <ReasonForm
      className={css['form']}
      verb={words(removing ? 'retention.setRemoving' : 'retention.keepEverything')}
      grave={removing}
      ready={!removing || read}
      reasonLabel={words('retention.reason')}
      sending={save}
      onSend={(reason) => save.mutate({ ...days, reason, expectedVersion: policy.version })}
      onClose={onClose}
    >
      <ul className={css['goes']} data-goes>
        {PERIODS.map((period) => {
          const kept = days[period];
          if (kept === null) {
            return <li key={period}>{words('retention.keptForEver', { what: words(`retention.of.${period}`) })}</li>;
          }
          const { count, atLeast } = preview[COUNTED[period]];
          return (
            <li key={period}>
              {words(`retention.goes.${period}`, { days: kept })}{' '}
              <strong>{words(atLeast ? 'retention.nowAtLeast' : 'retention.now', { count })}</strong>
            </li>
          );
        })}
      </ul>
      {removing && (
        <>
          <p className={css['warning']} data-from>
            {policy.setAt !== null && keepsLonger(daysOnly(policy), days)
              ? words('retention.longerFrom')
              : words('retention.removesFrom')}{' '}
            <strong>
              <Times at={preview.effectiveAt} full />
            </strong>
            . {words('retention.goesOn')}
          </p>
          <HeldBack preview={preview} />
          <label className={css['check']}>
            <input type="checkbox" required checked={read} onChange={({ target }) => setRead(target.checked)} />
            {words('retention.haveRead')}
          </label>
        </>
      )}
    </ReasonForm>
  );
}
