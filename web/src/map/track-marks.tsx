import { memo, type ReactNode } from 'react';
import { severityClass } from '../parts/severity.ts';
import css from './map.module.css';
import type { TrackScene } from './scene.ts';
import { strength } from './tracks.ts';
import { toPixels, type Size, type View } from './view.ts';

const DRONE = 'M0 -7 7 0 0 7-7 0Z';
const VESSEL = 'M0 -9 5 -3V7H-5V-3Z';

export const isVessel = (objectClass: string | null): boolean => /vessel|ship|boat|surface/i.test(objectClass ?? '');

interface TrackMarkProps {
  track: TrackScene;
  frame: View;
  size: Size;
  chosen: boolean;
  /** How long ago, for one that is stale. */
  ageText: string;
}

/** Something that moves: where it was last heard, whereto, and the way there. Hollow once it is stale. */
export const TrackMark = memo(function TrackMark({ track, frame, size, chosen, ageText }: TrackMarkProps): ReactNode {
  const { last, tail, heading, stale, severity } = track;
  const at = toPixels(last, frame, size);
  const way = (chosen ? track.track.points.filter((point) => point.at <= last.at) : tail)
    .map((point) => toPixels(point, frame, size))
    .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`);
  const vessel = isVessel(track.track.objectClass);
  return (
    <g data-key={`track:${track.track.id}`} className={css['mark']} opacity={strength(track)}>
      {way.length > 1 && <polyline points={way.join(' ')} className={css['tail']} />}
      <g transform={`translate(${at.x} ${at.y})`}>
        <circle r="13" className={css['target']} />
        {chosen && <circle r="15" className={css['chosen']} />}
        {heading !== null && <path d="M0 -8V-20" className={css['heading']} transform={`rotate(${heading})`} />}
        <path
          d={vessel ? VESSEL : DRONE}
          transform={vessel && heading !== null ? `rotate(${heading})` : undefined}
          className={css['track']}
          data-severity={severity === null ? undefined : severityClass(severity)}
          data-stale={stale || undefined}
        />
        {stale && (
          <text className={css['age']} y="20">
            {ageText}
          </text>
        )}
      </g>
    </g>
  );
});
