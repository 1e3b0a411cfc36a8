import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.ts';
import { webClient } from '../scripts/write-web-client.mjs';

describe("the types of the console's client", () => {
  it('are those of the interface as it is described; npm run web:client writes them', async () => {
    const kept = readFileSync(join(packageRoot, 'web', 'src', 'api', 'schema.d.ts'), 'utf8').split('\n');
    const wanted = (await webClient()).split('\n');
    const first = wanted.findIndex((line, index) => line !== kept[index]);
    expect({ line: first + 1, kept: kept[first], lines: kept.length }).toEqual({
      line: 0,
      kept: undefined,
      lines: wanted.length,
    });
  });
});
