import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { decideOn, type RelatedVerb } from './related-data.ts';
import css from './related.module.css';

interface RelatedDecisionProps {
  id: string;
  /** The other side, as people call it. */
  name: string;
  verb: RelatedVerb | null;
  onClose: () => void;
}

/** Says that the two belong together, or, with a reason, that they do not. Either can be said anew later. */
export function RelatedDecision({ id, name, verb, onClose }: RelatedDecisionProps): ReactNode {
  const words = useWords();
  return (
    <Modal title={words(`related.title.${verb ?? 'accept'}`, { name })} open={verb !== null} onClose={onClose}>
      {verb !== null && <DecisionForm id={id} verb={verb} onClose={onClose} />}
    </Modal>
  );
}

function DecisionForm({ id, verb, onClose }: { id: string; verb: RelatedVerb; onClose: () => void }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const decide = useMutation({
    mutationFn: () => decideOn(id, verb, reason.trim()),
    onSuccess: async ({ case: one, other }) => {
      onClose();
      const touched = [['related'], ['case', one.id], ...(other === null ? [] : [['case', other.id]])];
      await Promise.all(touched.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  const needed = verb === 'dismiss';
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate();
      }}
    >
      <p>{words(`related.means.${verb}`)}</p>
      <label>
        <span>{needed ? words('room.reason') : words('related.reasonMaybe')}</span>
        <input required={needed} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <Refusal error={decide.error} />
      <div className={css['buttons']}>
        <button type="button" onClick={onClose}>
          {words('room.cancel')}
        </button>
        <button
          type="submit"
          data-kind="primary"
          disabled={decide.isPending || decide.isSuccess || (needed && reason.trim() === '')}
        >
          {words(`related.${verb}`)}
        </button>
      </div>
    </form>
  );
}
