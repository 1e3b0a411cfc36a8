import type { JsonObject } from '../common/json.ts';

/** Faster than ships go. */
const FASTEST_KNOTS = 60;

/** That a vessel which had gone dark is heard again, in words; without a full stop. */
export function vesselReturnText({ mmsi, metres, knots }: JsonObject): string {
  const who = `Vessel ${typeof mmsi === 'string' ? mmsi : 'without a number'} is heard again`;
  if (typeof metres !== 'number' || typeof knots !== 'number') return who;
  const far = `${(metres / 1_000).toFixed(1)} km from where it was last heard, which asks for ${knots} knots`;
  return knots > FASTEST_KNOTS ? `${who}, ${far}: a place or its number is not its own` : `${who}, ${far}`;
}
