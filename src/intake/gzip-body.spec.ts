import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { inflateGzip } from './gzip-body.ts';

describe('a gzip body', () => {
  const zipped = gzipSync(Buffer.from('{"a":1}'.repeat(1_000)));

  it('comes out as it went in, up to exactly the limit', async () => {
    expect((await inflateGzip(zipped, 7_000)).toString()).toBe('{"a":1}'.repeat(1_000));
    await expect(inflateGzip(zipped, 6_999)).rejects.toMatchObject({ kind: 'too_large', code: 'inflated_too_large' });
  });

  it('is refused when cut off, at any byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: zipped.length - 1 }), async (length) => {
        await expect(inflateGzip(zipped.subarray(0, length), 10_000)).rejects.toMatchObject({ code: 'truncated_gzip' });
      }),
    );
  });

  it('is refused when it is none', async () => {
    await expect(inflateGzip(Buffer.from('{"a":1}'), 1_000)).rejects.toMatchObject({ code: 'malformed_gzip' });
  });

  it('does not unpack a bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const before = process.memoryUsage().rss;
    await expect(inflateGzip(bomb, 1_000_000)).rejects.toMatchObject({ code: 'inflated_too_large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(20_000_000);
  });
});
