import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { type Constraint, endConstraint } from './standing-data.ts';
import css from './standing.module.css';

/** Ends one before its time, with a reason. */
export function EndConstraint({ constraint }: { constraint: Constraint }): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const { kind, entity, signature } = constraint;
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {words('standing.endIt')}{' '}
        <span className="visually-hidden">{`${words(`standing.kind.${kind}`)} ${entity?.value ?? signature ?? ''}`}</span>
      </button>
      <Modal title={words('standing.end')} open={open} onClose={() => setOpen(false)}>
        {open && <EndForm constraint={constraint} onClose={() => setOpen(false)} />}
      </Modal>
    </>
  );
}

function EndForm({ constraint, onClose }: { constraint: Constraint; onClose: () => void }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const end = useMutation({
    mutationFn: () => endConstraint(constraint.id, reason.trim()),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['constraint'] });
    },
  });
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        end.mutate();
      }}
    >
      <p>{words(`standing.endMeans.${constraint.kind}`)}</p>
      <label>
        <span>{words('room.reason')}</span>
        <input required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <Refusal error={end.error} />
      <div className={css['buttons']}>
        <button type="button" onClick={onClose}>
          {words('room.cancel')}
        </button>
        <button type="submit" data-kind="primary" disabled={reason.trim() === '' || end.isPending || end.isSuccess}>
          {words('standing.endIt')}
        </button>
      </div>
    </form>
  );
}
