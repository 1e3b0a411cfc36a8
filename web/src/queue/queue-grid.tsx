import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import { usePreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import type { PresentPerson } from '../live/frames.ts';
import type { HeldList, ListState } from './held-list.ts';
import css from './queue-grid.module.css';
import { type Pick, QueueRowLine, rowId } from './queue-row.tsx';
import type { RowKey } from './row-key.ts';
import { usePrinting } from './use-printing.ts';

const COLUMNS = ['select', 'severity', 'time', 'site', 'what', 'source', 'count', 'due', 'owner'] as const;
const OVERSCAN = 8;
/** Rows before the end at which the next page is asked for. */
const AHEAD = 30;

/** Rows on paper; who needs more has the file. */
export const MOST_PRINTED = 500;

export interface GridHandle {
  focus: () => void;
  toTop: () => void;
  /** Rows that fit, for moving by pages. */
  page: () => number;
}

interface QueueGridProps {
  list: HeldList;
  state: ListState;
  cursor: RowKey | null;
  selected: (key: RowKey) => boolean;
  people: ReadonlyMap<RowKey, readonly PresentPerson[]>;
  handle: RefObject<GridHandle | null>;
  onMove: (by: number) => void;
  onPick: (pick: Pick) => void;
  onOpen: (key: RowKey) => void;
  onMenu: (key: RowKey) => void;
  onVisible: (keys: readonly RowKey[]) => void;
  onNearEnd: () => void;
  onEscape: () => void;
}

/** The list as a grid of which only what is looked at is in the page. It tells the list when it is touched. */
export function QueueGrid(props: QueueGridProps): ReactNode {
  const {
    list,
    state,
    cursor,
    selected,
    people,
    handle,
    onMove,
    onPick,
    onOpen,
    onMenu,
    onVisible,
    onNearEnd,
    onEscape,
  } = props;
  const words = useWords();
  const { density } = usePreferences();
  const box = useRef<HTMLDivElement>(null);
  const { rows } = state;
  const { lang } = document.documentElement;
  const height = useMemo(() => rowHeight(density, lang), [density, lang]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: OVERSCAN,
    useFlushSync: false,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  useImperativeHandle(handle, () => ({
    focus: () => box.current?.focus({ preventScroll: true }),
    toTop: () => box.current?.scrollTo({ top: 0 }),
    page: () => Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / height) - 2),
  }));

  // The cursor belongs to a row and not to a place: it is followed when it is moved, not when its row is.
  const followed = useRef<RowKey | null>(null);
  useEffect(() => {
    if (cursor === followed.current) return;
    followed.current = cursor;
    const index = rows.findIndex(({ key }) => key === cursor);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [cursor, rows, virtual]);

  const printing = usePrinting();
  const items = printing
    ? rows.slice(0, MOST_PRINTED).map((_, index) => ({ index, start: index * height }))
    : virtual.getVirtualItems();
  const visible = items.map(({ index }) => rows[index]?.key).filter((key) => key !== undefined);
  const shown = visible.join(' ');
  useEffect(() => onVisible(shown === '' ? [] : (shown.split(' ') as RowKey[])), [shown, state, onVisible]);
  const last = items.at(-1)?.index ?? 0;
  const wantsMore = state.nextCursor !== null && last >= rows.length - AHEAD;
  useEffect(() => {
    if (wantsMore) onNearEnd();
  }, [wantsMore, rows.length, onNearEnd]);

  const keys = (event: KeyboardEvent): void => {
    const by = moves(event, handle.current?.page() ?? 1, rows.length);
    if (by !== undefined) {
      event.preventDefault();
      onMove(by);
    } else if (event.key === 'Enter' && cursor !== null) onOpen(cursor);
    else if (event.key === 'Escape') onEscape();
  };

  return (
    <div
      ref={box}
      className={css['grid']}
      role="grid"
      tabIndex={0}
      aria-label={words('queue.title')}
      aria-rowcount={state.nextCursor === null ? rows.length + 1 : -1}
      aria-colcount={COLUMNS.length}
      aria-multiselectable="true"
      aria-activedescendant={cursor !== null && visible.includes(cursor) ? rowId(cursor) : undefined}
      onKeyDown={keys}
      onPointerEnter={() => list.hold('pointer', true)}
      onPointerLeave={() => list.hold('pointer', false)}
      onFocus={() => list.hold('focus', true)}
      onBlur={({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || list.hold('focus', false)}
      onScroll={({ currentTarget }) => list.hold('scrolled', currentTarget.scrollTop > 0)}
    >
      <div role="row" aria-rowindex={1} className={css['head']}>
        {COLUMNS.map((name) => (
          <span key={name} role="columnheader" className={name === 'select' ? 'visually-hidden' : undefined}>
            {words(`queue.column.${name}`)}
          </span>
        ))}
      </div>
      <div
        role="rowgroup"
        className={css['body']}
        style={{ height: printing ? items.length * height : virtual.getTotalSize() }}
      >
        {items.map(({ index, start }) => {
          const row = rows[index];
          return (
            row !== undefined && (
              <QueueRowLine
                key={row.key}
                shown={row}
                index={index}
                top={start}
                cursor={row.key === cursor}
                selected={selected(row.key)}
                people={people.get(row.key)}
                onPick={onPick}
                onOpen={onOpen}
                onMenu={onMenu}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** Rows are as high as density and script ask for; the style sheet says how high that is. */
function rowHeight(_density: string, _language: string): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row')) || 28;
}

function moves({ key }: KeyboardEvent, page: number, all: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -all,
    End: all,
  };
  return steps[key];
}
