import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { Times } from '../time/times.tsx';
import type { QueueRow } from './contract.ts';
import css from './peek.module.css';
import { Reasons } from './reasons.tsx';

/** Alerts that are shown; the others are in the case. */
const MOST = 12;

/** A case: what its severity is made of, and its alerts with why each is in it. */
export function PeekCase({ row }: { row: QueueRow }): ReactNode {
  const words = useWords();
  const params = { path: { id: row.id } };
  const found = useQuery({
    queryKey: ['case', row.id, 'peek'],
    queryFn: () => take(api.GET('/api/v1/cases/{id}', { params })),
  });
  const alerts = useQuery({
    queryKey: ['case', row.id, 'alerts', MOST],
    queryFn: () => take(api.GET('/api/v1/cases/{id}/alerts', { params: { ...params, query: { limit: MOST } } })),
  });
  return (
    <>
      <Refusal error={found.error ?? alerts.error} />
      <ul className={css['factors']}>
        {found.data?.factors.map(({ text, points }) => (
          <li key={text}>
            <b>+{points}</b> {text}
          </li>
        ))}
      </ul>
      <h3>{words('queue.peek.alerts')}</h3>
      {alerts.isPending && <p className={css['dim']}>{words('app.loading')}</p>}
      <ul className={css['alerts']}>
        {alerts.data?.items.map((alert) => (
          <li key={alert.id}>
            <SeverityChip severity={alert.severity} short /> {alert.title}{' '}
            {alert.occurrences > 1 && <b>×{alert.occurrences}</b>}
            <div className={css['dim']}>
              <Times at={alert.lastAt} /> {alert.sensor.code}
            </div>
            <Reasons reasons={alert.reasons} />
          </li>
        ))}
      </ul>
      {alerts.data?.next !== null && alerts.data !== undefined && (
        <p className={css['dim']}>{words('queue.peek.more')}</p>
      )}
    </>
  );
}
