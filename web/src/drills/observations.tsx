import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useDraft } from '../app/drafts.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useMay, useWho } from '../session/session.ts';
import { BothClocks } from './both-clocks.tsx';
import { OBSERVATION_KINDS, type ObservationKind, type Run } from './contract.ts';
import { observationsQuery, observe } from './drill-queries.ts';
import css from './drills.module.css';

interface ObservationsProps {
  run: Run;
  /** Only those of an item, and what is noted is of it. */
  item?: string;
}

/** What observers noted, and a place to note more. */
export function Observations({ run, item }: ObservationsProps): ReactNode {
  const words = useWords();
  const may = useMay();
  const noted = useQuery(observationsQuery(run.id));
  const shown = (noted.data?.items ?? []).filter((one) => item === undefined || one.item === item);
  return (
    <>
      <Refusal error={noted.error} />
      {noted.isSuccess && shown.length === 0 && <p className={css['empty']}>{words('drills.observedNothing')}</p>}
      <ul className={css['things']}>
        {shown.map((one) => (
          <li key={one.id}>
            <div className={css['line']}>
              <strong>{words(`drills.observation.${one.kind}`)}</strong>
              <BothClocks simMs={one.simMs} wall={one.at} />
            </div>
            <p className={css['said']}>{one.text}</p>
            <p className={css['under']}>{[one.by, one.item, one.cell, one.objective].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
      {may('drill.evaluate') && <ObserveForm run={run} item={item} />}
    </>
  );
}

function ObserveForm({ run, item }: { run: Run; item: string | undefined }): ReactNode {
  const words = useWords();
  const who = useWho();
  const queries = useQueryClient();
  const [kind, setKind] = useState<ObservationKind>('strength');
  const [cell, setCell] = useState('');
  const [text, setText, clear] = useDraft(who.id, `drill.observation.${item ?? ''}`);
  const noting = useMutation({
    mutationFn: () =>
      observe(run.id, {
        kind,
        text: text.trim(),
        ...(cell !== '' && { cell }),
        ...(item !== undefined && { item }),
      }),
    onSuccess: (next) => {
      clear();
      queries.setQueryData(observationsQuery(run.id).queryKey, next);
    },
  });
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        noting.mutate();
      }}
    >
      <div className={css['pair']}>
        <label>
          {words('drills.observationKind')}
          <select value={kind} onChange={({ target }) => setKind(target.value as ObservationKind)}>
            {OBSERVATION_KINDS.map((each) => (
              <option key={each} value={each}>
                {words(`drills.observation.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words('drills.column.cell')}
          <select value={cell} onChange={({ target }) => setCell(target.value)}>
            <option value="">{words('drills.everyCell')}</option>
            {run.cells.map(({ code }) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label>
        {words('drills.observed')}
        <textarea required maxLength={4_000} value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <Refusal error={noting.error} />
      <div className={css['buttons']}>
        <button type="submit" data-kind="primary" disabled={text.trim() === '' || noting.isPending}>
          {words('drills.observe')}
        </button>
      </div>
    </form>
  );
}
