import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import layout from '../parts/list-detail.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { currentRealm, LIVE } from '../session/realm.ts';
import { useMay } from '../session/session.ts';
import { templateQuery } from './authoring/authoring-queries.ts';
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
  const { make, draft = false } = useSearch({ from: '/inside/drills' });
  const templates = useQuery({ ...templatesQuery, enabled: may('drill.read') });
  const runs = useInfiniteQuery({ ...runPagesQuery, enabled: may('drill.read') });
  const realms = useQuery({ ...realmsQuery, enabled: may('directory.read') });
  // The newest text of a draft is not what the list tells of.
  const asDraft = useQuery({ ...templateQuery(make ?? ''), enabled: draft && make !== undefined });
  const listed = templates.data?.items.find(({ ref }) => ref === make);
  const chosen = may('drill.run') ? (draft ? asDraft.data : listed) : undefined;
  const choose = (ref?: string): void =>
    void navigate({ to: '/drills', search: ref === undefined ? {} : { make: ref } });
  // What nobody has approved is run from where it is written.
  const runnable = templates.data?.items.filter(({ state }) => state === 'shipped' || state === 'approved') ?? [];
  return (
    <div className={layout['screen']}>
      <header className={layout['head']}>
        <h1>{words('drills.title')}</h1>
        <Link to="/drills/improvements" className="button">
          {words('drills.assigned.link')}
        </Link>
      </header>
      <Refusal error={templates.error ?? runs.error ?? realms.error ?? asDraft.error} />
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
              {may('drill.author') && (
                <p>
                  <Link to="/drills/templates">{words('authoring.write')}</Link>
                </p>
              )}
              {!templates.isPending && runnable.length === 0 && (
                <p className={css['empty']}>{words('drills.noTemplates')}</p>
              )}
              <TemplateList templates={runnable} chosen={chosen?.ref} onMake={choose} />
            </section>
          )}
        </div>
        {chosen !== undefined && (
          <NewRun key={`${chosen.ref} ${String(draft)}`} template={chosen} ofDraft={draft} onClose={() => choose()} />
        )}
      </div>
    </div>
  );
}
