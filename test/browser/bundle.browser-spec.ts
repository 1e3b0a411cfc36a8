import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.ts';
import { isScreen, readBundle } from './support/bundle.ts';

/** Kilobytes of JavaScript as gzip sends them: what a slow line to a distant site carries in a moment. */
const BUDGET = { shell: 150, frame: 64, part: 40 };

describe('what the console costs to load', () => {
  const { shell, frame, parts } = readBundle(join(packageRoot, 'dist', 'web'));
  const over = (budget: number, ...all: (typeof shell)[]): string[] =>
    all.filter(({ bytes }) => bytes > budget * 1024).map(({ name, bytes }) => `${name}: ${bytes} bytes`);

  beforeAll(() =>
    console.log(
      [shell, frame, ...parts]
        .toSorted((a, b) => b.bytes - a.bytes)
        .map(({ name, bytes }) => `${(bytes / 1024).toFixed(1).padStart(6)} KB  ${name}`)
        .join('\n'),
    ),
  );

  it('is within its budget before any screen', () => {
    expect(shell.bytes).toBeGreaterThan(10_000);
    expect(over(BUDGET.shell, shell)).toEqual([]);
    expect(over(BUDGET.frame, frame)).toEqual([]);
  });

  it('is within its budget for each screen, language and late part', () => {
    expect(parts.filter(({ name }) => isScreen(name)).length).toBeGreaterThan(4);
    expect(over(BUDGET.part, ...parts)).toEqual([]);
  });
});
