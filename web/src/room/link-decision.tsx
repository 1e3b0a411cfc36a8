import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { FormButtons } from '../parts/form-buttons.tsx';
import { Modal } from '../parts/modal.tsx';
import { ReasonForm } from '../parts/reason-form.tsx';
import { type Case, type CaseAlert, caseQuery } from './case-data.ts';
import { ChangedNotice } from './changed-notice.tsx';
import { DecisionState } from './decision-state.tsx';
import css from './room.module.css';
import { useDecide } from './use-decide.ts';

/** Take out and keep out; make a case of their own, apart for good; put into another case. */
export type LinkDecisionKind = 'unlink' | 'split' | 'move';

interface LinkDecisionProps {
  kind: LinkDecisionKind;
  then: Case;
  now: Case;
  alerts: readonly CaseAlert[];
  onClose: () => void;
}

/** Asks why, and shows what became of it. The alerts are those chosen when the dialog opened. */
export function LinkDecision({ kind, then, now, alerts, onClose }: LinkDecisionProps): ReactNode {
  const words = useWords();
  const [frozen] = useState(alerts);
  return (
    <Modal title={words(`links.${kind}`)} open onClose={onClose}>
      <p>{words(`links.explain.${kind}`, { count: frozen.length })}</p>
      <ul>
        {frozen.slice(0, 8).map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
        {frozen.length > 8 && <li>{words('links.andMore', { count: frozen.length - 8 })}</li>}
      </ul>
      {kind === 'move' ? (
        <MoveForm from={then} alertIds={frozen.map(({ id }) => id)} onClose={onClose} />
      ) : (
        <DecideForm kind={kind} then={then} now={now} alertIds={frozen.map(({ id }) => id)} onClose={onClose} />
      )}
    </Modal>
  );
}

interface FormProps {
  alertIds: string[];
  onClose: () => void;
}

interface DecideFormProps extends FormProps {
  kind: 'unlink' | 'split' | 'link';
  then: Case;
  now: Case;
}

function DecideForm({ kind, then, now, alertIds, onClose }: DecideFormProps): ReactNode {
  const words = useWords();
  const [base, setBase] = useState(then);
  const decide = useDecide(base);
  return (
    <ReasonForm
      verb={words('room.apply')}
      leave={words(decide.isSuccess ? 'room.done' : 'room.cancel')}
      sending={decide}
      onSend={(reason) => decide.mutate({ type: kind, alertIds, reason })}
      onClose={onClose}
      under={<DecisionState decide={decide} />}
    >
      <ChangedNotice then={base} now={now} onSeen={() => setBase(now)} />
    </ReasonForm>
  );
}

function MoveForm({ from, alertIds, onClose }: FormProps & { from: Case }): ReactNode {
  const words = useWords();
  const [into, setInto] = useState('');
  const { site } = from;
  const others = useQuery({
    queryKey: ['cases', 'at', site.code],
    queryFn: () => take(api.GET('/api/v1/cases', { params: { query: { site: site.code, open: true, limit: 100 } } })),
  });
  const target = useQuery({ ...caseQuery(into), enabled: into !== '' });
  const choices = (others.data?.items ?? []).filter(({ id }) => id !== from.id);
  return (
    <>
      <label>
        <span className={css['dim']}>{words('room.mergeInto', { site: site.code })}</span>
        <select value={into} onChange={({ target }) => setInto(target.value)}>
          <option value="">{choices.length === 0 ? words('room.noOther') : '–'}</option>
          {choices.map(({ id, displayId, title }) => (
            <option key={id} value={id}>
              {`${displayId} ${title}`}
            </option>
          ))}
        </select>
      </label>
      {target.data === undefined ? (
        <FormButtons verb={words('room.apply')} ready={false} onClose={onClose} />
      ) : (
        <DecideForm key={into} kind="link" then={target.data} now={target.data} alertIds={alertIds} onClose={onClose} />
      )}
    </>
  );
}
