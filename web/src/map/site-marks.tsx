import { memo, type ReactNode } from 'react';
import { severityClass } from '../parts/severity.ts';
import { SHAPES } from '../parts/severity-chip.tsx';
import type { Coverage } from './coverage.ts';
import css from './map.module.css';
import type { Point } from './mercator.ts';
import type { Site } from './queries.ts';

/** Outline of each kind of site around 0, 0, some 18 pixels wide. */
export const SITE_SHAPES: Readonly<Record<Site['kind'], string>> = {
  port: 'M-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0Z',
  substation: 'M-8 -8H8V8H-8Z',
  power_plant: 'M0 -9.5 8.5 -4.8V4.8L0 9.5-8.5 4.8V-4.8Z',
};

interface SiteMarkProps {
  markKey: string;
  x: number;
  y: number;
  kind: Site['kind'];
  worst: number | null;
  coverage: Coverage;
  chosen: boolean;
}

/** A site: shape = kind, fill and inner shape = worst open case, ring = sensors. */
export const SiteMark = memo(function SiteMark(props: SiteMarkProps): ReactNode {
  const { markKey, x, y, kind, worst, coverage, chosen } = props;
  const severity = worst === null ? undefined : severityClass(worst);
  return (
    <g data-key={markKey} className={css['mark']} transform={`translate(${x} ${y})`}>
      <circle r="14" className={css['target']} />
      {chosen && <circle r="18" className={css['chosen']} />}
      {coverage !== 'no-sensors' && <circle r="13" className={css['ring']} data-coverage={coverage} />}
      <path d={SITE_SHAPES[kind]} className={css['site']} data-severity={severity} />
      {severity !== undefined && <path d={SHAPES[severity]} transform="translate(-6 -6)" className={css['glyph']} />}
    </g>
  );
});

interface ClusterMarkProps {
  markKey: string;
  at: Point;
  count: number;
  worst: number | null;
}

/** Sites that crowd together: how many, and the worst of them. */
export function ClusterMark({ markKey, at, count, worst }: ClusterMarkProps): ReactNode {
  const severity = worst === null ? undefined : severityClass(worst);
  return (
    <g data-key={markKey} className={css['mark']} transform={`translate(${at.x} ${at.y})`}>
      <circle r="17" className={css['cluster']} data-severity={severity} />
      {severity !== undefined && <path d={SHAPES[severity]} transform="translate(-6 -14)" className={css['glyph']} />}
      <text className={css['count']} y={severity === undefined ? 4 : 10}>
        {count}
      </text>
    </g>
  );
}
