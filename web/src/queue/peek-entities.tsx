import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { Ago } from '../time/times.tsx';
import css from './peek.module.css';

const DAY = 24 * 3_600_000;
/** Entities that are asked about, and alerts that are shown of each. */
const MOST_ENTITIES = 3;
const MOST_ALERTS = 5;

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
      queryFn: () =>
        take(api.GET('/api/v1/alerts', { params: { query: { q: value, since, limit: MOST_ALERTS + 1 } } })),
    })),
  });
  if (entities.length === 0) return null;
  return (
    <>
      <h3>{words('queue.peek.day')}</h3>
      <ul className={css['alerts']}>
        {asked.map(({ type, value, role }, index) => {
          const others = (found[index]?.data?.items ?? []).filter(({ id }) => id !== except);
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
                {others.slice(0, MOST_ALERTS).map(({ id, title, severity, occurredAt }) => (
                  <li key={id}>
                    <SeverityChip severity={severity} short /> {title} · <Ago at={occurredAt} />
                  </li>
                ))}
                {others.length >= MOST_ALERTS && <li className={css['dim']}>{words('queue.peek.andMore')}</li>}
              </ul>
            </li>
          );
        })}
      </ul>
    </>
  );
}
