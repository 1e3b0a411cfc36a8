import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useRef } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useCommands } from '../keys/use-commands.ts';
import { Refusal } from '../parts/refusal.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { SORTS, type Sort, type View } from './contract.ts';
import { ExportButton } from './export-button.tsx';
import { FilterLine } from './filter-line.tsx';
import { HeldStrip } from './held-strip.tsx';
import { Histogram } from './histogram.tsx';
import { ListCondition } from './list-condition.tsx';
import { Peek } from './peek.tsx';
import { PrintHead } from './print-head.tsx';
import { QueueDialogs } from './queue-dialogs.tsx';
import { type GridHandle, MOST_PRINTED, QueueGrid } from './queue-grid.tsx';
import css from './queue-screen.module.css';
import { ResultBar } from './result-bar.tsx';
import { RowMenu } from './row-menu.tsx';
import type { RowKey } from './row-key.ts';
import { useAnnouncements } from './use-announcements.ts';
import { useDesk } from './use-desk.ts';
import { usePresence } from './use-presence.ts';
import { useQueue } from './use-queue.ts';
import { useTriage } from './use-triage.ts';
import { useViews } from './use-views.ts';
import { ViewMenu } from './view-menu.tsx';
import { ViewTabs } from './view-tabs.tsx';

const sortOf = (text: string | undefined): Sort | undefined => SORTS.find((sort) => sort === text);

/** What waits for a decision. The address holds which view, filter and order, so that it can be sent to a colleague. */
export function QueueScreen(): ReactNode {
  const words = useWords();
  const search = useSearch({ from: '/inside/triage' });
  const { views, settled } = useViews();
  const view = views.find(({ id }) => id === search.view);
  if (search.view !== undefined && !settled) return <p className={css['condition']}>{words('queue.loading')}</p>;
  return (
    <Triage
      views={views}
      view={view}
      filter={search.filter ?? view?.filter ?? ''}
      sort={sortOf(search.sort) ?? view?.sort ?? 'priority'}
    />
  );
}

interface TriageProps {
  views: readonly View[];
  view: View | undefined;
  filter: string;
  sort: Sort;
}

function Triage({ views, view, filter, sort }: TriageProps): ReactNode {
  const words = useWords();
  const navigate = useNavigate();
  const queue = useQueue({ filter, sort });
  const { list, source, state } = queue;
  const grid = useRef<GridHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  const triage = useTriage(source);
  const desk = useDesk(queue, triage, filter, grid);
  const people = usePresence(desk.peeking ? desk.cursor : null);
  useAnnouncements(state);

  const show = useCallback(
    (next: { filter?: string; sort?: Sort }) => {
      void navigate({
        to: '/triage',
        search: { ...(view === undefined ? {} : { view: view.id }), filter, sort, ...next },
        replace: true,
      });
    },
    [navigate, view, filter, sort],
  );
  const applyFilter = useCallback(
    (next: string) => {
      show({ filter: next });
      grid.current?.focus();
    },
    [show],
  );

  useCommands({
    down: () => desk.move(1),
    up: () => desk.move(-1),
    first: () => desk.move(-Infinity),
    last: () => desk.move(Infinity),
    open: () => desk.cursor !== null && desk.open(desk.cursor),
    peek: desk.peek,
    select: desk.toggle,
    selectAll: desk.selectAll,
    selectRule: desk.selectRule,
    selectNone: desk.selectNone,
    acknowledge: () => desk.ask('acknowledge'),
    assign: () => desk.ask('assign'),
    escalate: () => desk.ask('escalate'),
    merge: () => desk.ask('merge'),
    close: () => desk.ask('close'),
    snooze: () => desk.ask('snooze'),
    queueNote: () => desk.ask('note'),
    undo: triage.undo,
    release: desk.release,
    menu: () => desk.openMenu(desk.cursor),
    filter: () => field.current?.focus(),
  });

  const seen = useCallback((keys: readonly RowKey[]) => list.seen(keys), [list]);
  const holdByMenu = useCallback((open: boolean) => list.hold('menu', open), [list]);
  const more = useCallback(() => void source.more(), [source]);
  const visible = useCallback((keys: readonly RowKey[]) => source.show(keys), [source]);
  const peeked = desk.peeking && desk.cursor !== null ? list.get(desk.cursor) : undefined;
  const shown = peeked === undefined ? undefined : (state.rows.find(({ key }) => key === peeked.key) ?? peeked);

  return (
    <div className={css['screen']}>
      <h1 className="visually-hidden">{words('queue.title')}</h1>
      <PrintHead
        view={view?.name}
        filter={filter}
        shown={Math.min(MOST_PRINTED, state.rows.length)}
        total={state.total}
      />
      <ViewTabs views={views} current={view} total={view === undefined && filter === '' ? state.total : undefined}>
        <ViewMenu
          current={view}
          filter={filter}
          sort={sort}
          onOpen={holdByMenu}
          onChosen={(next) => void navigate({ to: '/triage', search: next === undefined ? {} : { view: next.id } })}
        />
      </ViewTabs>
      <div className={css['tools']}>
        <FilterLine applied={filter} field={field} onApply={applyFilter} onLeave={() => grid.current?.focus()} />
        <label className={css['sort']}>
          {words('queue.sort')}
          <select value={sort} onChange={({ target }) => show({ sort: sortOf(target.value) ?? 'priority' })}>
            {SORTS.map((one) => (
              <option key={one} value={one}>
                {words(`queue.sort.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <ExportButton filter={filter} sort={sort} />
      </div>
      <Histogram filter={filter} onFilter={applyFilter} />
      <HeldStrip state={state} onRelease={desk.release} onEmergency={desk.look} onSeen={seen} />
      <div className={css['work']}>
        <div className={css['list']}>
          <QueueGrid
            list={list}
            state={state}
            cursor={desk.cursor}
            selected={desk.isSelected}
            people={people}
            handle={grid}
            onMove={desk.move}
            onPick={desk.pick}
            onOpen={desk.open}
            onMenu={desk.openMenu}
            onVisible={visible}
            onNearEnd={more}
            onEscape={desk.escape}
          />
          <ListCondition
            state={state}
            reading={queue.reading}
            filtered={filter !== ''}
            onAgain={() => void source.open({ filter, sort })}
          />
          <div className={css['over']}>
            <Refusal error={desk.freezing} />
            <ResultBar triage={triage} list={list} />
            <BulkBar
              selection={desk.selection}
              total={state.total}
              onAct={desk.ask}
              onAll={desk.selectAll}
              onNone={desk.selectNone}
            />
          </div>
        </div>
        {shown !== undefined && (
          <Peek shown={shown} people={people.get(shown.key)} onAct={desk.askRow} onClose={desk.peek} />
        )}
      </div>
      <RowMenu
        of={desk.menu}
        hasRule={desk.menu !== null && (list.get(desk.menu)?.row.rule ?? null) !== null}
        onChoose={desk.choose}
        onClose={() => desk.openMenu(null)}
      />
      <QueueDialogs dialog={desk.dialog} list={list} onAct={desk.act} onClose={desk.closeDialog} />
    </div>
  );
}
