/**
 * What a benchmark found, in the form `npm run bench` puts into its table: the median of its rounds, how far they lay apart,
 * what it was measured beside, and what was aimed at.
 */
import { appendFileSync } from 'node:fs';

export interface Figure {
  /** What was measured, as a line of the table: `durable intake, arrays of 100`. */
  goal: string;
  /** A share of something measured in the same run, or a plain figure. */
  unit: 'ratio' | 'ms' | 's' | 'MB' | 'count' | 'per second';
  /** One value of each round. */
  rounds: readonly number[];
  /** What ran beside it in the same run: `raw COPY of the same rows`; null for a plain figure. */
  beside: string | null;
  /** Null where a figure is told to be known and nothing is aimed at. */
  target: { atLeast: number } | { atMost: number } | null;
}

/** Prints the figure, and leaves it for the table where `BREAKWATER_FIGURES` names a file. */
export function tell(figure: Figure): void {
  const { median, low, high } = spread(figure.rounds);
  console.log(
    `${figure.goal}: ${round(median)} ${figure.unit} (${round(low)} to ${round(high)})` +
      (figure.beside === null ? '' : `, beside ${figure.beside}`),
  );
  const file = process.env.BREAKWATER_FIGURES;
  if (file) appendFileSync(file, `${JSON.stringify({ ...figure, median, low, high })}\n`);
}

export function spread(values: readonly number[]): { median: number; low: number; high: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  return { median: at(Math.floor(sorted.length / 2)), low: at(0), high: at(sorted.length - 1) };
}

/** The value below which a share of them lies: `quantile(times, 0.99)`. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function round(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
