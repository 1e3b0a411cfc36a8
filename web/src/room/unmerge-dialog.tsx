import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { ReasonForm } from '../parts/reason-form.tsx';
import { useMay } from '../session/session.ts';
import type { Case } from './case-data.ts';
import { DecisionState } from './decision-state.tsx';
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
  const decide = useDecide(of);
  return (
    <ReasonForm
      verb={words('room.unmerge')}
      sending={decide}
      onSend={(reason) => decide.mutate({ type: 'unmerge', reason })}
      onClose={onClose}
      under={<DecisionState decide={decide} />}
    >
      <p>{words('room.unmergeMeans', { into: of.mergedInto?.displayId ?? '' })}</p>
    </ReasonForm>
  );
}
