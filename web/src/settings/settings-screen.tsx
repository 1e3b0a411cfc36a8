import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';

export function SettingsScreen(): ReactNode {
  const words = useWords();
  return <h1>{words('nav.settings')}</h1>;
}
