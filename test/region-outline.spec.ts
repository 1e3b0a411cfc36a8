import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGION_OUTLINE } from '../src/drills/replay/stills/region-outline.ts';
import { landSteps } from '../web/build/clipped-land.ts';

/** How the outline is kept: rings one after the other, each as its steps. */
const KEPT = landSteps()
  .map((steps) => steps.join(' '))
  .join(';');

const FILE = join(import.meta.dirname, '../src/drills/replay/stills/region-outline.ts');
const HEAD = `/**
 * Land of the region: rings as steps in hundredths of a degree, longitude and latitude by turns. Natural Earth 1:50 million, which
 * is in the public domain, by way of world-atlas. Made by \`BREAKWATER_WRITE_OUTLINE=1 npm run jest -- test/region-outline\`.
 */`;

describe('the outline that reports are drawn with', () => {
  it('is the one the console is built with', () => {
    if (process.env['BREAKWATER_WRITE_OUTLINE'] === '1') {
      writeFileSync(FILE, `${HEAD}\nexport const REGION_OUTLINE =\n  '${KEPT}';\n`);
      return;
    }
    expect(REGION_OUTLINE === KEPT).toBe(true);
  });
});
