import { redact } from './redaction.ts';

describe('redaction', () => {
  it.each([
    ['connect postgres://breakwater:hunter2@db.example/x failed', 'hunter2', 'postgres://breakwater:***@db.example/x'],
    ['authorization: Bearer abc.def-ghi', 'abc.def-ghi', 'Bearer ***'],
    ['Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz', 'Basic ***'],
    ['key bws_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!', 'AAAA', 'key ***!'],
    ['cookie: a=b; __Host-breakwater=s3ss10n; c=d', 's3ss10n', '__Host-breakwater=***; c=d'],
    ['cookie: breakwater=s3ss10n', 's3ss10n', 'breakwater=***'],
    ['{"password":"open sesame","x":1}', 'open sesame', '"x":1'],
    ['sslpassword=hunter3&x=1', 'hunter3', 'sslpassword=***&x=1'],
  ])('of %j leaves nothing of it', (text, secret, rest) => {
    expect(redact(text)).not.toContain(secret);
    expect(redact(text)).toContain(rest);
  });

  it('masks the secrets it is told of wherever they stand', () => {
    expect(redact('got zebra-42 in zebra-42x', ['zebra-42', ''])).toBe('got *** in ***x');
  });

  it('leaves everything else as it is', () => {
    const text = 'Error: The bearer of news\n    at run (file:///srv/main.js:10:5)\tcase 42';
    expect(redact(text)).toBe(text);
  });

  it('keeps a text from steering the terminal or forging a line', () => {
    expect(redact('a\u001b[31mb\rc\u0000')).toBe('a\uFFFD[31mb\uFFFDc\uFFFD');
    expect(redact('a\n[Nest] 1 - LOG all is well\r\n\n').split('\n').slice(1)).toEqual([
      '  [Nest] 1 - LOG all is well\uFFFD',
      '',
      '  ',
    ]);
  });
});
