import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { alertsQuery, type Case, namingAlertsQuery } from './case-data.ts';
import css from './entities.module.css';
import { EntityGraph } from './entity-graph.tsx';
import { type EntityMatrix, entityMatrix, isDrawable } from './entity-matrix.ts';

/** Which alerts name the same things, as a table, and as a picture where one is readable. */
export function EntitiesTab({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const heads = useQuery(alertsQuery(of.id));
  const naming = useQuery(namingAlertsQuery(of.id));
  const matrix = useMemo(() => {
    const ids = new Set((heads.data?.items ?? []).map(({ id }) => id));
    return entityMatrix((naming.data?.items ?? []).filter(({ id }) => ids.has(id)));
  }, [heads.data, naming.data]);
  if (heads.isPending || naming.isPending) return <p>{words('app.loading')}</p>;
  return (
    <>
      <Refusal error={heads.error ?? naming.error} />
      {naming.data?.more === true && <p>{words('room.more', { count: naming.data.items.length })}</p>}
      {matrix.entities.length === 0 ? (
        <p>{words('entities.none')}</p>
      ) : (
        <>
          {isDrawable(matrix) && <EntityGraph of={matrix} />}
          <Matrix of={matrix} />
        </>
      )}
      {matrix.leftOut > 0 && <p>{words('entities.leftOut', { count: matrix.leftOut })}</p>}
    </>
  );
}

function Matrix({ of: { alerts, entities } }: { of: EntityMatrix }): ReactNode {
  const words = useWords();
  return (
    <div className={css['scroller']} tabIndex={0} role="region" aria-label={words('entities.matrix')}>
      <table className={css['matrix']}>
        <caption>{words('entities.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('links.alert')}</th>
            {entities.map(({ key, type, value }) => (
              <th key={key} scope="col">
                <span className={css['type']}>{type}</span> {value}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {alerts.map(({ id, title, severity }) => (
            <tr key={id}>
              <th scope="row">
                <SeverityChip severity={severity} short /> {title}
              </th>
              {entities.map(({ key, roles }) => {
                const role = roles.get(id);
                return (
                  <td key={key} title={role}>
                    {role === undefined ? (
                      <span className="visually-hidden">{words('entities.no')}</span>
                    ) : (
                      <>
                        <span aria-hidden="true">●</span>
                        <span className="visually-hidden">{role}</span>
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
