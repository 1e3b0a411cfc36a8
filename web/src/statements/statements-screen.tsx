import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useMay } from '../session/session.ts';
import { NewStatement } from './new-statement.tsx';
import { ReceivedView } from './received-view.tsx';
import { RumourLog } from './rumour-log.tsx';
import { receivedQuery, STATES, type StatementState, statementsQuery } from './statement-data.ts';
import { StatementView } from './statement-detail.tsx';
import { ReceivedList, StatementList } from './statement-list.tsx';
import css from './statements.module.css';

/** What stands for a statement that is being written. */
const NEW = 'new';

/** What is said: statements with where they stand, one of them, and the rumour log beside. */
export function StatementsScreen(): ReactNode {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const { statement, received } = useSearch({ from: '/inside/statements' });
  const [state, setState] = useState<StatementState | null>(null);
  const own = useQuery({ ...statementsQuery(undefined), enabled: may('statement.read') });
  const others = useQuery({ ...receivedQuery, enabled: may('statement.read') });
  const items = (own.data?.items ?? []).filter((one) => state === null || one.state === state);
  const asked = (others.data?.items ?? []).filter(({ stage }) => stage === 'asked');
  const told = (others.data?.items ?? []).filter(({ stage }) => stage === 'released');
  const choose = (id: string): void => void navigate({ to: '/statements', search: { statement: id } });
  const chooseReceived = (id: string): void => void navigate({ to: '/statements', search: { received: id } });
  if (!may('statement.read')) return <p className={css['screen']}>{words('statement.notForYou')}</p>;
  return (
    <div className={css['screen']}>
      <div className={css['lists']}>
        <div className={css['head']}>
          <h1>{words('nav.statements')}</h1>
          {may('statement.write') && (
            <button type="button" data-kind="primary" onClick={() => choose(NEW)}>
              {words('statement.new')}
            </button>
          )}
        </div>
        <Refusal error={own.error ?? others.error} />
        {asked.length > 0 && (
          <section aria-labelledby="asked-title">
            <h2 id="asked-title">{words('statement.askedOfUs', { count: asked.length })}</h2>
            <ReceivedList items={asked} chosen={received} onChoose={chooseReceived} />
          </section>
        )}
        <section aria-labelledby="own-title">
          <div className={css['head']}>
            <h2 id="own-title">{words('statement.ours', { count: items.length })}</h2>
            <label className={css['inline']}>
              <span className="visually-hidden">{words('statement.filter')}</span>
              <select
                value={state ?? ''}
                onChange={({ target }) => setState(target.value === '' ? null : (target.value as StatementState))}
              >
                <option value="">{words('statement.all')}</option>
                {STATES.map((each) => (
                  <option key={each} value={each}>
                    {words(`statement.state.${each}`)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          {own.data !== undefined && items.length === 0 && <p className={css['dim']}>{words('statement.none')}</p>}
          <StatementList items={items} chosen={statement} onChoose={choose} />
        </section>
        <section aria-labelledby="told-title">
          <h2 id="told-title">{words('statement.toldToUs', { count: told.length })}</h2>
          {others.data !== undefined && told.length === 0 && (
            <p className={css['dim']}>{words('statement.noneTold')}</p>
          )}
          <ReceivedList items={told} chosen={received} onChoose={chooseReceived} />
        </section>
      </div>
      <div className={css['detail']}>
        {statement === NEW && <NewStatement caseId={undefined} onDone={choose} />}
        {statement !== undefined && statement !== NEW && (
          <StatementView key={statement} id={statement} onChoose={choose} />
        )}
        {received !== undefined && <ReceivedView key={received} id={received} onChoose={chooseReceived} />}
        {statement === undefined && received === undefined && <p className={css['dim']}>{words('statement.choose')}</p>}
      </div>
      <RumourLog />
    </div>
  );
}
