import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { QueueRow } from './contract.ts';
import { PeekEntities } from './peek-entities.tsx';
import { PeekPlacement } from './peek-placement.tsx';
import css from './peek.module.css';
import { Reasons, type Reason } from './reasons.tsx';

/** An alert that waits: what ties it, what it said, and whom else it touches. */
export function PeekAlert({ row }: { row: QueueRow }): ReactNode {
  const words = useWords();
  const found = useQuery({
    queryKey: ['peek', 'alert', row.id],
    queryFn: () => take(api.GET('/api/v1/alerts/{id}', { params: { path: { id: row.id } } })),
  });
  const { data: alert } = found;
  if (alert === undefined) {
    return found.isError ? <Refusal error={found.error} /> : <p className={css['dim']}>{words('app.loading')}</p>;
  }
  return (
    <>
      <Reasons reasons={(alert.link?.reasons ?? []) as unknown as Reason[]} />
      <PeekPlacement alertId={row.id} />
      {alert.description !== null && <p>{alert.description}</p>}
      <dl>
        <dt>{words('queue.peek.rule')}</dt>
        <dd>
          <code>{alert.signature}</code>
        </dd>
        <dt>{words('queue.peek.sensor')}</dt>
        <dd>
          {row.sensor?.name} <code>{alert.sensor.code}</code>
          {alert.clock !== 'ok' && <strong> {words(`queue.clock.${alert.clock}`)}</strong>}
        </dd>
        {alert.confidence !== null && (
          <>
            <dt>{words('queue.peek.confidence')}</dt>
            <dd>{Math.round(alert.confidence * 100)} %</dd>
          </>
        )}
      </dl>
      <PeekEntities entities={alert.entities} except={row.id} />
      {alert.raw === null ? (
        <p className={css['dim']}>{words('queue.peek.noRaw')}</p>
      ) : (
        <details>
          <summary>{words('queue.peek.raw')}</summary>
          <pre tabIndex={0}>{readable(alert.raw)}</pre>
        </details>
      )}
    </>
  );
}

/** JSON set out in lines; anything else as it came. */
function readable(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}
