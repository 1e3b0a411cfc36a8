import { memo, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { PresentPerson } from '../live/frames.ts';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { Ago, Times } from '../time/times.tsx';
import type { Gone, Shown } from './shown.ts';
import { People } from './people.tsx';
import css from './queue-grid.module.css';
import type { RowKey } from './row-key.ts';
import { SlaRing } from './sla-ring.tsx';

export interface Pick {
  key: RowKey;
  /** Selects everything from the last row picked to this one. */
  range: boolean;
  /** Adds to the selection instead of only moving to the row. */
  add: boolean;
}

interface QueueRowProps {
  shown: Shown;
  index: number;
  top: number;
  cursor: boolean;
  selected: boolean;
  people: readonly PresentPerson[] | undefined;
  onPick: (pick: Pick) => void;
  onOpen: (key: RowKey) => void;
  onMenu: (key: RowKey) => void;
}

export const rowId = (key: RowKey): string => `row-${key.replace(':', '-')}`;

/** One row; drawn anew only when something of it changed. */
export const QueueRowLine = memo(function QueueRowLine(props: QueueRowProps): ReactNode {
  const { shown, index, top, cursor, selected, people, onPick, onOpen, onMenu } = props;
  const { key, gone } = shown;
  return (
    <div
      role="row"
      id={rowId(key)}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={css['row']}
      data-key={key}
      data-cursor={cursor || undefined}
      data-gone={gone === null ? undefined : gone.how}
      style={{ transform: `translateY(${String(top)}px)` }}
      onClick={({ shiftKey, ctrlKey, metaKey }) => onPick({ key, range: shiftKey, add: ctrlKey || metaKey })}
      onDoubleClick={() => onOpen(key)}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(key);
      }}
    >
      <Cells shown={shown} selected={selected} people={people} onPick={onPick} />
    </div>
  );
});

interface CellsProps {
  shown: Shown;
  selected: boolean;
  people: readonly PresentPerson[] | undefined;
  onPick: (pick: Pick) => void;
}

/** What a row says, which stays as it is while the row only changes place. */
const Cells = memo(function Cells({ shown, selected, people, onPick }: CellsProps): ReactNode {
  const { key, row, gone } = shown;
  const words = useWords();
  return (
    <>
      <span role="gridcell" className={css['check']}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selected}
          aria-label={words('queue.selectRow', { title: row.title })}
          onChange={() => undefined}
          onClick={(event) => {
            event.stopPropagation();
            onPick({ key, range: event.shiftKey, add: true });
          }}
        />
      </span>
      <span role="gridcell">
        <SeverityChip severity={row.severity} />
      </span>
      <span role="gridcell">
        <Times at={row.arrivedAt} zone={row.site?.timezone ?? null} />
      </span>
      <span role="gridcell" title={row.site?.code}>
        <b>{row.nation}</b> {row.site?.name}
      </span>
      <span role="gridcell" className={css['what']} title={row.why === '' ? undefined : row.why}>
        {row.displayId !== null && <b>{row.displayId}</b>}
        {gone !== null && <GoneText gone={gone} />}
        <span className={css['title']} data-title>
          {row.title}
        </span>
        {row.displayId !== null && row.status !== 'new' && (
          <span className={css['tag']}>{words(`queue.status.${row.status}` as const)}</span>
        )}
        {row.tlp !== null && row.tlp !== 'AMBER' && <span className={css['tag']}>TLP:{row.tlp}</span>}
      </span>
      <span role="gridcell" className={css['source']} title={row.sensor?.name ?? undefined}>
        {row.kind === 'case'
          ? row.domains.map((name) => words(`queue.domain.${name}` as 'queue.domain.cyber')).join(' + ')
          : row.sensor?.name}
      </span>
      <span role="gridcell" className={css['count']}>
        {row.count > 1 && <span title={words(`queue.count.${row.kind}`, { count: row.count })}>×{row.count}</span>}
      </span>
      <span role="gridcell">
        <SlaRing row={row} />
      </span>
      <span role="gridcell" className={css['owner']}>
        {row.acknowledgedAt !== null && (
          <span
            className={css['seen']}
            title={words('queue.acknowledged')}
            aria-label={words('queue.acknowledged')}
            role="img"
          >
            ✓
          </span>
        )}
        <span className={css['title']}>{row.assignee?.name}</span>
        <People people={people} />
      </span>
    </>
  );
});

/** What became of a row that is no longer to be decided. */
export function GoneText({ gone: { how, by, at } }: { gone: Gone }): ReactNode {
  const words = useWords();
  return (
    <span className={css['gone']}>
      {words(by === null ? `queue.gone.${how}` : `queue.goneBy.${how}`, { by })} <Ago at={new Date(at).toISOString()} />
    </span>
  );
}
