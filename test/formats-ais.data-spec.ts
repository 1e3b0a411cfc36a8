import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aisFormat } from '../src/intake/formats/ais.ts';
import type { AlertDraft } from '../src/intake/alert.ts';
import { decodeContext } from './support/decode-context.ts';
import { decodedFaults } from './support/draft-faults.ts';
import { describeWithData } from './support/shared-data.ts';

describeWithData('ais', 'AIS as receivers on the Dutch coast logged it', (folder) => {
  const read = (name: string) => {
    const lines = readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    const items = aisFormat.unfold?.({ lines }) ?? [];
    const decoded = items.map((item) => aisFormat.decode(item, decodeContext));
    const drafts = decoded.flatMap((found): AlertDraft[] => ('draft' in found ? [found.draft] : []));
    const refused = new Map<string, number>();
    for (const found of decoded) {
      if ('rejection' in found) refused.set(found.rejection.code, (refused.get(found.rejection.code) ?? 0) + 1);
    }
    return { lines, items, decoded, drafts, refused };
  };

  it.each(['nais300-merrimac.log', 'nais400-merrimac.log'])(
    '%s: every message is taken in or refused by name',
    (name) => {
      const { lines, items, decoded, drafts, refused } = read(name);
      console.log(`${name}: ${lines.length} sentences, ${items.length} messages, ${drafts.length} taken in`, refused);
      expect(decoded.flatMap(decodedFaults)).toEqual([]);
      // The shore station sends other types too (4, 8, 20 and the like); nothing is broken.
      expect([...refused.keys()].filter((code) => !['unsupported_event_type', 'parts_missing'].includes(code))).toEqual(
        [],
      );
      expect(drafts.length).toBeGreaterThan(0.6 * items.length);
    },
  );

  it('places vessels in Dutch waters, but for the few that say otherwise', () => {
    const drafts = [...read('nais300-merrimac.log').drafts, ...read('nais400-merrimac.log').drafts];
    for (const draft of drafts) expect(draft.entities[0]?.value).toMatch(/^\d{9}$/);
    const placed = drafts.flatMap(({ position }) => position ?? []);
    const near = placed.filter(({ lat, lon }) => lat > 51 && lat < 55 && lon > 2 && lon < 8);
    console.log(`${near.length} of ${placed.length} positions in Dutch waters`);
    expect(near.length).toBeGreaterThan(0.98 * placed.length);
    expect(new Set(drafts.map(({ entities }) => entities[0]?.value)).size).toBeGreaterThan(180);
  });
});
