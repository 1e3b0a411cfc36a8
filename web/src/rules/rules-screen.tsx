import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import layout from '../parts/list-detail.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { useMay } from '../session/session.ts';
import { NewRule } from './new-rule.tsx';
import { RuleDetail } from './rule-detail.tsx';
import { RuleRow } from './rule-row.tsx';
import { rulesQuery, type Summary } from './rule-queries.ts';
import css from './rules.module.css';

const STATES = ['draft', 'test', 'live', 'retired', 'shipped'] as const satisfies readonly Summary['state'][];
/** What stands for a rule that is being written. */
const NEW = 'new';

/** The rules of the organisation and those that are shipped, and one of them. */
export function RulesScreen(): ReactNode {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const { rule: chosenId } = useSearch({ from: '/inside/rules' });
  const list = useQuery(rulesQuery);
  const [text, setText] = useState('');
  const [state, setState] = useState<Summary['state'] | null>(null);
  const items = useMemo(() => list.data?.items ?? [], [list.data]);
  const wanted = text.trim().toLowerCase();
  const shown = items.filter(
    (each) =>
      (state === null || each.state === state) && `${each.title} ${each.author ?? ''}`.toLowerCase().includes(wanted),
  );
  const choose = (rule?: string): void => void navigate({ to: '/rules', search: rule === undefined ? {} : { rule } });
  const chosen = items.find(({ id }) => id === chosenId);
  return (
    <div className={layout['screen']}>
      <header className={layout['head']}>
        <h1>{words('rules.title')}</h1>
        <form role="search" className={layout['filters']} onSubmit={(event) => event.preventDefault()}>
          <label>
            {words('rules.find')}
            <input type="search" value={text} onChange={({ target }) => setText(target.value)} />
          </label>
          <label>
            {words('rules.column.state')}
            <select
              value={state ?? ''}
              onChange={({ target }) => setState(target.value === '' ? null : (target.value as Summary['state']))}
            >
              <option value="">{words('rules.all', { count: items.length })}</option>
              {STATES.map((each) => (
                <option key={each} value={each}>
                  {words(`rules.state.${each}`)} ({items.filter((rule) => rule.state === each).length})
                </option>
              ))}
            </select>
          </label>
          {may('rule.write') && (
            <button type="button" data-kind="primary" onClick={() => choose(NEW)}>
              {words('rules.new')}
            </button>
          )}
        </form>
      </header>
      <Refusal error={list.error} />
      <div
        className={`${layout['middle']} ${css['middle']}`}
        data-detail={chosen !== undefined || chosenId === NEW || undefined}
      >
        <div className={layout['list']} tabIndex={-1}>
          <table className={css['table']}>
            <caption className="visually-hidden">{words('rules.caption', { count: shown.length })}</caption>
            <thead>
              <tr>
                <th scope="col">{words('rules.column.rule')}</th>
                <th scope="col">{words('rules.column.state')}</th>
                <th scope="col">{words('rules.column.author')}</th>
                <th scope="col">{words('rules.column.fired')}</th>
                <th scope="col">{words('rules.column.last')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((rule) => (
                <RuleRow key={rule.id} rule={rule} chosen={rule.id === chosenId} onChoose={choose} />
              ))}
            </tbody>
          </table>
          {!list.isPending && shown.length === 0 && <p className={css['empty']}>{words('rules.none')}</p>}
        </div>
        {chosenId === NEW && <NewRule onMade={choose} onClose={() => choose()} />}
        {chosen !== undefined && <RuleDetail key={chosen.id} summary={chosen} onClose={() => choose()} />}
      </div>
    </div>
  );
}
