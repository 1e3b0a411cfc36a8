import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { goToRealm } from '../session/realm.ts';
import { useMay } from '../session/session.ts';
import type { Run } from './contract.ts';
import { realmsQuery } from './drill-queries.ts';
import { RunMark } from './marks.tsx';
import { RunEnd } from './run-end.tsx';
import css from './drills.module.css';

/** A run seen from the real world: it is worked from inside alone. */
export function RunOutside({ runId, run }: { runId: string; run?: Run }): ReactNode {
  const words = useWords();
  const may = useMay();
  const realms = useQuery(realmsQuery);
  const realm = `exercise:${runId}`;
  const own = realms.data?.items.find((one) => one.realm === realm);
  return (
    <div className={css['page']}>
      <h1>{run?.designator ?? own?.designator ?? words('drills.title')}</h1>
      {run !== undefined && <RunMark state={run.state} />}
      <p>{words(own === undefined ? 'drills.notMember' : 'drills.outside')}</p>
      <p className={css['controls']}>
        {own !== undefined && (
          <button type="button" data-kind="primary" onClick={() => goToRealm(realm, `/drills/${runId}`)}>
            {words('drills.enter')}
          </button>
        )}
        <Link to="/drills" className="button">
          {words('drills.back')}
        </Link>
        {run !== undefined && may('drill.run') && <RunEnd run={run} />}
      </p>
    </div>
  );
}
