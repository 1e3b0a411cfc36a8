import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { Ago } from '../time/times.tsx';
import css from './panel.module.css';
import type { Case } from './queries.ts';

interface CaseListProps {
  cases: readonly Case[];
  chosen: string | null;
  onPick: (key: string) => void;
}

/** More rows than anybody reads would make each second slow. */
const MOST = 200;

/** Open cases beside the map, worst first; choosing one shows where it is. */
export const CaseList = memo(function CaseList({ cases, chosen, onPick }: CaseListProps): ReactNode {
  const words = useWords();
  if (cases.length === 0) return <p className={css['empty']}>{words('map.noCases')}</p>;
  return (
    <ul className={css['cases']}>
      {cases.slice(0, MOST).map((each) => (
        <li key={each.id} data-chosen={chosen === `case:${each.id}` || undefined}>
          <button
            type="button"
            data-kind="quiet"
            aria-pressed={chosen === `case:${each.id}`}
            onClick={() => onPick(`case:${each.id}`)}
          >
            <SeverityChip severity={each.severity} short />
            <span className={css['caseTitle']}>{each.title}</span>
          </button>
          <span className={css['caseFacts']}>
            <Link to="/cases/$displayId" params={{ displayId: each.displayId }}>
              {each.displayId}
            </Link>
            <span>{each.site.name}</span>
            <Ago at={each.openedAt} />
          </span>
        </li>
      ))}
      {cases.length > MOST && (
        <li className={css['empty']}>{words('map.moreCases', { count: cases.length - MOST })}</li>
      )}
    </ul>
  );
});
