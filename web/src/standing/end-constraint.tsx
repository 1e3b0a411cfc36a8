import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { ReasonForm } from '../parts/reason-form.tsx';
import { type Constraint, endConstraint } from './standing-data.ts';

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
  const end = useMutation({
    mutationFn: (reason: string) => endConstraint(constraint.id, reason),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['constraint'] });
    },
  });
  return (
    <ReasonForm verb={words('standing.endIt')} sending={end} onSend={end.mutate} onClose={onClose}>
      <p>{words(`standing.endMeans.${constraint.kind}`)}</p>
    </ReasonForm>
  );
}
