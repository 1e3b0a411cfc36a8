import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { sentence } from '../parts/sentence.ts';
import type { Case } from './case-data.ts';
import css from './room.module.css';

/** Counterfactuals, and links of the chain, told before the rest is only counted. */
const MOST_WITHOUT = 5;
const MOST_STEPS = 50;

/** What holds the case together: what it would fall into without which evidence, and how each alert came in. */
export function CaseWhy({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const found = useQuery({
    queryKey: ['case', of.id, 'explanation'],
    queryFn: () => take(api.GET('/api/v1/cases/{id}/explanation', { params: { path: { id: of.id } } })),
  });
  const { data: why } = found;
  if (why === undefined) return <Refusal error={found.error} />;
  const steps = why.steps.slice(0, MOST_STEPS);
  return (
    <details data-why>
      <summary>
        {words('why.title')}{' '}
        <span className={css['dim']}>{words('why.held', { alerts: why.alerts, ties: why.ties })}</span>
      </summary>
      <h3>{words('why.without')}</h3>
      {why.withoutEvidence.length === 0 && <p className={css['dim']}>{words('why.nothing')}</p>}
      <ul className={css['reason']} data-without>
        {why.withoutEvidence.slice(0, MOST_WITHOUT).map((what) => (
          <li key={`${what.evidence.kind}:${what.evidence.value}`}>
            {sentence(words, what)}
            <ul>
              {what.parts.map(({ firstAlertId, alerts, title, opens }) => (
                <li key={firstAlertId} className={css['dim']}>
                  {words('why.part', { alerts, title })}
                  {opens && ` · ${words('why.opens')}`}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <h3>{words('why.chain')}</h3>
      <ol className={css['reason']} data-chain>
        {steps.map((step) => (
          <li key={step.alertId}>
            {step.viaAlertId !== null && <strong>{step.title}: </strong>}
            {sentence(words, step)}
          </li>
        ))}
      </ol>
      {why.steps.length > steps.length && (
        <p className={css['dim']}>{words('why.more', { count: why.steps.length - steps.length })}</p>
      )}
    </details>
  );
}
