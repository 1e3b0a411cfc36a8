import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import type { MessageId } from '../i18n/message-id.ts';
import { useWords } from '../i18n/use-words.ts';
import layout from '../parts/list-detail.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { SENSOR_STATES } from './contract.ts';
import { SensorDetail } from './sensor-detail.tsx';
import {
  countsByState,
  inOrder,
  isWanted,
  SENSOR_COLUMNS,
  type SensorColumn,
  type SensorFilter,
  type SensorSorting,
} from './sensor-order.ts';
import { SensorRow } from './sensor-rows.tsx';
import { sensorWatchQuery } from './sensor-watch.ts';
import css from './sensors.module.css';

const HEADS: Readonly<Record<SensorColumn, MessageId>> = {
  state: 'sensors.column.state',
  sensor: 'sensors.column.sensor',
  heard: 'sensors.column.heard',
  skew: 'sensors.column.skew',
  missing: 'sensors.column.missing',
  rejected: 'sensors.column.rejected',
  duplicates: 'sensors.column.duplicates',
  key: 'sensors.column.key',
};

/** How every sensor does, and what is wrong with one of them. */
export function SensorsScreen(): ReactNode {
  const words = useWords();
  const navigate = useNavigate();
  const { sensor: chosenId } = useSearch({ from: '/inside/sensors' });
  const watch = useQuery(sensorWatchQuery);
  const [filter, setFilter] = useState<SensorFilter>({ text: '', state: null });
  const [sorting, setSorting] = useState<SensorSorting>({ by: 'state', descending: false });
  const items = useMemo(() => watch.data?.items ?? [], [watch.data]);
  const shown = useMemo(
    () =>
      inOrder(
        items.filter((each) => isWanted(each, filter)),
        sorting,
      ),
    [items, filter, sorting],
  );
  const counts = countsByState(items);
  const choose = (sensor?: string): void =>
    void navigate({ to: '/sensors', search: sensor === undefined ? {} : { sensor } });
  const chosen = items.find(({ sensor }) => sensor.id === chosenId);
  const sort = (by: SensorColumn) => () =>
    setSorting((known) => ({
      by,
      descending: known.by === by ? !known.descending : by !== 'state' && by !== 'sensor',
    }));
  const asOf = watch.data?.asOf ?? new Date().toISOString();
  return (
    <div className={layout['screen']}>
      <header className={layout['head']}>
        <h1>{words('sensors.title')}</h1>
        <form role="search" className={layout['filters']} onSubmit={(event) => event.preventDefault()}>
          <label>
            {words('sensors.filter.text')}
            <input
              type="search"
              value={filter.text}
              onChange={({ target }) => setFilter({ ...filter, text: target.value })}
            />
          </label>
          <label>
            {words('sensors.filter.state')}
            <select
              value={filter.state ?? ''}
              onChange={({ target }) =>
                setFilter({ ...filter, state: target.value === '' ? null : (target.value as SensorFilter['state']) })
              }
            >
              <option value="">{words('sensors.all', { count: items.length })}</option>
              <option value="not-ok">{words('sensors.notOk')}</option>
              {SENSOR_STATES.map((state) => (
                <option key={state} value={state}>
                  {words(`sensors.state.${state}`)} ({counts.get(state) ?? 0})
                </option>
              ))}
            </select>
          </label>
        </form>
      </header>
      <Refusal error={watch.error} />
      <div className={`${layout['middle']} ${css['middle']}`} data-detail={chosen !== undefined || undefined}>
        <div className={layout['list']} tabIndex={-1}>
          <table className={css['table']}>
            <caption className="visually-hidden">{words('sensors.caption', { count: shown.length })}</caption>
            <thead>
              <tr>
                {SENSOR_COLUMNS.slice(0, 2).map((column) => (
                  <Head key={column} column={column} sorting={sorting} onSort={sort(column)} />
                ))}
                <th scope="col">{words('sensors.column.strip')}</th>
                {SENSOR_COLUMNS.slice(2).map((column) => (
                  <Head key={column} column={column} sorting={sorting} onSort={sort(column)} />
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((watched) => (
                <SensorRow
                  key={watched.sensor.id}
                  watched={watched}
                  asOf={asOf}
                  chosen={watched.sensor.id === chosenId}
                  onChoose={choose}
                />
              ))}
            </tbody>
          </table>
          {!watch.isPending && shown.length === 0 && <p className={css['empty']}>{words('sensors.none')}</p>}
        </div>
        {chosen !== undefined && <SensorDetail key={chosen.sensor.id} watched={chosen} onClose={() => choose()} />}
      </div>
    </div>
  );
}

interface HeadProps {
  column: SensorColumn;
  sorting: SensorSorting;
  onSort: () => void;
}

function Head({ column, sorting: { by, descending }, onSort }: HeadProps): ReactNode {
  const words = useWords();
  return (
    <th scope="col" aria-sort={by !== column ? 'none' : descending ? 'descending' : 'ascending'}>
      <button type="button" data-kind="quiet" onClick={onSort}>
        {words(HEADS[column])}
        <span aria-hidden="true">{by !== column ? '' : descending ? '▾' : '▴'}</span>
      </button>
    </th>
  );
}
