import type { Format } from './format.ts';

/** One line per format: adding one is its file, its fixtures, and a line here. */
const all: readonly Format[] = [];

export const formats: ReadonlyMap<string, Format> = new Map(all.map((format) => [format.name, format]));
