import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import layout from '../../parts/list-detail.module.css';
import { Refusal } from '../../parts/refusal.tsx';
import { currentRealm, LIVE } from '../../session/realm.ts';
import { useMay } from '../../session/session.ts';
import { Times } from '../../time/times.tsx';
import type { DrillTemplate } from '../contract.ts';
import { templatesQuery } from '../drill-queries.ts';
import { ImportDialog } from './import-dialog.tsx';
import { NewDialog } from './new-dialog.tsx';
import { StateMark } from './state-mark.tsx';
import css from './authoring.module.css';

const STATES = ['draft', 'approved', 'archived', 'shipped'] as const satisfies readonly DrillTemplate['state'][];

/** The drills there are, whose they are, and how far they have come. */
export function TemplatesScreen(): ReactNode {
  const words = useWords();
  const may = useMay();
  const list = useQuery(templatesQuery);
  const [text, setText] = useState('');
  const [state, setState] = useState<DrillTemplate['state'] | ''>('');
  const [dialog, setDialog] = useState<'new' | 'import' | null>(null);
  const items = list.data?.items ?? [];
  const wanted = text.trim().toLowerCase();
  const shown = items.filter(
    (one) =>
      (state === '' ? one.state !== 'archived' : one.state === state) &&
      `${one.title} ${one.code} ${one.owner?.name ?? ''}`.toLowerCase().includes(wanted),
  );
  const writes = may('drill.author') && currentRealm() === LIVE;
  return (
    <div className={layout['screen']}>
      <header className={layout['head']}>
        <h1>{words('authoring.title')}</h1>
        <form role="search" className={layout['filters']} onSubmit={(event) => event.preventDefault()}>
          <label>
            {words('authoring.find')}
            <input type="search" value={text} onChange={({ target }) => setText(target.value)} />
          </label>
          <label>
            {words('authoring.column.state')}
            <select value={state} onChange={({ target }) => setState(target.value as typeof state)}>
              <option value="">{words('authoring.notArchived')}</option>
              {STATES.map((one) => (
                <option key={one} value={one}>
                  {words(`authoring.state.${one}`)} ({items.filter((item) => item.state === one).length})
                </option>
              ))}
            </select>
          </label>
          {writes && (
            <>
              <button type="button" data-kind="primary" onClick={() => setDialog('new')}>
                {words('authoring.new')}
              </button>
              <button type="button" onClick={() => setDialog('import')}>
                {words('authoring.import')}
              </button>
            </>
          )}
        </form>
      </header>
      <Refusal error={list.error} />
      <div className={css['list']}>
        <table className={css['table']}>
          <caption className="visually-hidden">{words('authoring.caption', { count: shown.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{words('authoring.column.drill')}</th>
              <th scope="col">{words('authoring.column.state')}</th>
              <th scope="col">{words('authoring.column.owner')}</th>
              <th scope="col">{words('authoring.column.for')}</th>
              <th scope="col">{words('authoring.column.saved')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <TemplateRow key={one.ref} template={one} />
            ))}
          </tbody>
        </table>
        {!list.isPending && shown.length === 0 && <p className={css['dim']}>{words('authoring.none')}</p>}
      </div>
      {dialog === 'new' && <NewDialog onClose={() => setDialog(null)} />}
      {dialog === 'import' && <ImportDialog into={null} onClose={() => setDialog(null)} />}
    </div>
  );
}

function TemplateRow({ template }: { template: DrillTemplate }): ReactNode {
  const words = useWords();
  const may = useMay();
  const { ref, code, title, owner, own, state, releasableTo, savedAt, revision, latest } = template;
  return (
    <tr>
      <th scope="row">
        {may('drill.author') ? (
          <Link to="/drills/templates/$ref" params={{ ref }} className={css['name']}>
            {title}
          </Link>
        ) : (
          title
        )}
        <span className={css['under']}>{code}</span>
      </th>
      <td>
        <StateMark state={state} />
        {state === 'approved' && own && latest !== revision && (
          <span className={css['under']}>{words('authoring.newerDraft', { revision: latest ?? 0 })}</span>
        )}
      </td>
      <td>
        {owner === null ? words('authoring.everybody') : owner.name}
        {owner !== null && <span className={css['under']}>{owner.nation}</span>}
      </td>
      <td>
        {state === 'shipped'
          ? words('authoring.everybody')
          : !own
            ? words('authoring.releasedToYou')
            : releasableTo.length === 0
              ? words('authoring.nobodyElse')
              : releasableTo.join(', ')}
      </td>
      <td>{savedAt === null ? '–' : <Times at={savedAt} />}</td>
    </tr>
  );
}
