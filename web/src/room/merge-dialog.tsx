import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { Refusal } from '../parts/refusal.tsx';
import type { Case } from './case-data.ts';
import { Reason } from './case-dialogs.tsx';
import { ChangedNotice } from './changed-notice.tsx';
import { DecisionState } from './decision-state.tsx';
import css from './room.module.css';
import { useDecide } from './use-decide.ts';

interface MergeDialogProps {
  open: boolean;
  then: Case;
  now: Case;
  onClose: () => void;
}

/** Lets another case of the same site take this one in. */
export function MergeDialog(props: MergeDialogProps): ReactNode {
  const words = useWords();
  return (
    <Modal title={words('room.merge')} open={props.open} onClose={props.onClose}>
      {props.open && <MergeForm {...props} />}
    </Modal>
  );
}

function MergeForm({ then, now, onClose }: MergeDialogProps): ReactNode {
  const words = useWords();
  const [base, setBase] = useState(then);
  const [into, setInto] = useState('');
  const [reason, setReason] = useState('');
  const decide = useDecide(base);
  const { site } = then;
  const others = useQuery({
    queryKey: ['cases', 'at', site.code],
    queryFn: () => take(api.GET('/api/v1/cases', { params: { query: { site: site.code, open: true, limit: 100 } } })),
  });
  const choices = (others.data?.items ?? []).filter(({ id }) => id !== then.id);
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate({ type: 'merge', into, reason });
      }}
    >
      <ChangedNotice then={base} now={now} onSeen={() => setBase(now)} />
      <label>
        <span>{words('room.mergeInto', { site: site.code })}</span>
        <select required value={into} onChange={({ target }) => setInto(target.value)}>
          <option value="">{choices.length === 0 ? words('room.noOther') : '–'}</option>
          {choices.map(({ id, displayId, title }) => (
            <option key={id} value={id}>
              {`${displayId} ${title}`}
            </option>
          ))}
        </select>
      </label>
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
          disabled={into === '' || reason.trim() === '' || decide.isPending || decide.isSuccess}
        >
          {words('room.merge')}
        </button>
      </div>
    </form>
  );
}
