import rings from 'virtual:land';
import { memo, type ReactNode, useMemo } from 'react';
import { COAST_FROM, outlines, PATH_UNITS, pathWithin } from './land-path.ts';
import css from './map.module.css';
import type { Point } from './mercator.ts';
import { roundLength } from './scale-bar.ts';
import { MARGIN } from './use-view.ts';
import { boxOf, metresPerPixel, type Size, type View } from './view.ts';

const LAND = outlines(rings);

/** Land without borders, or close by, where no coastline is true, lines at round distances. */
export function LandLayer({ view, frame, size }: { view: View; frame: View; size: Size }): ReactNode {
  const box = boxOf(frame, size, MARGIN);
  const path = useMemo(() => pathWithin(LAND, box), [box.west, box.east, box.south, box.north]);
  if (metresPerPixel(view) < COAST_FROM) return <Grid view={view} size={size} />;
  const at = (centre: Point): string => {
    const x = size.width / 2 - centre.x * view.scale;
    const y = size.height / 2 - centre.y * view.scale;
    return `translate(${x} ${y}) scale(${view.scale / PATH_UNITS})`;
  };
  return (
    <g transform={at(view.centre)}>
      <Land path={path} />
    </g>
  );
}

const Land = memo(function Land({ path }: { path: string }): ReactNode {
  return <path className={css['land']} d={path} fillRule="evenodd" />;
});

/** Lines at a round distance from each other, which stay where they are on the ground while it is dragged. */
function Grid({ view, size }: { view: View; size: Size }): ReactNode {
  const scale = metresPerPixel(view);
  const step = roundLength(scale, 160) / scale;
  const first = (centre: number, length: number): number => {
    const offset = (length / 2 - centre * view.scale) % step;
    return offset < 0 ? offset + step : offset;
  };
  const lines = (from: number, length: number): number[] =>
    Array.from({ length: Math.ceil((length - from) / step) }, (_, index) => from + index * step);
  return (
    <g className={css['grid']}>
      {lines(first(view.centre.x, size.width), size.width).map((x) => (
        <path key={`x${x}`} d={`M${x} 0V${size.height}`} />
      ))}
      {lines(first(view.centre.y, size.height), size.height).map((y) => (
        <path key={`y${y}`} d={`M0 ${y}H${size.width}`} />
      ))}
    </g>
  );
}
