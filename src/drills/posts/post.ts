import type { JsonObject } from '../../common/json.ts';

/** One request to intake. */
export interface Post {
  /** Real milliseconds after the delivery began. */
  afterMs: number;
  /** After which it is left out, since a sensor does not tell late what it saw on the way; null where it is told however late. */
  untilMs: number | null;
  /** Code of the sensor it is said to come from; null for what a person reports. */
  sensor: string | null;
  format: string;
  bodies: JsonObject[];
}
