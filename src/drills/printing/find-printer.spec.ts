import { findPrinter, wantsPrinter } from './find-printer.ts';

const only =
  (...files: string[]) =>
  (file: string): boolean =>
    files.includes(file);

describe('the program that prints', () => {
  it('is the one that is named, and no other in its place', () => {
    expect(findPrinter('/opt/mine', '', only('/opt/mine', '/usr/bin/chromium'))).toBe('/opt/mine');
    expect(findPrinter('/opt/mine', '', only('/usr/bin/chromium'))).toBeUndefined();
    expect(wantsPrinter('/opt/mine')).toContain('/opt/mine');
  });

  it('is looked for on the path and where systems put it', () => {
    expect(findPrinter('', '/home/me/bin:/bin', only('/home/me/bin/chrome', '/usr/bin/chromium'))).toBe(
      '/home/me/bin/chrome',
    );
    expect(findPrinter('', '/bin', only('/usr/bin/google-chrome'))).toBe('/usr/bin/google-chrome');
    expect(findPrinter('', '', only())).toBeUndefined();
    expect(wantsPrinter('')).toMatch(/install Chromium .* BREAKWATER_PRINTER/);
  });
});
