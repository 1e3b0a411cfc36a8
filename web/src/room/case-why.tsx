import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, type Schemas, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { sentence } from '../parts/sentence.ts';
import type { Case } from './case-data.ts';
import css from './room.module.css';

/** Counterfactuals, and links of the chain, told before the rest is only counted. */
const MOST_WITHOUT = 5;
const MOST_STEPS = 50;

type Explanation = Schemas['CaseExplanationDto'];

/** What holds the case together, asked for when somebody wants to know. */
export function CaseWhy({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const found = useQuery({
    queryKey: ['case', of.id, 'explanation'],
    queryFn: () => take(api.GET('/api/v1/cases/{id}/explanation', { params: { path: { id: of.id } } })),
    enabled: open,
  });
  return (
    <details data-why onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words('why.title')}</summary>
      <Refusal error={found.error} />
      {open && found.data === undefined && !found.isError && <p className={css['dim']}>{words('app.loading')}</p>}
      {open && found.data !== undefined && <Why of={found.data} />}
    </details>
  );
}

/** What it would fall into without which evidence, and how each alert came in. */
function Why({ of: why }: { of: Explanation }): ReactNode {
  const words = useWords();
  const steps = why.steps.slice(0, MOST_STEPS);
  return (
    <>
      <p className={css['dim']}>{words('why.held', { alerts: why.alerts, ties: why.ties })}</p>
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
    </>
  );
}
