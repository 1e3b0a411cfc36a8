import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';

export function MapScreen(): ReactNode {
  const words = useWords();
  return <h1>{words('nav.map')}</h1>;
}
