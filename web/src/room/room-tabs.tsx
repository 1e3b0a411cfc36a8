import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { late } from '../app/late.ts';
import { useWords } from '../i18n/use-words.ts';
import { Tabs } from '../parts/tabs.tsx';
import { relatedQuery } from '../related/related-data.ts';
import { useMay } from '../session/session.ts';
import type { Case } from './case-data.ts';
import css from './room.module.css';
import { SummaryTab } from './summary-tab.tsx';

const LinksTab = late(() => import('./links-tab.tsx').then((part) => ({ default: part.LinksTab })));
const TasksTab = late(() => import('./tasks-tab.tsx').then((part) => ({ default: part.TasksTab })));
const ObservablesTab = late(() => import('./observables-tab.tsx').then((part) => ({ default: part.ObservablesTab })));
const EvidenceTab = late(() => import('./evidence-tab.tsx').then((part) => ({ default: part.EvidenceTab })));
const EntitiesTab = late(() => import('./entities-tab.tsx').then((part) => ({ default: part.EntitiesTab })));
const RelatedTab = late(() => import('../related/related-tab.tsx').then((part) => ({ default: part.RelatedTab })));
const StatementsTab = late(() =>
  import('../statements/statements-tab.tsx').then((part) => ({ default: part.StatementsTab })),
);
const SharesTab = late(() => import('../release/shares-tab.tsx').then((part) => ({ default: part.SharesTab })));

const route = getRouteApi('/inside/cases/$displayId');
const NAMES = [
  'summary',
  'links',
  'tasks',
  'observables',
  'evidence',
  'entities',
  'related',
  'statements',
  'shares',
] as const;
type Name = (typeof NAMES)[number];

interface RoomTabsProps {
  of: Case;
  zone: string | null;
}

/** What is known of a case. The chosen tab stands in the address. */
export function RoomTabs({ of, zone }: RoomTabsProps): ReactNode {
  const words = useWords();
  const may = useMay();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const names = NAMES.filter(
    (name) => (name !== 'shares' || may('release.read')) && (name !== 'statements' || may('statement.read')),
  );
  const chosen = names.find((name) => name === tab) ?? 'summary';
  const related = useQuery(relatedQuery(of.id));
  const proposed = related.data?.items.filter(({ state }) => state === 'open').length ?? 0;
  const content: Readonly<Record<Name, () => ReactNode>> = {
    summary: () => <SummaryTab of={of} zone={zone} />,
    links: () => <LinksTab of={of} zone={zone} />,
    tasks: () => <TasksTab of={of} zone={zone} />,
    observables: () => <ObservablesTab of={of} />,
    evidence: () => <EvidenceTab of={of} />,
    entities: () => <EntitiesTab of={of} />,
    related: () => <RelatedTab of={of} zone={zone} />,
    statements: () => <StatementsTab of={of} />,
    shares: () => <SharesTab of={of} />,
  };
  return (
    <div className={css['middle']}>
      <Tabs
        label={words('room.tabs')}
        value={chosen}
        onChange={(next) => void navigate({ search: next === 'summary' ? {} : { tab: next }, replace: true })}
        tabs={names.map((name) => ({
          value: name,
          label:
            name === 'related' && proposed > 0
              ? words('room.tab.relatedOpen', { count: proposed })
              : words(`room.tab.${name}`),
          content: () => <Suspense fallback={<p>{words('app.loading')}</p>}>{content[name]()}</Suspense>,
        }))}
      />
    </div>
  );
}
