import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { type Tab, Tabs } from '../parts/tabs.tsx';
import { useMay } from '../session/session.ts';
import { Constraints } from './constraints.tsx';
import { Flyers } from './flyers.tsx';
import css from './standing.module.css';

/** What people told correlation for a time, and whom the sites know in the air. */
export function StandingScreen(): ReactNode {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const { part } = useSearch({ from: '/inside/standing' });
  const tabs: readonly Tab[] = [
    ...(may('case.read')
      ? [{ value: 'constraints', label: words('standing.constraints'), content: () => <Constraints /> }]
      : []),
    { value: 'flyers', label: words('standing.flyers'), content: () => <Flyers /> },
  ];
  const shown = tabs.find(({ value }) => value === part) ?? tabs[0];
  return (
    <div className={css['screen']}>
      <h1>{words('nav.standing')}</h1>
      <Tabs
        label={words('nav.standing')}
        value={shown?.value ?? 'flyers'}
        onChange={(next) => void navigate({ to: '/standing', search: { part: next }, replace: true })}
        tabs={tabs}
      />
    </div>
  );
}
