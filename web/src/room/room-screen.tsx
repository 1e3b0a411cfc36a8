import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';

export function RoomScreen(): ReactNode {
  const words = useWords();
  return <h1>{words('nav.cases')}</h1>;
}
