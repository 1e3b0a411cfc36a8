import { memo, type ReactNode } from 'react';
import css from './map.module.css';
import type { Place, Point } from './mercator.ts';
import type { Zone } from './queries.ts';
import { type Size, toPixels, type View } from './view.ts';

/** A zone smaller than this is a dot, and its site's mark says enough. Pixels. */
const LEAST = 10;
/** A zone this large has room for its name. Pixels. */
const NAMED = 120;

interface ZonesLayerProps {
  /** With names that do not say their site again. */
  zones: readonly Zone[];
  frame: View;
  size: Size;
}

/** Warning and critical zones, told apart by their line as well as their colour, and named where there is room. */
export const ZonesLayer = memo(function ZonesLayer({ zones, frame, size }: ZonesLayerProps): ReactNode {
  return (
    <g>
      {zones.map((zone) => {
        const rings = zone.polygon.coordinates.map((ring) =>
          ring.map((point) => toPixels(placeOf(point), frame, size)),
        );
        const [outer = []] = rings;
        const left = Math.min(...outer.map(({ x }) => x));
        const right = Math.max(...outer.map(({ x }) => x));
        const top = Math.min(...outer.map(({ y }) => y));
        if (right - left < LEAST) return null;
        return (
          <g key={zone.id}>
            <path d={rings.map(pathOf).join('')} className={css['zone']} data-kind={zone.kind} fillRule="evenodd" />
            {right - left > NAMED && (
              <text className={css['zoneName']} x={(left + right) / 2} y={top + 16} data-kind={zone.kind}>
                {zone.name}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
});

const placeOf = ([lon = 0, lat = 0]: readonly number[]): Place => ({ lon, lat });
const pathOf = (ring: readonly Point[]): string =>
  `M${ring.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}Z`;
