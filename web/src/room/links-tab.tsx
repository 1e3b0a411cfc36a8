import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { saveCsv } from '../parts/save-file.ts';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { useMay } from '../session/session.ts';
import { Times } from '../time/times.tsx';
import { CasePhases } from './case-phases.tsx';
import { CaseWhy } from './case-why.tsx';
import { alertPagesQuery, type Case, type CaseAlert, everyAlert } from './case-data.ts';
import { isOpen } from './lifecycle.ts';
import { LinkDecision, type LinkDecisionKind } from './link-decision.tsx';
import { alertsCsv } from './part-csv.ts';
import css from './room.module.css';

/** Each alert of the case with why it is in it. Who disagrees takes it out, for good if need be. */
export function LinksTab({ of, zone }: { of: Case; zone: string | null }): ReactNode {
  const words = useWords();
  const may = useMay();
  const alerts = useInfiniteQuery(alertPagesQuery(of.id));
  const save = useMutation({
    mutationFn: async () => saveCsv(`${of.displayId}-alerts.csv`, alertsCsv(await everyAlert(of.id))),
  });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deciding, setDeciding] = useState<{ kind: LinkDecisionKind; on: Case } | null>(null);
  const items = alerts.data?.pages.flatMap((page) => page.items) ?? [];
  const selected = items.filter(({ id }) => chosen.has(id));
  const decides = may('case.decide') && isOpen(of.status);
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const begin = (kind: LinkDecisionKind) => () => setDeciding({ kind, on: of });
  return (
    <>
      <div className={css['bar']}>
        <span role="status">{words('links.count', { count: items.length, chosen: selected.length })}</span>
        {decides && (
          <>
            <button type="button" disabled={selected.length === 0} onClick={begin('unlink')}>
              {words('links.unlink')}
            </button>
            <button
              type="button"
              disabled={selected.length === 0 || (!alerts.hasNextPage && selected.length === items.length)}
              onClick={begin('split')}
            >
              {words('links.split')}
            </button>
            <button type="button" disabled={selected.length === 0} onClick={begin('move')}>
              {words('links.move')}
            </button>
          </>
        )}
        <button
          type="button"
          data-kind="quiet"
          className={css['end']}
          disabled={alerts.data === undefined || save.isPending}
          onClick={() => save.mutate()}
        >
          {words('room.csv')}
        </button>
      </div>
      <Refusal error={alerts.error ?? save.error} />
      <CasePhases of={of} zone={zone} />
      <CaseWhy of={of} />
      <table>
        <caption className="visually-hidden">{words('room.tab.links')}</caption>
        <thead>
          <tr>
            {decides && (
              <th scope="col">
                <span className="visually-hidden">{words('links.select')}</span>
              </th>
            )}
            <th scope="col">{words('room.severity')}</th>
            <th scope="col">{words('links.alert')}</th>
            <th scope="col">{words('links.why')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((alert) => (
            <AlertRow
              key={alert.id}
              alert={alert}
              zone={zone}
              {...(decides ? { chosen: chosen.has(alert.id), onChoose: () => toggle(alert.id) } : {})}
            />
          ))}
        </tbody>
      </table>
      {alerts.hasNextPage && (
        <p>
          {words('room.more', { count: items.length })}{' '}
          <button type="button" disabled={alerts.isFetchingNextPage} onClick={() => void alerts.fetchNextPage()}>
            {words('links.more')}
          </button>
        </p>
      )}
      {deciding !== null && (
        <LinkDecision
          kind={deciding.kind}
          then={deciding.on}
          now={of}
          alerts={selected}
          onClose={() => {
            setDeciding(null);
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
}

interface AlertRowProps {
  alert: CaseAlert;
  zone: string | null;
  chosen?: boolean;
  onChoose?: () => void;
}

function AlertRow({ alert, zone, chosen = false, onChoose }: AlertRowProps): ReactNode {
  const words = useWords();
  return (
    <tr className={css['linkRow']}>
      {onChoose !== undefined && (
        <td>
          <input
            type="checkbox"
            checked={chosen}
            onChange={onChoose}
            aria-label={words('links.selectOne', { title: alert.title })}
          />
        </td>
      )}
      <td>
        <SeverityChip severity={alert.severity} short />
      </td>
      <td>
        <div>{alert.title}</div>
        <div className={css['dim']}>
          {alert.sensor.code ?? words('links.goneSensor')} · {words(`domain.${alert.kind}`)} ·{' '}
          <Times at={alert.firstAt} zone={zone} />
          {alert.occurrences > 1 && ` · ${words('links.times', { count: alert.occurrences })}`}
          {alert.late && ` · ${words('links.late')}`}
        </div>
      </td>
      <td>
        <ul className={css['reason']} data-reasons>
          {alert.reasons.length === 0 && <li>{words(`links.none.${alert.source}`)}</li>}
          {alert.reasons.map(({ rule, text, weight }, index) => (
            <li key={`${rule}${String(index)}`} title={`${rule} · ${weight.toFixed(2)}`}>
              {text}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
