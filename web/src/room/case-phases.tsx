import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Times } from '../time/times.tsx';
import type { Case } from './case-data.ts';
import css from './room.module.css';

/** Phases told before the rest is only counted. */
const MOST = 60;

/** What went on when at which machine, asked for when somebody wants to know. */
export function CasePhases({ of, zone }: { of: Case; zone: string | null }): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const found = useQuery({
    queryKey: ['case', of.id, 'phases'],
    queryFn: () => take(api.GET('/api/v1/cases/{id}/phases', { params: { path: { id: of.id } } })),
    enabled: open,
  });
  const phases = found.data?.phases ?? [];
  return (
    <details data-phases onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words('phase.title')}</summary>
      <Refusal error={found.error} />
      {open && found.data === undefined && !found.isError && <p className={css['dim']}>{words('app.loading')}</p>}
      <ol className={css['reason']}>
        {phases.slice(0, MOST).map((phase) => (
          <li key={phase.firstAlertId}>
            <Times at={phase.first} zone={zone} />{' '}
            <strong>{phase.stage === null ? phase.title : words(`phase.${phase.stage}`)}</strong>{' '}
            {words('phase.at', { place: phase.place, alerts: phase.alerts })}
            {phase.tactic !== null && <span className={css['dim']}> {phase.tactic}</span>}
          </li>
        ))}
      </ol>
      {phases.length > MOST && <p className={css['dim']}>{words('why.more', { count: phases.length - MOST })}</p>}
      {found.data?.truncated === true && <p className={css['dim']}>{words('phase.truncated')}</p>}
    </details>
  );
}
