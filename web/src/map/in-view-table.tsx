import { type ReactNode, useState } from 'react';
import type { MessageId } from '../i18n/message-id.ts';
import { useWords } from '../i18n/use-words.ts';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { utcClock } from '../time/format-time.ts';
import { type Column, COLUMNS, type InViewRow, sorted, type Sorting } from './in-view.ts';
import css from './panel.module.css';

interface InViewTableProps {
  rows: readonly InViewRow[];
  chosen: string | null;
  onPick: (key: string) => void;
}

const HEADS: Readonly<Record<Column, MessageId>> = {
  name: 'map.column.name',
  severity: 'map.column.severity',
  cases: 'map.column.cases',
  nation: 'map.column.nation',
  heardAt: 'map.column.heardAt',
};

/** The map for whoever does not see it: everything in the picture, in the order they like. */
export function InViewTable({ rows, chosen, onPick }: InViewTableProps): ReactNode {
  const words = useWords();
  const [sorting, setSorting] = useState<Sorting>({ by: 'severity', descending: true });
  const sort = (by: Column) => () =>
    setSorting((known) => ({ by, descending: known.by === by ? !known.descending : by !== 'name' }));
  if (rows.length === 0) return <p className={css['empty']}>{words('map.nothingInView')}</p>;
  return (
    <table className={css['table']}>
      <caption className="visually-hidden">{words('map.inView', { count: rows.length })}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th
              key={column}
              scope="col"
              aria-sort={sorting.by !== column ? 'none' : sorting.descending ? 'descending' : 'ascending'}
            >
              <button type="button" data-kind="quiet" onClick={sort(column)}>
                {words(HEADS[column])}
                <span aria-hidden="true">{sorting.by !== column ? '' : sorting.descending ? '▾' : '▴'}</span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted(rows, sorting).map((row) => (
          <tr key={row.key} data-chosen={row.key === chosen || undefined}>
            <th scope="row">
              <button type="button" data-kind="quiet" aria-pressed={row.key === chosen} onClick={() => onPick(row.key)}>
                {row.name === '' ? words('map.unknownThing') : row.name}
              </button>
              <span className={css['place']}>{placeText(row)}</span>
            </th>
            <td>{row.severity === null ? '–' : <SeverityChip severity={row.severity} short />}</td>
            <td>{row.cases ?? '–'}</td>
            <td>{row.nation}</td>
            <td>
              {row.heardAt === null ? '–' : utcClock(new Date(row.heardAt))}
              {row.stale && ` · ${words('map.stale')}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const placeText = ({ place: { lat, lon } }: InViewRow): string =>
  `${Math.abs(lat).toFixed(3)}°${lat < 0 ? 'S' : 'N'} ${Math.abs(lon).toFixed(3)}°${lon < 0 ? 'W' : 'E'}`;
