import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.ts';

/** Items of ASVS 5.0.0 at levels 1 and 2, by chapter. */
const ITEMS = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];

const text = readFileSync(join(packageRoot, 'docs', 'security.md'), 'utf8');
const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) +\| (.*?) +\| (\S+) +\| (.*?) +\|$/gm)].map(
  ([, item = '', asks = '', state = '', shown = '']) => ({ item, asks, state, shown }),
);

describe('docs/security.md', () => {
  it('has every item of the standard once, in order, as met, not applicable or open', () => {
    expect(rows.filter(({ state }) => !['met', 'n/a', 'open'].includes(state))).toEqual([]);
    const key = ({ item }: { item: string }) => item.split('.').reduce((sum, part) => sum * 100 + Number(part), 0);
    expect(rows.map(key)).toEqual([...new Set(rows.map(key))].toSorted((a, b) => a - b));
    const counts = ITEMS.map((_count, index) => rows.filter(({ item }) => item.startsWith(`${index + 1}.`)).length);
    expect(counts).toEqual(ITEMS);
  });

  it('counts them as they are', () => {
    const [, total, met, none, open] =
      /(\d+) items: (\d+) met, (\d+) not applicable, (\d+) open/.exec(text)?.map(Number) ?? [];
    const count = (wanted: string) => rows.filter(({ state }) => state === wanted).length;
    expect([total, met, none, open]).toEqual([rows.length, count('met'), count('n/a'), count('open')]);
  });

  it('says of each why, and names no file that is not there', () => {
    expect(rows.filter(({ shown }) => shown.length < 3)).toEqual([]);
    const files = [...text.matchAll(/`((?:test|src|config|docs|scripts)\/[^`]+)`/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(100);
    const missing = new Set(files.filter((file) => !existsSync(join(packageRoot, file))));
    expect([...missing]).toEqual([]);
  });
});
