import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { ReasonForm } from '../parts/reason-form.tsx';
import { useMay } from '../session/session.ts';
import { Ago } from '../time/times.tsx';
import { type Case, caseQuery } from './case-data.ts';
import css from './room.module.css';

/** That the alerts of the case, or of one it took in, are kept whatever its nation's policy says: who said so, when and why. */
export function HoldMark({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const { hold, holdsTakenIn } = of;
  return (
    <>
      {hold !== null && <Held by={words('room.holdBy', hold)} at={hold.at} />}
      {holdsTakenIn.map((taken) => (
        <Held key={taken.case.id} by={words('room.holdBy', taken)} at={taken.at}>
          {words('room.holdTakenIn')}{' '}
          <Link to="/cases/$displayId" params={{ displayId: taken.case.displayId }}>
            {taken.case.displayId}
          </Link>
        </Held>
      ))}
    </>
  );
}

function Held({ by, at, children }: { by: string; at: string; children?: ReactNode }): ReactNode {
  const words = useWords();
  return (
    <span className={css['hold']} data-hold>
      <strong>
        <span aria-hidden="true">⚖ </span>
        {words('room.hold')}
      </strong>{' '}
      {children} {by} <Ago at={at} />
    </span>
  );
}

/** Places the hold or lifts it, for whoever may. */
export function HoldAct({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('case.hold') || of.status === 'merged') return null;
  const title = words(of.hold === null ? 'room.placeHold' : 'room.liftHold');
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {title}
      </button>
      <Modal title={title} open={open} onClose={() => setOpen(false)}>
        {open && <HoldForm of={of} title={title} onClose={() => setOpen(false)} />}
      </Modal>
    </>
  );
}

function HoldForm({ of, title, onClose }: { of: Case; title: string; onClose: () => void }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [placing] = useState(of.hold === null);
  const change = useMutation({
    mutationFn: (reason: string) => changeHold(of.id, placing, reason),
    onSuccess: (after) => {
      onClose();
      queries.setQueryData(caseQuery(after.id).queryKey, after);
      return queries.invalidateQueries({ queryKey: ['case', after.id] });
    },
  });
  return (
    <ReasonForm verb={title} grave={!placing} sending={change} onSend={change.mutate} onClose={onClose}>
      <p>{words(placing ? 'room.placeHoldMeans' : 'room.liftHoldMeans')}</p>
    </ReasonForm>
  );
}

/** Whatever else becomes of the case meanwhile: an alert more is no reason to let the others go. */
function changeHold(id: string, held: boolean, reason: string): Promise<Case> {
  const asked = { params: { path: { id } }, body: { reason } };
  return take(held ? api.POST('/api/v1/cases/{id}/hold', asked) : api.POST('/api/v1/cases/{id}/lift-hold', asked));
}
