import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { Ago } from '../time/times.tsx';
import css from './peek.module.css';

const DAY = 24 * 3_600_000;
/** Entities that are asked about, alerts that are read of each, and kinds of them that are shown. */
const MOST_ENTITIES = 3;
const MOST_READ = 50;
const MOST_SHOWN = 5;

interface Entity {
  type: string;
  value: string;
  role: string;
}

/** What else the same addresses, accounts and craft did in the last 24 hours. */
export function PeekEntities({ entities, except }: { entities: readonly Entity[]; except: string }): ReactNode {
  const words = useWords();
  const since = useMemo(() => new Date(Date.now() - DAY).toISOString(), []);
  const asked = entities.slice(0, MOST_ENTITIES);
  const found = useQueries({
    queries: asked.map(({ value }) => ({
      queryKey: ['peek', 'entity', value],
      queryFn: () => take(api.GET('/api/v1/alerts', { params: { query: { q: value, since, limit: MOST_READ } } })),
    })),
  });
  if (entities.length === 0) return null;
  return (
    <>
      <h3>{words('queue.peek.day')}</h3>
      <ul className={css['alerts']}>
        {asked.map(({ type, value, role }, index) => {
          const others = byTitle((found[index]?.data?.items ?? []).filter(({ id }) => id !== except));
          return (
            <li key={`${type} ${value} ${role}`}>
              <code>{value}</code>{' '}
              <span className={css['dim']}>
                {type} · {role}
              </span>
              {found[index]?.isSuccess === true && others.length === 0 && (
                <span className={css['dim']}> · {words('queue.peek.nothingElse')}</span>
              )}
              <ul>
                {others.slice(0, MOST_SHOWN).map(({ latest, count }) => (
                  <li key={latest.id}>
                    <SeverityChip severity={latest.severity} short /> {latest.title} {count > 1 && <b>×{count}</b>} ·{' '}
                    <Ago at={latest.occurredAt} />
                  </li>
                ))}
                {others.length > MOST_SHOWN && <li className={css['dim']}>{words('queue.peek.andMore')}</li>}
              </ul>
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface Seen {
  id: string;
  title: string;
  severity: number;
  occurredAt: string;
}

/** What came again and again is told once, with how often; the newest first, as it was read. */
function byTitle(alerts: readonly Seen[]): { latest: Seen; count: number }[] {
  const kinds = new Map<string, { latest: Seen; count: number }>();
  for (const alert of alerts) {
    const known = kinds.get(alert.title);
    if (known === undefined) kinds.set(alert.title, { latest: alert, count: 1 });
    else known.count += 1;
  }
  return [...kinds.values()];
}
