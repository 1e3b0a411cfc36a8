import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useWho } from '../session/session.ts';
import type { Improvement, ImprovementWanted } from './contract.ts';
import { emptyImprovement, ImprovementFields } from './improvement-fields.tsx';
import { addImprovement, changeImprovement, handOver, planQuery } from './improvement-queries.ts';
import css from './drills.module.css';

interface ImprovementFormProps {
  runId: string;
  /** Null for a new one. */
  of: Improvement | null;
  organisations: readonly string[];
  onDone: () => void;
}

/** A new item of the plan, or what is to be changed of one. */
export function ImprovementForm({ runId, of, organisations, onDone }: ImprovementFormProps): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const { organisation } = useWho();
  const [value, setValue] = useState<ImprovementWanted>(of ?? emptyImprovement(organisation?.code ?? ''));
  const [anonymous, setAnonymous] = useState(false);
  // What the change rests on is what stood there when the form was opened, whatever came in meanwhile.
  const [version] = useState(of?.version ?? 0);
  const done = (next: Awaited<ReturnType<typeof addImprovement>>): void => {
    queries.setQueryData(planQuery(runId).queryKey, next);
    onDone();
  };
  const saving = useMutation({
    mutationFn: () => {
      const { issue, action, element, responsible, contact, start = null, due = null, status } = value;
      const body = { issue, action, element, responsible, contact, start, due, status };
      return of === null
        ? addImprovement(runId, { ...body, anonymous })
        : changeImprovement(runId, of.id, { ...body, expectedVersion: version });
    },
    onSuccess: done,
  });
  const handing = useMutation({ mutationFn: () => handOver(runId, of?.id ?? '', version), onSuccess: done });
  return (
    <form
      className={css['form']}
      aria-label={of === null ? words('drills.plan.add') : words('drills.plan.changeOf', { issue: of.issue })}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <ImprovementFields value={value} organisations={organisations} onChange={setValue} />
      <p className={css['under']}>{words('drills.plan.handOverHint')}</p>
      {of === null && (
        <label className={css['line']}>
          <span>{words('drills.hotwash.anonymous')}</span>
          <input type="checkbox" checked={anonymous} onChange={({ target }) => setAnonymous(target.checked)} />
        </label>
      )}
      <Refusal error={saving.error ?? handing.error} />
      <div className={css['buttons']}>
        <button type="button" onClick={onDone}>
          {words('drills.cancel')}
        </button>
        {of !== null && !of.handedOver && (
          <button type="button" disabled={handing.isPending} onClick={() => handing.mutate()}>
            {words('drills.plan.handOver', { organisation: of.responsible })}
          </button>
        )}
        <button type="submit" data-kind="primary" disabled={saving.isPending}>
          {words(of === null ? 'drills.plan.save' : 'drills.plan.saveChange')}
        </button>
      </div>
    </form>
  );
}
