import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { JudgeObject, useObjectName } from '../objects/judge-object.tsx';
import type { CaseObject } from '../objects/object-verdicts.ts';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { spanClock } from '../time/format-time.ts';
import { Times } from '../time/times.tsx';
import { useNow } from '../time/use-now.ts';
import { type Case, objectsQuery, queueRowQuery } from './case-data.ts';
import css from './room.module.css';

/** Why the case is as severe as it is, and what there is to it. */
export function SummaryTab({ of, zone }: { of: Case; zone: string | null }): ReactNode {
  const words = useWords();
  return (
    <>
      <section>
        <h2>{words('summary.why')}</h2>
        <p>
          <SeverityChip severity={of.severity} /> {words('room.priority', { priority: of.priority })}{' '}
          <span className={css['dim']}>{words(`summary.source.${of.severitySource}`)}</span>
        </p>
        <ul className={css['reason']}>
          {of.factors.map(({ text, points }) => (
            <li key={text} className={css['factor']}>
              <b>{points > 0 ? `+${String(points)}` : points}</b>
              <span>{text}</span>
            </li>
          ))}
        </ul>
        {of.factors.length === 0 && <p className={css['dim']}>{words('summary.noFactors')}</p>}
      </section>
      <h2>{words('summary.facts')}</h2>
      <dl className={css['fields']}>
        <Due of={of} zone={zone} />
        <dt>{words('cases.status')}</dt>
        <dd>{words(`status.${of.status}`)}</dd>
        <dt>{words('cases.site')}</dt>
        <dd>{`${of.site.name} (${of.site.code})`}</dd>
        <dt>{words('summary.team')}</dt>
        <dd>{of.organisation.name}</dd>
        <dt>{words('summary.kinds')}</dt>
        <dd>{of.kinds.map((kind) => words(`domain.${kind as 'cyber'}`)).join(', ')}</dd>
        <dt>{words('summary.zone')}</dt>
        <dd>{words(`zone.${of.zone}`)}</dd>
        <dt>{words('summary.alerts')}</dt>
        <dd>
          {of.alertCount}
          {of.alertsRemoved > 0 && ` (${words('summary.alertsRemoved', { count: of.alertsRemoved })})`}
        </dd>
        <dt>{words('summary.firstSeen')}</dt>
        <dd>
          <Times at={of.firstSeen} zone={zone} full />
        </dd>
        <dt>{words('room.lastSeen')}</dt>
        <dd>
          <Times at={of.lastSeen} zone={zone} full />
        </dd>
        <dt>{words('summary.opened')}</dt>
        <dd>
          <Times at={of.openedAt} zone={zone} full />
        </dd>
        {of.acknowledgedAt !== null && (
          <>
            <dt>{words('summary.acknowledged')}</dt>
            <dd>
              <Times at={of.acknowledgedAt} zone={zone} full />
            </dd>
          </>
        )}
        {of.closedAt !== null && (
          <>
            <dt>{words('summary.closed')}</dt>
            <dd>
              <Times at={of.closedAt} zone={zone} full />
            </dd>
          </>
        )}
      </dl>
      <Objects of={of} zone={zone} />
    </>
  );
}

/** What has to be done by when, where the organisation has set itself a time. */
function Due({ of, zone }: { of: Case; zone: string | null }): ReactNode {
  const words = useWords();
  const row = useQuery(queueRowQuery(of.id));
  const now = useNow();
  const due = row.data?.due ?? null;
  const kind = row.data?.dueKind ?? null;
  if (due === null || kind === null) return null;
  const seconds = (Date.parse(due) - now) / 1_000;
  return (
    <>
      <dt>{words(`summary.due.${kind}`)}</dt>
      <dd>
        <Times at={due} zone={zone} full />{' '}
        <strong>
          {words(seconds < 0 ? 'summary.overdue' : 'summary.left', { span: spanClock(Math.abs(seconds)) })}
        </strong>
      </dd>
    </>
  );
}

function Objects({ of, zone }: { of: Case; zone: string | null }): ReactNode {
  const words = useWords();
  const nameOf = useObjectName();
  const objects = useQuery(objectsQuery(of.id));
  const items = objects.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{words('summary.objects')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{words('summary.object')}</th>
            <th scope="col">{words('summary.zone')}</th>
            <th scope="col">{words('room.lastSeen')}</th>
            <th scope="col">{words('summary.position')}</th>
            <th scope="col">{words('objects.column')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((object) => (
            <tr key={object.id}>
              <td>
                {nameOf(object)}{' '}
                <span className={css['dim']}>{words(`objects.affiliation.${object.affiliation}`)}</span>
              </td>
              <td>{words(`zone.${object.zone}`)}</td>
              <td>
                <Times at={object.lastSeen} zone={zone} />
              </td>
              <td className={css['mono']}>{placeOf(object.position)}</td>
              <td>
                <JudgeObject caseId={of.id} object={object} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const placeOf = (position: CaseObject['position']): string =>
  position === null ? '–' : `${position.lat.toFixed(5)}, ${position.lon.toFixed(5)}`;
