import type { JsonObject } from '../common/json.ts';

/** The score sheet of a run, in lines. */
export function scoreLines(score: JsonObject): string[] {
  return JSON.stringify(score, null, 2).split('\n');
}
