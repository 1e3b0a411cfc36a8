import type { EntityManager } from 'typeorm';

/** Statements that are kept, at most: each connection holds a plan of each. */
const MOST = 200;

/** How many of a list are asked for at once by those who ask often; a number in the text, since a plan depends on it. */
export const KEPT_LIMITS: ReadonlySet<number> = new Set([50, 100, 200, 500]);

const names = new Map<string, string>();

/**
 * The rows of a statement that each connection reads and plans but once (decision 0043). For statements of which there are few
 * texts, and whose plan is good for whoever asks: nothing a reader writes may stand in the text.
 */
export function queryKept<Row>(manager: EntityManager, text: string, parameters: unknown[]): Promise<Row[]> {
  const name = nameOf(text);
  if (name === undefined) return manager.query<Row[]>(text, parameters);
  // TypeORM hands on what it is given, and the driver takes a name with the text.
  return manager.query<Row[]>({ name, text } as unknown as string, parameters);
}

/** Undefined where there are as many as are kept, and this is another. */
export function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known;
  const name = `kept-${names.size + 1}`;
  names.set(text, name);
  return name;
}
