import { memo, type ReactNode } from 'react';
import css from './map.module.css';
import { metresPerUnit, type Place } from './mercator.ts';
import { lengthText } from './scale-bar.ts';
import { type Size, toPixels, type View } from './view.ts';

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

interface SensorsLayerProps {
  sensors: readonly PlacedSensor[];
  frame: View;
  size: Size;
  chosen: string | null;
}

/** Sensors where they stand, once there is room, and how far each was heard to reach: measured, not promised. */
export const SensorsLayer = memo(function SensorsLayer({ sensors, frame, size, chosen }: SensorsLayerProps): ReactNode {
  return (
    <g>
      {sensors.map(({ id, name, position, reach }) => {
        const at = toPixels(position, frame, size);
        const perMetre = frame.scale / metresPerUnit(position.lat);
        const radius = (reach ?? 0) * perMetre;
        const near = perMetre > 1 / NEAR;
        if (radius < LEAST && !near && chosen !== id) return null;
        return (
          <g key={id} data-key={`sensor:${id}`} className={css['mark']} transform={`translate(${at.x} ${at.y})`}>
            {radius >= LEAST && <circle r={radius} className={css['reach']} />}
            {radius > NAMED && (
              <text className={css['reachText']} y={-radius - 4}>
                {lengthText(reach ?? 0)}
              </text>
            )}
            {(near || chosen === id) && (
              <>
                <circle r="13" className={css['target']} />
                {chosen === id && <circle r="13" className={css['chosen']} />}
                <path d="M0 -6 6 5H-6Z" className={css['sensor']} />
                <text className={css['sensorName']} x="10" y="4">
                  {name}
                </text>
              </>
            )}
          </g>
        );
      })}
    </g>
  );
});

/** From here on single sensors of a site can be told apart. Metres for a pixel. */
const NEAR = 12;
