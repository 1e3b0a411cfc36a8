import { memo, type ReactNode, useMemo } from 'react';
import { placedLabels } from './labels.ts';
import css from './map.module.css';
import { metresPerUnit, type Place } from './mercator.ts';
import { lengthText } from './scale-bar.ts';
import { MARGIN } from './use-view.ts';
import { boxOf, isWithin, type Size, toPixels, type View } from './view.ts';

export interface PlacedSensor {
  id: string;
  name: string;
  position: Place;
  /** How far away the farthest thing was that it reported in the last day, in metres; null where there was none. */
  reach: number | null;
}

/** A circle smaller than this lies under its site's mark. Pixels. */
const LEAST = 20;
const NAMED = 60;
/** From here on single sensors of a site can be told apart. Metres for a pixel. */
const NEAR = 12;
const LABEL = 12;

interface SensorsLayerProps {
  sensors: readonly PlacedSensor[];
  frame: View;
  size: Size;
  chosen: string | null;
}

/** Sensors where they stand, once there is room, and how far each was heard to reach: measured, not promised. */
export const SensorsLayer = memo(function SensorsLayer({ sensors, frame, size, chosen }: SensorsLayerProps): ReactNode {
  const shown = useMemo(() => sensorsShown(sensors, frame, size, chosen), [sensors, frame, size, chosen]);
  const labels = useMemo(() => {
    const standing = shown.filter(({ stands }) => stands);
    return placedLabels(
      standing.map(({ sensor: { id, name }, at }) => ({ id, text: name, at, offset: 10 })),
      LABEL,
    );
  }, [shown]);
  return (
    <g>
      {shown.map(({ sensor: { id, reach }, at, radius, stands }) => (
        <g key={id} data-key={`sensor:${id}`} className={css['mark']} transform={`translate(${at.x} ${at.y})`}>
          {radius >= LEAST && <circle r={radius} className={css['reach']} />}
          {radius > NAMED && (
            <text className={css['reachText']} y={-radius - 4}>
              {lengthText(reach ?? 0)}
            </text>
          )}
          {stands && (
            <>
              <circle r="13" className={css['target']} />
              {chosen === id && <circle r="13" className={css['chosen']} />}
              <path d="M0 -6 6 5H-6Z" className={css['sensor']} />
            </>
          )}
        </g>
      ))}
      {labels.map(({ id, text, at, offset, side }) => (
        <text
          key={id}
          className={css['label']}
          data-key={`sensor:${id}`}
          data-side={side}
          x={side === 'end' ? at.x + offset : at.x - offset}
          y={at.y + LABEL / 3}
        >
          {text}
        </text>
      ))}
    </g>
  );
});

function sensorsShown(sensors: readonly PlacedSensor[], frame: View, size: Size, chosen: string | null) {
  const box = boxOf(frame, size, MARGIN);
  return sensors.flatMap((sensor) => {
    const perMetre = frame.scale / metresPerUnit(sensor.position.lat);
    const radius = (sensor.reach ?? 0) * perMetre;
    const stands = (perMetre > 1 / NEAR && isWithin(sensor.position, box)) || chosen === sensor.id;
    if (radius < LEAST && !stands) return [];
    return [{ sensor, at: toPixels(sensor.position, frame, size), radius, stands }];
  });
}
