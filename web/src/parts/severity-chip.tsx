import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { type SeverityClass, severityClass } from './severity.ts';
import css from './severity-chip.module.css';

/** Outline of each class in a 12 by 12 box; the shape tells them apart without colour. */
export const SHAPES: Readonly<Record<SeverityClass, string>> = {
  info: 'M2 5h8v2H2z',
  low: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z',
  medium: 'M6 .8 11.2 6 6 11.2.8 6z',
  high: 'M1.5 1.5h9v9h-9z',
  critical: 'M6 .8 11.6 11H.4z',
};

export function SeverityShape({ of, size = 12 }: { of: SeverityClass; size?: number }): ReactNode {
  return (
    <svg viewBox="0 0 12 12" width={size} height={size} aria-hidden="true">
      <path d={SHAPES[of]} fill="currentColor" />
    </svg>
  );
}

/** Severity as shape, number, word and colour, each of which suffices alone. */
export function SeverityChip({ severity, short = false }: { severity: number; short?: boolean }): ReactNode {
  const words = useWords();
  const of = severityClass(severity);
  const word = words(`severity.${of}`);
  return (
    <span className={css['chip']} data-severity={of} title={short ? word : undefined}>
      <SeverityShape of={of} />
      <span>{severity}</span>
      <span className={short ? 'visually-hidden' : undefined}>{word}</span>
    </span>
  );
}
