import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { currentRealm } from '../session/realm.ts';
import { useMay, useWho } from '../session/session.ts';
import { ControlRoom } from './control-room.tsx';
import { runQuery } from './drill-queries.ts';
import { PlayerView } from './player-view.tsx';
import { RunOutside } from './run-outside.tsx';
import css from './drills.module.css';

/** A run: from outside how to get in; inside, the control room for those who see all of it, and for players what they are told. */
export function RunScreen(): ReactNode {
  const words = useWords();
  const may = useMay();
  const { exercise } = useWho();
  const { run: runId } = useParams({ from: '/inside/drills/$run' });
  const inside = currentRealm() === `exercise:${runId}`;
  const run = useQuery({ ...runQuery(runId), enabled: may('drill.read') });
  if (inside && !may('drill.read')) return <PlayerView runId={runId} designator={exercise?.designator ?? ''} />;
  if (run.data === undefined) {
    return (
      <div className={css['page']}>
        {run.isPending && may('drill.read') ? <p>{words('app.loading')}</p> : <Refusal error={run.error} />}
        {!may('drill.read') && <RunOutside runId={runId} />}
      </div>
    );
  }
  if (!inside) return <RunOutside runId={runId} run={run.data} />;
  const { clock, script } = run.data;
  if (clock === null || script === null) return <PlayerView runId={runId} designator={run.data.designator} />;
  return <ControlRoom run={run.data} clock={clock} readAt={run.dataUpdatedAt} error={run.error} />;
}
