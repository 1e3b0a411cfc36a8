import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser's file: the one CHROMIUM names, or where systems put it. Undefined where there is none. */
export function chromiumFile(): string | undefined {
  const named = process.env['CHROMIUM'];
  return [...(named ? [named] : []), ...PLACES].find((file) => existsSync(file));
}

/** Alone and quiet: nothing it does by itself is to stand beside what a page does. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // No name but this machine's own resolves: what a page would load from elsewhere fails, and is seen.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** A browser without a window. @throws Error where there is none, which the suites have asked before. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = chromiumFile();
  if (executablePath === undefined) throw new Error('There is no Chromium; CHROMIUM can name one');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Like `describe`, for what needs a browser: skipped, and saying why, where there is none. */
export function describeInBrowser(name: string, body: () => void): void {
  if (chromiumFile() !== undefined) {
    describe(name, body);
    return;
  }
  console.log(`Skipped for want of a Chromium (${PLACES.join(', ')}, or the file CHROMIUM names): ${name}`);
  describe.skip(name, body);
}
