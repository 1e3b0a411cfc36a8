import type { JsonObject } from '../../common/json.ts';

/** One request to intake. */
export interface Post {
  /** Real milliseconds after the delivery began. */
  afterMs: number;
  /** Code of the sensor it is said to come from; null for what a person reports. */
  sensor: string | null;
  format: string;
  bodies: JsonObject[];
}

/** Of which delivery, begun when: with these the same is posted each time. */
export interface PostContext {
  runId: string;
  item: string;
  cell: string;
  /** Epoch milliseconds. */
  startedAt: number;
}
