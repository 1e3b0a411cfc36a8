import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Times } from '../time/times.tsx';
import { CellPeople } from './cell-people.tsx';
import type { Asked } from './contract.ts';
import { agreeToPlay, realmsQuery, runsQuery } from './drill-queries.ts';
import type { RunRow } from './run-rows.ts';
import css from './drills.module.css';

/**
 * What the own organisation is asked to play, and who plays it. Until it agreed others of the run see nothing of its registry;
 * naming people is agreeing.
 */
export function AskedToPlay({ row, asked }: { row: RunRow; asked: Asked }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const again = (): Promise<unknown> =>
    Promise.all([queries.invalidateQueries(runsQuery), queries.invalidateQueries(realmsQuery)]);
  const agreeing = useMutation({ mutationFn: () => agreeToPlay(row.realm), onSuccess: again });
  const settled = asked.agreedAt !== null || row.held;
  const panel = `people-of-${row.id}`;
  return (
    <div className={css['asked']}>
      {asked.agreedAt !== null && (
        <span role="status" className={css['under']}>
          {words('drills.agreed')} <Times at={asked.agreedAt} full />
        </span>
      )}
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        onClick={() => setOpen(!open)}
      >
        {words(settled ? 'drills.namePeople' : 'drills.agree')}{' '}
        <span className="visually-hidden">{row.designator}</span>
      </button>
      {open && (
        <section id={panel} aria-label={words('drills.namePeople')} className={css['form']}>
          {!row.held && <p className={css['under']}>{words('drills.asked', { holder: asked.holder })}</p>}
          {asked.cells.map((cell) => (
            <CellPeople key={cell.code} runId={row.id} cell={cell} onSaved={again} />
          ))}
          {!settled && (
            <button type="button" disabled={agreeing.isPending} onClick={() => agreeing.mutate()}>
              {words('drills.agreeAlone')}
            </button>
          )}
          <Refusal error={agreeing.error} />
        </section>
      )}
    </div>
  );
}
