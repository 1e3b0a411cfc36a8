import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { FalseAlarms } from '../objects/false-alarms.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useMay } from '../session/session.ts';
import { spanClock } from '../time/format-time.ts';
import { Times } from '../time/times.tsx';
import type { WatchedSensor } from './contract.ts';
import { Rejects } from './rejects.tsx';
import css from './sensors.module.css';
import { StateMark } from './state-mark.tsx';
import { TestEvent } from './test-event.tsx';

/** One sensor: what is known, what it sent that was refused, its keys, and a test of the whole way. */
export function SensorDetail({ watched, onClose }: { watched: WatchedSensor; onClose: () => void }): ReactNode {
  const words = useWords();
  const may = useMay();
  const { sensor, state, own, lastHeardAt, expectedIntervalSeconds, expectedFrom } = watched;
  return (
    <section className={css['detail']} aria-labelledby="sensor-detail">
      <header>
        <h2 id="sensor-detail">{sensor.name}</h2>
        <button type="button" data-kind="quiet" aria-label={words('sensors.closeDetail')} onClick={onClose}>
          ×
        </button>
      </header>
      <p>
        <StateMark state={state} /> {words(`sensors.means.${state}`)}
      </p>
      <dl className={css['facts']}>
        <dt>{words('sensors.code')}</dt>
        <dd>{sensor.code}</dd>
        <dt>{words('sensors.format')}</dt>
        <dd>{sensor.format}</dd>
        <dt>{words('sensors.site')}</dt>
        <dd>
          <Link to="/map" search={{ site: sensor.site.code }}>
            {sensor.site.name}
          </Link>
        </dd>
        <dt>{words('sensors.organisation')}</dt>
        <dd>
          {sensor.organisation.name} · {sensor.nation}
        </dd>
        {may('case.read') && (
          <>
            <dt>{words('objects.falseAlarms')}</dt>
            <dd>
              <FalseAlarms sensor={sensor.code} />
            </dd>
          </>
        )}
        {own && (
          <>
            <dt>{words('sensors.column.heard')}</dt>
            <dd>
              {lastHeardAt === null ? (
                words('sensors.never')
              ) : (
                <Times at={lastHeardAt} zone={sensor.site.timezone} full />
              )}
            </dd>
            <dt>{words('sensors.interval')}</dt>
            <dd>
              {expectedIntervalSeconds === null || expectedFrom === null
                ? words('sensors.intervalUnknown')
                : words(`sensors.interval.${expectedFrom}`, { interval: spanClock(expectedIntervalSeconds) })}
            </dd>
          </>
        )}
      </dl>
      {own && may('sensor.write') && <TestEvent sensorId={sensor.id} disabled={state === 'disabled'} />}
      {own && may('sensor.write') && <Keys sensorId={sensor.id} zone={sensor.site.timezone} />}
      {own && may('reject.read') && <Rejects code={sensor.code} zone={sensor.site.timezone} />}
      {!own && <p>{words('sensors.notYours')}</p>}
    </section>
  );
}

function Keys({ sensorId, zone }: { sensorId: string; zone: string }): ReactNode {
  const words = useWords();
  const keys = useQuery({
    queryKey: ['sensor', sensorId, 'keys'],
    queryFn: () => take(api.GET('/api/v1/sensors/{id}/keys', { params: { path: { id: sensorId } } })),
  });
  const inUse = keys.data?.items.filter(({ revokedAt }) => revokedAt === null) ?? [];
  return (
    <section>
      <h3>{words('sensors.keys')}</h3>
      <Refusal error={keys.error} />
      {keys.data !== undefined && inUse.length === 0 && <p>{words('sensors.noKeys')}</p>}
      <ul className={css['things']}>
        {inUse.map(({ id, createdAt, expiresAt, lastUsedAt }) => (
          <li key={id}>
            <span>
              {words('sensors.keyMade')} <Times at={createdAt} zone={zone} full />
            </span>
            <span>
              {expiresAt === null ? (
                words('sensors.keyForever')
              ) : (
                <>
                  {words('sensors.keyEnds')} <Times at={expiresAt} zone={zone} full />
                </>
              )}
            </span>
            <span>
              {lastUsedAt === null ? (
                words('sensors.keyUnused')
              ) : (
                <>
                  {words('sensors.keyUsed')} <Times at={lastUsedAt} zone={zone} full />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
