import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { type Tab, Tabs } from '../parts/tabs.tsx';
import { Appearance } from './appearance.tsx';
import { KeySettings } from './key-settings.tsx';
import { Notifications } from './notifications.tsx';
import { Security } from './security.tsx';
import { Tokens } from './tokens.tsx';
import css from './settings.module.css';

/** What a person sets for this browser, and what makes the account theirs. */
export function SettingsScreen(): ReactNode {
  const words = useWords();
  const navigate = useNavigate();
  const { part } = useSearch({ from: '/inside/settings' });
  const tabs: readonly Tab[] = [
    { value: 'look', label: words('settings.look'), content: () => <Appearance /> },
    { value: 'keys', label: words('keys.title'), content: () => <KeySettings /> },
    { value: 'notifications', label: words('settings.notifications'), content: () => <Notifications /> },
    { value: 'security', label: words('settings.security'), content: () => <Security /> },
    { value: 'tokens', label: words('settings.tokens'), content: () => <Tokens /> },
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
