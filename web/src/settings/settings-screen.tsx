import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { late } from '../app/late.ts';
import { useWords } from '../i18n/use-words.ts';
import { type Tab, Tabs } from '../parts/tabs.tsx';
import { currentRealm, LIVE } from '../session/realm.ts';
import { useMay, useWho } from '../session/session.ts';
import { Appearance } from './appearance.tsx';
import { KeySettings } from './key-settings.tsx';
import { Notifications } from './notifications.tsx';
import { Security } from './security.tsx';
import { Tokens } from './tokens.tsx';
import css from './settings.module.css';

const RetentionPanel = late(() =>
  import('../retention/retention-panel.tsx').then((part) => ({ default: part.RetentionPanel })),
);

/** What a person sets for this browser, what makes the account theirs, and for administrators how long the nation keeps its alerts. */
export function SettingsScreen(): ReactNode {
  const words = useWords();
  const navigate = useNavigate();
  const may = useMay();
  const { nation } = useWho();
  const { part } = useSearch({ from: '/inside/settings' });
  const tabs: readonly Tab[] = [
    { value: 'look', label: words('settings.look'), content: () => <Appearance /> },
    { value: 'keys', label: words('keys.title'), content: () => <KeySettings /> },
    { value: 'notifications', label: words('settings.notifications'), content: () => <Notifications /> },
    { value: 'security', label: words('settings.security'), content: () => <Security /> },
    { value: 'tokens', label: words('settings.tokens'), content: () => <Tokens /> },
    // It holds for the live realm and is set outside exercises alone.
    ...(may('settings.write') && nation !== null && currentRealm() === LIVE
      ? [{ value: 'retention', label: words('retention.title'), content: () => <Retention nation={nation} /> }]
      : []),
  ];
  const shown = tabs.some(({ value }) => value === part) ? part : undefined;
  return (
    <div className={css['screen']}>
      <h1>{words('nav.settings')}</h1>
      <Tabs
        label={words('nav.settings')}
        value={shown ?? 'look'}
        onChange={(next) => void navigate({ to: '/settings', search: { part: next }, replace: true })}
        tabs={tabs}
      />
    </div>
  );
}

function Retention({ nation }: { nation: string }): ReactNode {
  const words = useWords();
  return (
    <Suspense fallback={<p>{words('app.loading')}</p>}>
      <RetentionPanel nation={nation} />
    </Suspense>
  );
}
