import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { ReasonForm } from '../parts/reason-form.tsx';
import type { Case } from './case-data.ts';
import { ChangedNotice } from './changed-notice.tsx';
import { DecisionState } from './decision-state.tsx';
import css from './room.module.css';
import { useDecide } from './use-decide.ts';

interface MergeDialogProps {
  /** Whether the other case takes this one in, or the two are never to be one. */
  kind: 'merge' | 'apart';
  open: boolean;
  then: Case;
  now: Case;
  onClose: () => void;
}

/** Lets another case of the same site take this one in, or keeps the two apart for good. */
export function MergeDialog(props: MergeDialogProps): ReactNode {
  const words = useWords();
  return (
    <Modal title={words(`room.${props.kind}`)} open={props.open} onClose={props.onClose}>
      {props.open && <MergeForm {...props} />}
    </Modal>
  );
}

function MergeForm({ kind, then, now, onClose }: MergeDialogProps): ReactNode {
  const words = useWords();
  const [base, setBase] = useState(then);
  const [other, setOther] = useState('');
  const decide = useDecide(base);
  const { site } = then;
  const others = useQuery({
    queryKey: ['cases', 'at', site.code],
    queryFn: () => take(api.GET('/api/v1/cases', { params: { query: { site: site.code, open: true, limit: 100 } } })),
  });
  const choices = (others.data?.items ?? []).filter(({ id }) => id !== then.id);
  return (
    <ReasonForm
      className={css['form']}
      verb={words(`room.${kind}`)}
      ready={other !== ''}
      sending={decide}
      onSend={(reason) =>
        decide.mutate(kind === 'merge' ? { type: kind, into: other, reason } : { type: kind, from: other, reason })
      }
      onClose={onClose}
      under={<DecisionState decide={decide} />}
    >
      <ChangedNotice then={base} now={now} onSeen={() => setBase(now)} />
      {kind === 'apart' && <p>{words('room.apartMeans')}</p>}
      <label>
        <span>{words(kind === 'merge' ? 'room.mergeInto' : 'room.apartFrom', { site: site.code })}</span>
        <select required value={other} onChange={({ target }) => setOther(target.value)}>
          <option value="">{choices.length === 0 ? words('room.noOther') : '–'}</option>
          {choices.map(({ id, displayId, title }) => (
            <option key={id} value={id}>
              {`${displayId} ${title}`}
            </option>
          ))}
        </select>
      </label>
    </ReasonForm>
  );
}
