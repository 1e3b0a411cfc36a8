import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, Suspense, useState } from 'react';
import { late } from '../../app/late.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FaultyText } from '../../parts/faulty-text.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { currentRealm, LIVE } from '../../session/realm.ts';
import { useMay } from '../../session/session.ts';
import { type Detail, templateQuery } from './authoring-queries.ts';
import type { EditorProps } from './editor.tsx';
import { NewDialog } from './new-dialog.tsx';
import { sideTabs } from './side-tabs.tsx';
import { StateMark } from './state-mark.tsx';
import css from './authoring.module.css';

/** With what reads and writes YAML: loaded for whoever writes. */
const Editor = late(async () => {
  const [{ Editor: Loaded }, { applyEdits, readText }, { faultsByItem, placeOf }] = await Promise.all([
    import('./editor.tsx'),
    import('./apply-edit.ts'),
    import('./text-places.ts'),
  ]);
  const yaml = { applyEdits, readText, faultsByItem, placeOf };
  return { default: (props: Omit<EditorProps, 'yaml'>) => <Loaded {...props} yaml={yaml} /> };
});

const TABS = ['form', 'text', 'revisions', 'more'] as const;

/** One drill: a form and a text of the same words, its revisions, and what can be done with it. */
export function TemplateScreen(): ReactNode {
  const { ref } = useParams({ from: '/inside/drills/templates/$ref' });
  const asked = useQuery(templateQuery(ref));
  return (
    <div className={css['screen']}>
      <Refusal error={asked.error} />
      {asked.data !== undefined && <Template key={asked.data.ref} detail={asked.data} />}
    </div>
  );
}

function Template({ detail }: { detail: Detail }): ReactNode {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const { tab = 'form' } = useSearch({ from: '/inside/drills/templates/$ref' });
  const [copying, setCopying] = useState(false);
  const { ref, title, owner, own, state, latest, approvedRevision, text } = detail;
  const writes = own && currentRealm() === LIVE && state !== 'archived';
  const go = (next: string): void =>
    void navigate({ to: '/drills/templates/$ref', params: { ref }, search: { tab: next }, replace: true });
  const runnable = state === 'shipped' || (state === 'approved' && approvedRevision !== null);
  return (
    <>
      <header className={css['head']}>
        <div>
          <p className={css['under']}>
            <Link to="/drills/templates">{words('authoring.title')}</Link>
          </p>
          <h1>{title}</h1>
          <p className={css['facts']}>
            <StateMark state={state} />
            <span>{owner === null ? words('authoring.everybody') : `${owner.name} (${owner.nation})`}</span>
            {own && (
              <span>{words('authoring.standing', { latest: latest ?? 0, approved: approvedRevision ?? 0 })}</span>
            )}
          </p>
        </div>
        <div className={css['buttons']}>
          {may('drill.run') && runnable && (
            <Link to="/drills" search={{ make: ref }} data-kind="primary" className={css['button']}>
              {words('drills.makeOf')}
            </Link>
          )}
          {may('drill.run') && writes && latest !== approvedRevision && (
            <Link to="/drills" search={{ make: ref, draft: true }} className={css['button']}>
              {words('authoring.runDraft')}
            </Link>
          )}
          <button type="button" onClick={() => setCopying(true)}>
            {words('authoring.copy')}
          </button>
        </div>
      </header>
      {writes ? (
        <Suspense>
          <Editor detail={detail} tab={tab} onTab={go} />
        </Suspense>
      ) : (
        <Tabs
          label={words('authoring.views')}
          value={TABS.includes(tab as 'text') && tab !== 'form' ? tab : 'text'}
          onChange={go}
          tabs={[
            {
              value: 'text',
              label: words('authoring.tab.text'),
              content: () => <FaultyText text={text} label={words('authoring.text')} faults={detail.faults} />,
            },
            ...sideTabs(detail, words),
          ]}
        />
      )}
      {copying && <NewDialog of={detail} onClose={() => setCopying(false)} />}
    </>
  );
}
