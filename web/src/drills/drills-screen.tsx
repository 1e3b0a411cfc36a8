import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import layout from '../parts/list-detail.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { currentRealm, LIVE } from '../session/realm.ts';
import { useMay } from '../session/session.ts';
import { realmsQuery, runPagesQuery, templatesQuery } from './drill-queries.ts';
import { NewRun } from './new-run.tsx';
import { RunList } from './run-list.tsx';
import { runRows } from './run-rows.ts';
import { TemplateList } from './template-list.tsx';
import css from './drills.module.css';

/** Drills and their runs. Inside an exercise there is only that one. */
export function DrillsScreen(): ReactNode {
  const realm = currentRealm();
  if (realm === LIVE) return <DrillsOutside />;
  return <Navigate to="/drills/$run" params={{ run: realm.slice(realm.indexOf(':') + 1) }} replace />;
}

function DrillsOutside(): ReactNode {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const { make } = useSearch({ from: '/inside/drills' });
  const templates = useQuery({ ...templatesQuery, enabled: may('drill.read') });
  const runs = useInfiniteQuery({ ...runPagesQuery, enabled: may('drill.read') });
  const realms = useQuery({ ...realmsQuery, enabled: may('directory.read') });
  const chosen = may('drill.run') ? templates.data?.items.find(({ code }) => code === make) : undefined;
  const choose = (code?: string): void =>
    void navigate({ to: '/drills', search: code === undefined ? {} : { make: code } });
  return (
    <div className={layout['screen']}>
      <header className={layout['head']}>
        <h1>{words('drills.title')}</h1>
        <Link to="/drills/improvements" className="button">
          {words('drills.assigned.link')}
        </Link>
      </header>
      <Refusal error={templates.error ?? runs.error ?? realms.error} />
      <div
        className={`${String(layout['middle'])} ${String(css['middle'])}`}
        data-detail={chosen !== undefined || undefined}
      >
        <div className={css['main']}>
          <section aria-labelledby="drill-runs">
            <h2 id="drill-runs">{words('drills.runsTitle')}</h2>
            {!realms.isPending && (
              <RunList rows={runRows(runs.data?.pages.flatMap(({ items }) => items) ?? [], realms.data?.items ?? [])} />
            )}
            {runs.hasNextPage && (
              <button type="button" disabled={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
                {words('drills.olderRuns')}
              </button>
            )}
          </section>
          {may('drill.read') && (
            <section aria-labelledby="drill-templates">
              <h2 id="drill-templates">{words('drills.templates')}</h2>
              {templates.data?.items.length === 0 && <p className={css['empty']}>{words('drills.noTemplates')}</p>}
              <TemplateList templates={templates.data?.items ?? []} chosen={chosen?.code} onMake={choose} />
            </section>
          )}
        </div>
        {chosen !== undefined && <NewRun key={chosen.code} template={chosen} onClose={() => choose()} />}
      </div>
    </div>
  );
}
