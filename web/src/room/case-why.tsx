import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, type Schemas, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { sentence } from '../parts/sentence.ts';
import type { Case } from './case-data.ts';
import css from './room.module.css';

/** Counterfactuals told. */
const MOST_WITHOUT = 5;
/** Links of the chain told at once; of thousands the first say most. */
const STEPS = 50;

type Explanation = Schemas['CaseExplanationDto'];

/** What holds the case together, asked for when somebody wants to know. */
export function CaseWhy({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const found = useInfiniteQuery({
    queryKey: ['case', of.id, 'explanation'],
    queryFn: ({ pageParam: from }) =>
      take(
        api.GET('/api/v1/cases/{id}/explanation', {
          params: { path: { id: of.id }, query: { from, steps: STEPS } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ alerts, steps }, _, from) => (steps.length > 0 && from + STEPS < alerts ? from + STEPS : null),
    enabled: open,
  });
  const [why] = found.data?.pages ?? [];
  const steps = found.data?.pages.flatMap((page) => page.steps) ?? [];
  return (
    <details data-why onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words('why.title')}</summary>
      <Refusal error={found.error} />
      {open && why === undefined && !found.isError && <p className={css['dim']}>{words('app.loading')}</p>}
      {open && why !== undefined && (
        <>
          <Without of={why} />
          <Chain of={steps} />
        </>
      )}
      {open && found.hasNextPage && (
        <p>
          {words('why.more', { count: (why?.alerts ?? 0) - steps.length })}{' '}
          <button type="button" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {words('links.more')}
          </button>
        </p>
      )}
    </details>
  );
}

/** What it would fall into without which evidence. */
function Without({ of: why }: { of: Explanation }): ReactNode {
  const words = useWords();
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
    </>
  );
}

/** How each alert came in. */
function Chain({ of: steps }: { of: Explanation['steps'] }): ReactNode {
  const words = useWords();
  return (
    <>
      <h3>{words('why.chain')}</h3>
      <ol className={css['reason']} data-chain>
        {steps.map((step) => (
          <li key={step.alertId}>
            {step.viaAlertId !== null && <strong>{step.title}: </strong>}
            {sentence(words, step)}
          </li>
        ))}
      </ol>
    </>
  );
}
