import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { allPages } from '../api/all-pages.ts';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { useCommands } from '../keys/use-commands.ts';
import { Refusal } from '../parts/refusal.tsx';
import { saveCsv } from '../parts/save-file.ts';
import { casesCsv } from './case-csv.ts';
import { CaseFilters } from './case-filters.tsx';
import { caseListQuery } from './case-filter.ts';
import css from './case-list.module.css';
import { CaseTable } from './case-table.tsx';
import { useAssigneeNames } from './use-assignee-names.ts';
import { useHeldList } from './use-held-list.ts';

const route = getRouteApi('/inside/cases');
const PAGE = 200;
const MOST = 2_000;

/** All cases somebody sees, in place while they change. */
export function CaseListScreen(): ReactNode {
  const words = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [busy, setBusy] = useState(false);
  const query = caseListQuery(search);
  const cases = useQuery({
    queryKey: ['cases', query],
    queryFn: () =>
      allPages(
        (cursor) => take(api.GET('/api/v1/cases', { params: { query: { ...query, limit: PAGE, cursor } } })),
        MOST,
      ),
    placeholderData: keepPreviousData,
  });
  useAssigneeNames(cases.data?.items ?? NONE);
  const held = useHeldList(cases.data?.items ?? NONE, busy, JSON.stringify(query));
  useCommands({ release: held.release, filter: () => document.getElementById('case-words')?.focus() });
  return (
    <section className={css['screen']}>
      <header className={css['header']}>
        <h1>{words('nav.cases')}</h1>
        <span className={css['count']} role="status">
          {cases.data !== undefined &&
            words(cases.data.more ? 'cases.countMore' : 'cases.count', { count: cases.data.items.length })}
        </span>
        {held.waiting > 0 && (
          <button type="button" onClick={held.release}>
            {words('cases.waiting', { count: held.waiting })}
          </button>
        )}
        <button
          type="button"
          className={css['export']}
          disabled={held.rows.length === 0}
          onClick={() => saveCsv('cases.csv', casesCsv(held.rows.map(({ row }) => row)))}
        >
          {words('cases.csv')}
        </button>
      </header>
      <CaseFilters search={search} onChange={(next) => void navigate({ search: next, replace: true })} />
      <Refusal error={cases.error} />
      {cases.isPending ? (
        <p>{words('app.loading')}</p>
      ) : held.rows.length === 0 ? (
        <p className={css['nothing']}>{words('cases.nothing')}</p>
      ) : (
        <CaseTable rows={held.rows} onBusy={setBusy} />
      )}
    </section>
  );
}

const NONE: never[] = [];
