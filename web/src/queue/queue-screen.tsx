import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useCommands } from '../keys/use-commands.ts';
import { SORTS, type Sort } from './contract.ts';
import { stepped } from './cursor.ts';
import { HeldStrip } from './held-strip.tsx';
import { ListCondition } from './list-condition.tsx';
import { type GridHandle, QueueGrid } from './queue-grid.tsx';
import css from './queue-screen.module.css';
import { useQueue } from './use-queue.ts';
import type { Pick } from './queue-row.tsx';
import { type RowKey } from './row-key.ts';
import { isEmpty, NOTHING, ranged, type Selection, toggled } from './selection.ts';
import { usePresence } from './use-presence.ts';

const sortOf = (text: string | undefined): Sort => SORTS.find((sort) => sort === text) ?? 'priority';

/** What waits for a decision, and everything to decide it with. */
export function QueueScreen(): ReactNode {
  const words = useWords();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/triage' });
  const filter = search.filter ?? '';
  const sort = sortOf(search.sort);
  const queue = useQueue({ filter, sort });
  const { list, source, state } = queue;
  const grid = useRef<GridHandle>(null);
  const [cursor, setCursor] = useState<RowKey | null>(null);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const people = usePresence();

  useEffect(() => list.hold('selection', !isEmpty(selection)), [list, selection]);

  const move = useCallback(
    (by: number) => {
      setCursor((at) => stepped(list.snapshot().rows, at, by));
      grid.current?.focus();
    },
    [list],
  );
  const pick = useCallback(
    ({ key, range, add }: Pick) => {
      setCursor(key);
      const order = list.snapshot().rows.map(({ key }) => key);
      if (range) setSelection((now) => ranged(now, key, order));
      else if (add) setSelection((now) => toggled(now, key));
    },
    [list],
  );
  const open = useCallback(
    (key: RowKey) => {
      const row = list.get(key)?.row;
      if (row?.displayId !== null && row?.displayId !== undefined) {
        void navigate({ to: '/cases/$displayId', params: { displayId: row.displayId } });
      }
    },
    [list, navigate],
  );
  const release = useCallback(() => {
    void source.release();
    grid.current?.toTop();
  }, [source]);

  useCommands({
    down: () => move(1),
    up: () => move(-1),
    first: () => move(-Infinity),
    last: () => move(Infinity),
    open: () => cursor !== null && open(cursor),
    select: () => cursor !== null && setSelection((now) => toggled(now, cursor)),
    selectNone: () => setSelection(NOTHING),
    release,
  });

  const isSelected = useCallback((key: RowKey) => selection.keys.has(key), [selection]);
  const more = useCallback(() => void source.more(), [source]);
  const visible = useCallback((keys: readonly RowKey[]) => source.show(keys), [source]);

  return (
    <div className={css['screen']}>
      <h1 className="visually-hidden">{words('queue.title')}</h1>
      <HeldStrip state={state} onRelease={release} />
      <ListCondition
        state={state}
        reading={queue.reading}
        filtered={filter !== ''}
        onAgain={() => void source.open({ filter, sort })}
      />
      <QueueGrid
        list={list}
        state={state}
        cursor={cursor}
        selected={isSelected}
        people={people}
        handle={grid}
        onMove={move}
        onPick={pick}
        onOpen={open}
        onMenu={setCursor}
        onVisible={visible}
        onNearEnd={more}
      />
    </div>
  );
}
