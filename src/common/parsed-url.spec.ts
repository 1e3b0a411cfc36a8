import { parsedUrl } from './parsed-url.ts';

describe('a text as a URL', () => {
  it('is one, or nothing', () => {
    expect(parsedUrl('https://node.example:8443/x')?.host).toBe('node.example:8443');
    expect(parsedUrl('node.example')).toBeUndefined();
  });

  it('is the same however often it is asked', () => {
    const bytes = Buffer.from('http://\u{1f601}a').toString('latin1');
    for (let time = 0; time < 20_000; time += 1) parsedUrl('http://node.example');
    for (let time = 0; time < 20_000; time += 1) expect(parsedUrl(bytes)).toBeUndefined();
  });
});
