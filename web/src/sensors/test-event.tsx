import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useMay } from '../session/session.ts';
import { Times } from '../time/times.tsx';
import css from './sensors.module.css';

/** Sends a marked alert the whole way that real ones go, and shows what arrived. */
export function TestEvent({ sensorId, disabled }: { sensorId: string; disabled: boolean }): ReactNode {
  const words = useWords();
  const send = useMutation({
    mutationFn: () => take(api.POST('/api/v1/sensors/{id}/test-event', { params: { path: { id: sensorId } } })),
  });
  return (
    <section>
      <h3>{words('sensors.test')}</h3>
      <p>{words('sensors.testText')}</p>
      <button type="button" disabled={disabled || send.isPending} onClick={() => send.mutate()}>
        {words('sensors.testSend')}
      </button>
      <Refusal error={send.error} />
      <div role="status">{send.data !== undefined && <Arrived alertId={send.data.alertId} />}</div>
    </section>
  );
}

function Arrived({ alertId }: { alertId: string }): ReactNode {
  const words = useWords();
  const may = useMay();
  const arrived = useQuery({
    queryKey: ['alerts', alertId],
    queryFn: () => take(api.GET('/api/v1/alerts/{id}', { params: { path: { id: alertId } } })),
    enabled: may('alert.read'),
  });
  return (
    <p className={css['arrived']}>
      {words('sensors.testArrived')} <code>{alertId}</code>
      {arrived.data !== undefined && (
        <>
          <br />
          {arrived.data.title} · <Times at={arrived.data.receivedAt} />
        </>
      )}
      {may('alert.read') && (
        <>
          <br />
          <Link to="/triage" search={{ filter: `id:${alertId}` }}>
            {words('sensors.testShow')}
          </Link>
        </>
      )}
    </p>
  );
}
