import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useNationName } from '../parts/use-nation-name.ts';
import { KeepEverything } from './keep-everything.tsx';
import { PolicyForm } from './policy-form.tsx';
import { PolicyStanding } from './policy-standing.tsx';
import { keepsEverything } from './periods.ts';
import css from './retention.module.css';
import { policyQuery } from './retention-data.ts';
import { Runs } from './runs.tsx';
import type { Outcome } from './use-set-policy.ts';

/** How long a nation keeps its alerts: as it stands, what another policy would remove, and what was removed. */
export function RetentionPanel({ nation }: { nation: string }): ReactNode {
  const words = useWords();
  const nationName = useNationName();
  const policy = useQuery(policyQuery(nation));
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  if (policy.data === undefined) return <Refusal error={policy.error} />;
  const { data } = policy;
  return (
    <div className={css['part']} data-retention>
      <p className={css['hint']}>{words('retention.about', { nation: nationName(nation) })}</p>
      <section>
        <h2>{words('retention.standing')}</h2>
        <PolicyStanding policy={data} />
        <div role="status">{outcome === 'saved' && <p>{words('retention.saved')}</p>}</div>
        <div role="alert">
          {outcome === 'changed' && <p className={css['warning']}>{words('retention.changed')}</p>}
        </div>
        {data.maySet && !keepsEverything(data) && <KeepEverything nation={nation} onOutcome={setOutcome} />}
      </section>
      <section>
        <h2>{words('retention.change')}</h2>
        {data.maySet ? (
          // Made anew of what was saved, whoever saved it.
          <PolicyForm key={data.version} policy={data} onOutcome={setOutcome} />
        ) : (
          <p className={css['hint']}>{words('retention.byCert')}</p>
        )}
      </section>
      <section>
        <h2>{words('retention.runs')}</h2>
        <Runs nation={nation} />
      </section>
    </div>
  );
}
