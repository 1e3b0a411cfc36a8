import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { currentRealm } from '../../session/realm.ts';
import { RunOutside } from '../run-outside.tsx';
import type { Replay } from './contract.ts';
import { extentOf } from './moments.ts';
import { ReplayDesk } from './replay-desk.tsx';
import { replayQuery } from './replay-query.ts';
import css from './replay.module.css';
import { usePlayback } from './use-playback.ts';

/** A run seen again: its board and its map at any instant, with the eyes of a cell or as a whole. */
export function ReplayScreen(): ReactNode {
  const { run } = useParams({ from: '/inside/drills/$run/replay' });
  return currentRealm() === `exercise:${run}` ? <Inside runId={run} /> : <RunOutside runId={run} />;
}

function Inside({ runId }: { runId: string }): ReactNode {
  const words = useWords();
  const { cell } = useSearch({ from: '/inside/drills/$run/replay' });
  // While other eyes are asked for, what was seen stays.
  const replay = useQuery({ ...replayQuery(runId, cell), placeholderData: (known) => known });
  const { data } = replay;
  const extent = useMemo(() => extentOf(data?.segments ?? NONE), [data?.segments]);
  const playback = usePlayback(data?.segments ?? NONE, extent);
  return (
    <div className={css['screen']}>
      <header className={css['head']}>
        <h1>{words('replay.title', { designator: data?.designator ?? '' })}</h1>
        {data !== undefined && <Eyes runId={runId} replay={data} />}
        <Link to="/drills/$run" params={{ run: runId }} search={{}} className="button">
          {words('replay.toRun')}
        </Link>
      </header>
      <Refusal error={replay.error} />
      {replay.isPending && <p className={css['note']}>{words('app.loading')}</p>}
      {data?.truncated === true && <p className={css['note']}>{words('replay.truncated')}</p>}
      {data !== undefined && extent === null && <p className={css['note']}>{words('replay.notBegun')}</p>}
      {data !== undefined && extent !== null && <ReplayDesk replay={data} extent={extent} playback={playback} />}
    </div>
  );
}

const NONE: readonly never[] = [];

/** Whose eyes it is seen with; a choice where there is one. */
function Eyes({ runId, replay }: { runId: string; replay: Replay }): ReactNode {
  const words = useWords();
  const navigate = useNavigate();
  if (!replay.joint) return <p className={css['eyes']}>{words('replay.own', { cell: replay.cell ?? '' })}</p>;
  const see = (cell: string): void =>
    void navigate({
      to: '/drills/$run/replay',
      params: { run: runId },
      search: cell === '' ? {} : { cell },
      replace: true,
    });
  return (
    <label className={css['eyes']}>
      {words('replay.view')}
      <select value={replay.cell ?? ''} onChange={({ target }) => see(target.value)}>
        <option value="">{words('replay.joint')}</option>
        {replay.cells.map((cell) => (
          <option key={cell} value={cell}>
            {cell}
          </option>
        ))}
      </select>
    </label>
  );
}
