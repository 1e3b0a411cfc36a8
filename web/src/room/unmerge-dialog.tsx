import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useMay } from '../session/session.ts';
import type { Case } from './case-data.ts';
import { Reason } from './case-dialogs.tsx';
import { DecisionState } from './decision-state.tsx';
import css from './room.module.css';
import { useDecide } from './use-decide.ts';

/** Gives back a case that was merged away, for whoever may decide; once it is given back there is nothing more to undo. */
export function UnmergeControl({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('case.decide')) return null;
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {words('room.unmerge')}
      </button>
      <Modal title={words('room.unmerge')} open={open} onClose={() => setOpen(false)}>
        {open && <UnmergeForm of={of} onClose={() => setOpen(false)} />}
      </Modal>
    </>
  );
}

function UnmergeForm({ of, onClose }: { of: Case; onClose: () => void }): ReactNode {
  const words = useWords();
  const [reason, setReason] = useState('');
  const decide = useDecide(of);
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate({ type: 'unmerge', reason });
      }}
    >
      <p>{words('room.unmergeMeans', { into: of.mergedInto?.displayId ?? '' })}</p>
      <Reason value={reason} onChange={setReason} />
      <Refusal error={decide.error} />
      <DecisionState decide={decide} />
      <div className={css['buttons']}>
        <button type="button" onClick={onClose}>
          {words('room.cancel')}
        </button>
        <button
          type="submit"
          data-kind="primary"
          disabled={reason.trim() === '' || decide.isPending || decide.isSuccess}
        >
          {words('room.unmerge')}
        </button>
      </div>
    </form>
  );
}
