import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { FormButtons } from '../parts/form-buttons.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useMay } from '../session/session.ts';
import { type AssignedImprovement, PLAN_STATES } from './contract.ts';
import { runsQuery } from './drill-queries.ts';
import { Choice } from './improvement-fields.tsx';
import { assignedQuery, becomeTask, changeAssigned, ownTasksQuery } from './improvement-queries.ts';
import css from './drills.module.css';

/** One item that is ours to do, and how it stands. */
export function AssignedItem({ of }: { of: AssignedImprovement }): ReactNode {
  const words = useWords();
  const may = useMay();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const read = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: assignedQuery.queryKey });
    await queries.invalidateQueries({ queryKey: ownTasksQuery.queryKey });
  };
  const making = useMutation({ mutationFn: () => becomeTask(of.id, of.version), onSettled: read });
  return (
    <li>
      <div className={css['line']}>
        <strong>{of.issue}</strong>
        <span>{words(`drills.planState.${of.status}`)}</span>
      </div>
      <p className={css['said']}>{of.action}</p>
      <p className={css['under']}>
        {[
          words('drills.assigned.from', { designator: of.designator, cell: of.cell }),
          words(`drills.element.${of.element}`),
          of.contact,
          ...(of.start === null ? [] : [words('drills.assigned.since', { day: of.start })]),
          ...(of.due === null ? [] : [words('drills.assigned.until', { day: of.due })]),
          ...(of.taskState === null
            ? []
            : [words('drills.assigned.task', { state: words(`drills.task.${of.taskState}`) })]),
          ...(of.retestedIn === null ? [] : [words('drills.assigned.retested', { designator: of.retestedIn })]),
        ].join(' · ')}
      </p>
      <Refusal error={making.error} />
      {may('case.work') && !open && (
        <div className={css['controls']}>
          <button type="button" onClick={() => setOpen(true)}>
            {words('drills.plan.change')} <span className="visually-hidden">{of.issue}</span>
          </button>
          {of.taskId === null && (
            <button type="button" disabled={making.isPending} onClick={() => making.mutate()}>
              {words('drills.assigned.makeTask')} <span className="visually-hidden">{of.issue}</span>
            </button>
          )}
        </div>
      )}
      {open && <AssignedForm of={of} onSaved={read} onDone={() => setOpen(false)} />}
    </li>
  );
}

interface AssignedFormProps {
  of: AssignedImprovement;
  onSaved: () => Promise<void>;
  onDone: () => void;
}

function AssignedForm({ of, onSaved, onDone }: AssignedFormProps): ReactNode {
  const words = useWords();
  const may = useMay();
  const runs = useQuery({ ...runsQuery, enabled: may('drill.read') });
  const [status, setStatus] = useState(of.status);
  const [due, setDue] = useState(of.due ?? '');
  const [contact, setContact] = useState(of.contact);
  const [retested, setRetested] = useState(of.retestedInRunId ?? '');
  const [version] = useState(of.version);
  const saving = useMutation({
    mutationFn: () =>
      changeAssigned(of.id, {
        expectedVersion: version,
        status,
        due: due === '' ? null : due,
        contact: contact.trim(),
        retestedInRunId: retested === '' ? null : retested,
      }),
    onSuccess: async () => {
      await onSaved();
      onDone();
    },
  });
  const others = (runs.data?.items ?? []).filter(({ id }) => id !== of.runId && id !== of.retestedInRunId);
  const known = of.retestedInRunId === null ? [] : [[of.retestedInRunId, of.retestedIn ?? ''] as const];
  return (
    <form
      className={css['form']}
      aria-label={words('drills.plan.changeOf', { issue: of.issue })}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <div className={css['pair']}>
        <Choice
          label={words('drills.plan.status')}
          value={status}
          of={PLAN_STATES.map((each) => [each, words(`drills.planState.${each}`)])}
          onChange={(next) => setStatus(next as AssignedImprovement['status'])}
        />
        <label>
          {words('drills.plan.due')}
          <input type="date" value={due} onChange={({ target }) => setDue(target.value)} />
        </label>
      </div>
      <label>
        {words('drills.plan.contact')}
        <input required maxLength={200} value={contact} onChange={({ target }) => setContact(target.value)} />
      </label>
      <Choice
        label={words('drills.assigned.retestedIn')}
        value={retested}
        of={[
          ['', words('drills.assigned.notRetested')],
          ...known,
          ...others.map(({ id, designator }) => [id, designator] as const),
        ]}
        onChange={setRetested}
      />
      <Refusal error={saving.error} />
      <FormButtons
        verb={words('drills.plan.saveChange')}
        leave={words('drills.cancel')}
        ready={!saving.isPending}
        onClose={onDone}
      />
    </form>
  );
}
