import type { ReactNode } from 'react';
import css from './peek.module.css';

export interface Reason {
  rule: string;
  version: number;
  text: string;
  weight: number;
}

/** Why something is where it is, the weightiest first, each with the rule that says so. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }): ReactNode {
  if (reasons.length === 0) return null;
  return (
    <ul className={css['reasons']}>
      {reasons
        .toSorted((a, b) => b.weight - a.weight)
        .map(({ rule, version, text, weight }) => (
          <li key={`${rule} ${text}`}>
            <meter min={0} max={1} value={weight} aria-label={rule} /> {text}{' '}
            <code>
              {rule} v{version}
            </code>
          </li>
        ))}
    </ul>
  );
}
