import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
  String.raw`C:\Program Files\Google\Chrome\Application`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application`,
];
const FILES = [...NAMES, 'chrome', 'Google Chrome', 'Chromium', 'chrome.exe', 'msedge.exe'];

/** The browser that prints: the file that was named, or the first that is where systems put it. Undefined where there is none. */
export function findPrinter(
  named: string,
  path = '',
  exists: (file: string) => boolean = existsSync,
): string | undefined {
  if (named !== '') return exists(named) ? named : undefined;
  const folders = [...path.split(delimiter).filter((folder) => folder !== ''), ...PLACES];
  return folders.flatMap((folder) => FILES.map((file) => join(folder, file))).find(exists);
}

/** For whoever has none: what to do about it. */
export function wantsPrinter(named: string): string {
  const install = 'install Chromium (package chromium or chromium-browser) or Google Chrome on the server';
  if (named !== '') return `BREAKWATER_PRINTER names ${named}, which is not there: ${install}, and name its file`;
  return `This node has no program that prints: ${install}, or name its file in BREAKWATER_PRINTER`;
}
