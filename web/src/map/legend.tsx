import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import css from './map.module.css';
import { SITE_SHAPES } from './site-marks.tsx';

const KINDS = ['port', 'substation', 'power_plant'] as const;
const COVERAGES = ['all', 'some', 'none'] as const;

/** What the signs of the map mean. */
export function Legend(): ReactNode {
  const words = useWords();
  return (
    <details className={`${css['note'] ?? ''} ${css['legend'] ?? ''}`}>
      <summary>{words('map.legend')}</summary>
      <ul>
        {KINDS.map((kind) => (
          <li key={kind}>
            <Sign>
              <path d={SITE_SHAPES[kind]} className={css['site']} />
            </Sign>
            {words(`map.kind.${kind}`)}
          </li>
        ))}
        <li>{words('map.legend.fill')}</li>
        {COVERAGES.map((coverage) => (
          <li key={coverage}>
            <Sign>
              <circle r="11" className={css['ring']} data-coverage={coverage} />
            </Sign>
            {words(`map.coverage.${coverage}`)}
          </li>
        ))}
        <li>
          <Sign>
            <path d="M0 -7 7 0 0 7-7 0Z" className={css['track']} />
          </Sign>
          {words('map.legend.track')}
        </li>
        <li>
          <Sign>
            <path d="M0 -7 7 0 0 7-7 0Z" className={css['track']} data-stale />
          </Sign>
          {words('map.legend.stale')}
        </li>
        <li>
          <Sign>
            <circle r="10" className={css['reach']} />
          </Sign>
          {words('map.legend.reach')}
        </li>
      </ul>
      <p>{words('map.legend.land')}</p>
    </details>
  );
}

function Sign({ children }: { children: ReactNode }): ReactNode {
  return (
    <svg viewBox="-14 -14 28 28" width="24" height="24" aria-hidden="true">
      {children}
    </svg>
  );
}
