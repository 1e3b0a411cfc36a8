import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useCommands } from '../keys/use-commands.ts';
import layout from '../parts/list-detail.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { useMay } from '../session/session.ts';
import { AmendmentList } from './amendment-list.tsx';
import { CellList } from './cell-list.tsx';
import { ClockLog } from './clock-log.tsx';
import { ClockPanel } from './clock-panel.tsx';
import type { Run, RunClock, RunItem } from './contract.ts';
import { templatesQuery } from './drill-queries.ts';
import { ExpectationList } from './expectation-list.tsx';
import { HotwashOf } from './hotwash.tsx';
import { ItemDetail } from './item-detail.tsx';
import { ItemEditor } from './item-editor.tsx';
import { nameOf } from './item-state.ts';
import { ItemTable } from './item-table.tsx';
import { Observations } from './observations.tsx';
import { PreflightOf } from './preflight.tsx';
import { ReplayLink } from './replay/replay-link.tsx';
import { ReportFiles } from './report-files.tsx';
import { RunTimeline } from './run-timeline.tsx';
import { ScorePanel } from './score-panel.tsx';
import css from './drills.module.css';

interface ControlRoomProps {
  run: Run;
  clock: RunClock;
  readAt: number;
  error: unknown;
}

/** Where a run is directed, controlled and evaluated. */
export function ControlRoom({ run, clock, readAt, error }: ControlRoomProps): ReactNode {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const { item: chosenName, tab = clock.phase === 'not_started' && may('drill.run') ? 'preflight' : 'items' } =
    useSearch({ from: '/inside/drills/$run' });
  const { data: templates } = useQuery(templatesQuery);
  const template = templates?.items.find(({ code }) => code === run.template);
  const { items = [], expectations = [] } = run.script ?? {};
  const chosen = items.find((item) => nameOf(item) === chosenName);
  const show = (next: { item?: string; tab?: string }): void =>
    void navigate({ to: '/drills/$run', params: { run: run.id }, search: { ...next }, replace: true });
  const choose = (item?: RunItem): void => show({ tab, ...(item !== undefined && { item: nameOf(item) }) });
  const step = (by: number) => () => {
    const next = items[Math.min(items.length - 1, Math.max(0, items.findIndex((item) => item === chosen) + by))];
    if (next !== undefined) choose(next);
  };
  useCommands({ drillNext: step(1), drillPrevious: step(-1) });
  const [adding, setAdding] = useState(false);
  const over = clock.phase === 'ended' || clock.phase === 'aborted';
  const settled = expectations.filter(({ state }) => state !== 'pending').length;
  const tabs = [
    {
      value: 'items',
      label: words('drills.tab.items', { count: items.length }),
      content: () => (
        <>
          {may('drill.run') && !over && (
            <p className={css['controls']}>
              <button type="button" onClick={() => setAdding(true)}>
                {words('drills.amend.add')}
              </button>
            </p>
          )}
          <ItemTable run={run} clock={clock} chosen={chosenName} onChoose={choose} />
        </>
      ),
    },
    {
      value: 'expectations',
      label: words('drills.tab.expectationsOf', { count: settled, all: expectations.length }),
      content: () => <ExpectationList run={run} of={expectations} />,
    },
    { value: 'observations', label: words('drills.tab.observations'), content: () => <Observations run={run} /> },
    { value: 'score', label: words('drills.tab.score'), content: () => <Score run={run} /> },
    ...(run.endedAt !== null
      ? [{ value: 'hotwash', label: words('drills.tab.hotwash'), content: () => <HotwashOf runId={run.id} /> }]
      : []),
    {
      value: 'amendments',
      label: words('drills.tab.amendments'),
      content: () => <AmendmentList runId={run.id} />,
    },
    { value: 'clock', label: words('drills.tab.clock'), content: () => <ClockLog run={run} /> },
    { value: 'cells', label: words('drills.tab.cells'), content: () => <CellList run={run} /> },
    ...(may('drill.run')
      ? [{ value: 'preflight', label: words('drills.preflight'), content: () => <PreflightOf runId={run.id} /> }]
      : []),
  ];
  return (
    <div className={layout['screen']}>
      <header className={css['head']}>
        <h1>{run.designator}</h1>
        {template !== undefined && <p className={css['under']}>{template.title}</p>}
        {clock.phase !== 'not_started' && <ReplayLink runId={run.id} />}
      </header>
      <Refusal error={error} />
      <ClockPanel run={run} clock={clock} readAt={readAt} />
      <RunTimeline
        run={run}
        clock={clock}
        readAt={readAt}
        durationMs={template?.durationMs ?? 0}
        chosen={chosenName}
        onChoose={choose}
      />
      <div
        className={`${String(layout['middle'])} ${String(css['middle'])}`}
        data-detail={chosen !== undefined || undefined}
      >
        <div className={css['main']}>
          <Tabs
            label={run.designator}
            value={tab}
            onChange={(next) => show({ tab: next, ...(chosenName !== undefined && { item: chosenName }) })}
            tabs={tabs}
          />
        </div>
        {chosen !== undefined && (
          <ItemDetail key={nameOf(chosen)} run={run} clock={clock} item={chosen} onClose={() => choose()} />
        )}
      </div>
      {adding && <ItemEditor run={run} clock={clock} task="add" onClose={() => setAdding(false)} />}
    </div>
  );
}

function Score({ run }: { run: Run }): ReactNode {
  return (
    <>
      {run.endedAt !== null && <ReportFiles runId={run.id} />}
      <ScorePanel runId={run.id} />
    </>
  );
}
