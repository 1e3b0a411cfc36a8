import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { ReasonForm } from '../parts/reason-form.tsx';
import { decideOn, type RelatedVerb } from './related-data.ts';

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
  const decide = useMutation({
    mutationFn: (reason: string) => decideOn(id, verb, reason),
    onSuccess: async ({ case: one, other }) => {
      onClose();
      const touched = [['related'], ['case', one.id], ...(other === null ? [] : [['case', other.id]])];
      await Promise.all(touched.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  const needed = verb === 'dismiss';
  return (
    <ReasonForm
      verb={words(`related.${verb}`)}
      reasonLabel={words(needed ? 'room.reason' : 'related.reasonMaybe')}
      reasonOptional={!needed}
      sending={decide}
      onSend={decide.mutate}
      onClose={onClose}
    >
      <p>{words(`related.means.${verb}`)}</p>
    </ReasonForm>
  );
}
