import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useMay } from '../session/session.ts';
import { BothClocks } from './both-clocks.tsx';
import type { ItemMove, Run, RunClock, RunItem } from './contract.ts';
import { itemScriptQuery, moveItem } from './drill-queries.ts';
import { ExpectationList } from './expectation-list.tsx';
import { ItemEditor, type ItemTask } from './item-editor.tsx';
import { ItemMoveDialog } from './item-move-dialog.tsx';
import { mayAmend, movesOf, shownState, simTimeOf } from './item-state.ts';
import { Keeps, useKeeps } from './item-table.tsx';
import { ItemMark } from './marks.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { Observations } from './observations.tsx';
import { RetargetDialog } from './retarget-dialog.tsx';
import { wallWhen } from './sim-clock.ts';
import css from './drills.module.css';

interface ItemDetailProps {
  run: Run;
  clock: RunClock;
  item: RunItem;
  onClose: () => void;
}

/** One item for one cell: what may be done with it, what is expected of it, and what was noted. */
export function ItemDetail({ run, clock, item, onClose }: ItemDetailProps): ReactNode {
  const words = useWords();
  const may = useMay();
  const kept = useKeeps()(item, clock.phase);
  const [move, setMove] = useState<ItemMove | null>(null);
  const [task, setTask] = useState<ItemTask | 'retarget' | 'move' | null>(null);
  const moves = may('drill.run') ? movesOf(item, clock.phase) : [];
  const due = item.dueSimMs;
  const over = clock.phase === 'ended' || clock.phase === 'aborted';
  const script = useQuery(itemScriptQuery(run.id, item.item));
  const editable = mayAmend(item, clock.phase) && script.data?.editable === true;
  return (
    <section className={css['detail']} aria-label={`${item.item} · ${item.title}`}>
      <header>
        <div>
          <h2>
            {item.item} · {item.title}
          </h2>
          <ItemMark state={shownState(item, clock.phase)} />
        </div>
        <button type="button" data-kind="quiet" aria-label={words('drills.closeItem')} onClick={onClose}>
          ×
        </button>
      </header>
      <dl className={css['facts']}>
        <dt>{words('drills.column.cell')}</dt>
        <dd>{item.cell}</dd>
        <dt>{words('drills.column.kind')}</dt>
        <dd>
          {words(`drills.kind.${item.kind}`)} · {words(`drills.channel.${item.channel}`)}
        </dd>
        <dt>{words('drills.column.due')}</dt>
        <dd>
          <BothClocks simMs={due} wall={item.dueAt ?? (due === null ? null : wallWhen(run.clockEvents, due))} />
        </dd>
        <dt>{words('drills.column.delivered')}</dt>
        <dd>
          <BothClocks simMs={item.deliveredSimMs} wall={item.deliveredAt} />
        </dd>
        {kept.length > 0 && (
          <>
            <dt>{words('drills.column.keeps')}</dt>
            <dd>
              <Keeps lines={kept} />
            </dd>
          </>
        )}
        {item.alertIds.length > 0 && (
          <>
            <dt>{words('drills.alerts')}</dt>
            <dd>
              {item.alertIds.map((id) => (
                <code key={id} className={css['id']}>
                  {id}
                </code>
              ))}
            </dd>
          </>
        )}
      </dl>
      {moves.length > 0 && (
        <div className={css['controls']} role="group" aria-label={words('drills.itemControls')}>
          {moves.map((each) => (
            <button
              key={each}
              type="button"
              data-kind={each === 'withdraw' ? 'danger' : undefined}
              onClick={() => setMove(each)}
            >
              {words(`drills.move.${each}`)}
            </button>
          ))}
        </div>
      )}
      {may('drill.run') && !over && (
        <div className={css['controls']} role="group" aria-label={words('drills.amend.change')}>
          {mayAmend(item, clock.phase) && (
            <button type="button" onClick={() => setTask('move')}>
              {words('drills.amend.moveIt')}
            </button>
          )}
          {editable && (
            <>
              <button type="button" onClick={() => setTask('edit')}>
                {words('drills.amend.edit')}
              </button>
              <button type="button" onClick={() => setTask('retarget')}>
                {words('drills.amend.retargetIt')}
              </button>
            </>
          )}
          <button type="button" onClick={() => setTask('copy')}>
            {words('drills.amend.copy')}
          </button>
        </div>
      )}
      <h3>{words('drills.tab.expectations')}</h3>
      <ExpectationList
        run={run}
        of={(run.script?.expectations ?? []).filter((expected) => expected.item === item.item)}
      />
      <h3>{words('drills.tab.observations')}</h3>
      <Observations key={item.item} run={run} item={item.item} />
      {task === 'move' && (
        <ItemMoveDialog
          run={run}
          item={item}
          simMs={Math.max(simTimeOf(item) ?? 0, clock.simMs + 60_000)}
          onClose={() => setTask(null)}
        />
      )}
      {task === 'retarget' && <RetargetDialog run={run} item={item.item} onClose={() => setTask(null)} />}
      {(task === 'edit' || task === 'copy') && script.data !== undefined && (
        <ItemEditor run={run} clock={clock} task={task} script={script.data.script} onClose={() => setTask(null)} />
      )}
      {move !== null && (
        <MoveDialog
          title={words(`drills.moveOf.${move}`, { item: item.item, cell: item.cell })}
          verb={words(`drills.move.${move}`)}
          grave={move === 'withdraw'}
          onMove={(reason) => moveItem(run.id, item, move, reason)}
          onClose={() => setMove(null)}
        >
          <p>{item.title}</p>
        </MoveDialog>
      )}
    </section>
  );
}
