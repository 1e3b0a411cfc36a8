/** What stands on all that is made in an exercise, in every language alike. */
export const EXERCISE = 'EXERCISE EXERCISE EXERCISE';

let mark: string | null = null;

/** What is on everything that is saved as a file; null in earnest. */
export const exportMark = (): string | null => mark;

/** Said once it is known what the exercise is called. */
export function markExports(designator: string | null): void {
  mark = designator === null ? null : `${EXERCISE} ${designator}`;
}
