import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useCommands } from '../keys/use-commands.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { Ago, Times } from '../time/times.tsx';
import { type Case, sitesQuery } from './case-data.ts';
import css from './case-list.module.css';
import type { HeldRow } from './hold-order.ts';
import { PersonName } from './person-name.tsx';

/** From here on rows out of sight are not drawn. */
const VIRTUAL_FROM = 200;
const ROW_PIXELS = 29;
const COLUMNS = [
  'severity',
  'case',
  'title',
  'status',
  'site',
  'assignee',
  'alerts',
  'lastSeen',
  'updated',
  'marking',
] as const;

interface CaseTableProps {
  rows: readonly HeldRow<Case>[];
  /** Whether somebody points at the table or is in it by keyboard. */
  onBusy: (busy: boolean) => void;
}

export function CaseTable({ rows, onBusy }: CaseTableProps): ReactNode {
  const words = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const zones = useZones();
  const all = rows.length <= VIRTUAL_FROM;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 20,
    enabled: !all,
  });
  const drawn = virtual.getVirtualItems();
  const shown = (all ? rows.map((_, index) => index) : drawn.map(({ index }) => index)).flatMap((index) => {
    const held = rows[index];
    return held === undefined ? [] : { row: held.row, gone: held.gone, index };
  });
  const before = all ? 0 : (drawn[0]?.start ?? 0);
  const after = all ? 0 : virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  useCommands({ down: () => step(scroller.current, 1), up: () => step(scroller.current, -1), open: openFocused });
  return (
    <div
      ref={scroller}
      className={css['scroller']}
      tabIndex={-1}
      onPointerEnter={() => onBusy(true)}
      onPointerLeave={({ currentTarget }) => onBusy(currentTarget.contains(document.activeElement))}
      onFocus={() => onBusy(true)}
      onBlur={({ currentTarget, relatedTarget }) =>
        onBusy(currentTarget.contains(relatedTarget) || currentTarget.matches(':hover'))
      }
    >
      <table aria-rowcount={rows.length + 1}>
        <caption className="visually-hidden">{words('nav.cases')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {words(`cases.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden="true" style={{ height: before }} />}
          {shown.map(({ row, gone, index }) => (
            <Row
              key={row.id}
              of={row}
              gone={gone}
              zone={zones.get(row.site.id)}
              index={index}
              measure={all ? undefined : virtual.measureElement}
            />
          ))}
          {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  of: Case;
  gone: boolean;
  zone: string | undefined;
  index: number;
  measure: ((row: HTMLElement | null) => void) | undefined;
}

function Row({ of, gone, zone, index, measure }: RowProps): ReactNode {
  const words = useWords();
  const navigate = useNavigate();
  const open = (): void => void navigate({ to: '/cases/$displayId', params: { displayId: of.displayId } });
  return (
    // The link in the row is what keyboards and screen readers use; the click is a larger target for the pointer.
    <tr
      ref={measure}
      className={css['row']}
      data-index={index}
      data-gone={gone || undefined}
      aria-rowindex={index + 2}
      onClick={open}
    >
      <td>
        <SeverityChip severity={of.severity} />
      </td>
      <td className={css['id']}>{of.displayId}</td>
      <td className={css['title']}>
        <Link
          to="/cases/$displayId"
          params={{ displayId: of.displayId }}
          data-row
          onClick={(event) => event.stopPropagation()}
        >
          {of.title}
        </Link>
        {(of.hold !== null || of.holdsTakenIn.length > 0) && <em className={css['gone']}>⚖ {words('room.hold')}</em>}
        {gone && <em className={css['gone']}>{words('cases.gone')}</em>}
      </td>
      <td>{words(`status.${of.status}`)}</td>
      <td title={of.site.name}>{`${of.nation} ${of.site.code}`}</td>
      <td>{of.assignee === null ? '–' : <PersonName id={of.assignee} />}</td>
      <td className={css['number']}>{of.alertCount}</td>
      <td>
        <Times at={of.lastSeen} zone={zone} />
      </td>
      <td>
        <Ago at={of.updatedAt} />
      </td>
      <td>
        <MarkingChip tlp={of.tlp} />
      </td>
    </tr>
  );
}

function useZones(): ReadonlyMap<string, string> {
  const sites = useQuery(sitesQuery);
  return new Map((sites.data?.items ?? []).map(({ id, timezone }) => [id, timezone]));
}

const links = (within: Element | null): HTMLElement[] => [
  ...(within?.querySelectorAll<HTMLElement>('a[data-row]') ?? []),
];

function step(within: Element | null, by: number): void {
  const all = links(within);
  const at = all.findIndex((link) => link === document.activeElement);
  const next = at === -1 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
  all[next]?.focus();
}

function openFocused(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.dataset['row'] !== undefined) activeElement.click();
}
