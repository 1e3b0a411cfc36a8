import { PassThrough, Readable } from 'node:stream';
import { readBounded } from './streamed-body.ts';

describe('a streamed body', () => {
  it('is read whole up to the limit', async () => {
    const body = Readable.from([Buffer.from('abc'), Buffer.from('de')], { objectMode: false });
    expect((await readBounded(body, 5)).toString()).toBe('abcde');
    expect(await readBounded(Readable.from([], { objectMode: false }), 5)).toHaveLength(0);
  });

  it('is refused at the first byte beyond it, and not read on', async () => {
    let given = 0;
    const body = new Readable({
      highWaterMark: 16,
      read() {
        given += 1;
        this.push(Buffer.alloc(16));
      },
    });
    await expect(readBounded(body, 64)).rejects.toMatchObject({ code: 'too_large', kind: 'too_large' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(given).toBeLessThan(10);
  });

  it('is refused when it breaks off', async () => {
    const body = new PassThrough();
    const read = readBounded(body, 64);
    body.write('abc');
    body.destroy();
    await expect(read).rejects.toMatchObject({ code: 'incomplete_body' });
  });
});
