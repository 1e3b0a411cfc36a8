import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { packageRoot } from '../../../config/package-root.ts';
import { Markup } from '../report/markup.ts';
import { facesFor, type FontFace, fontFaces } from './font-faces.ts';

/** In the order a character is looked for in them: of Han that several write, the Korean form. */
const FAMILIES = [
  'Noto Sans Variable',
  'Noto Sans KR Variable',
  'Noto Sans Thai Variable',
  'Noto Sans Khmer Variable',
  'Noto Sans Lao Variable',
  'Noto Sans Myanmar Variable',
  'Noto Sans SC Variable',
];
const PACKAGES = join(packageRoot, 'node_modules', '@fontsource-variable');

interface FoundFace extends FontFace {
  path: string;
}

/**
 * The fonts of the console that a text needs, as rules with the fonts in them: a server has none for the scripts of the region as
 * a rule. Taken from the built console or, where that is not built, from the packages it is built of. Undefined where
 * neither is there; what prints then uses what the machine has.
 */
export function printFonts(consoleFolder: string, text: string): Markup | undefined {
  const known = knownFaces(consoleFolder).filter(({ family }) => FAMILIES.includes(family));
  if (known.length === 0) return undefined;
  const needed = facesFor(known, text) as FoundFace[];
  const rules = needed.map(
    ({ family, weight, path, ranges }) => `@font-face { font-family: '${family}'; font-weight: ${weight};
      src: url(data:font/woff2;base64,${readFileSync(path).toString('base64')}) format('woff2');${rangeText(ranges)} }`,
  );
  const names = FAMILIES.filter((name) => needed.some(({ family }) => family === name)).map((name) => `'${name}'`);
  const family = `font-family: ${[...names, 'sans-serif'].join(', ')};`;
  const margins = ['top-center', 'bottom-center', 'bottom-right'].map((place) => `@${place} { ${family} }`);
  return new Markup(`${rules.join('\n')}\nbody { ${family} }\n@page { ${margins.join(' ')} }`);
}

function knownFaces(consoleFolder: string): FoundFace[] {
  const folder = consoleFolder === '' ? '' : resolve(packageRoot, consoleFolder);
  const built = sheetsIn(join(folder, 'assets')).flatMap((sheet) => facesOf(sheet, folder));
  if (built.length > 0) return built;
  const packages = existsSync(PACKAGES) ? readdirSync(PACKAGES) : [];
  return packages.flatMap((name) => facesOf(join(PACKAGES, name, 'wght.css'), ''));
}

function sheetsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .map((name) => join(folder, name));
}

/** A file that begins with `/` is one of the site, whose folder that is. */
function facesOf(sheet: string, site: string): FoundFace[] {
  if (!existsSync(sheet)) return [];
  return fontFaces(readFileSync(sheet, 'utf8')).flatMap((face) => {
    const path = face.file.startsWith('/') ? join(site, face.file) : join(dirname(sheet), face.file);
    return existsSync(path) ? [{ ...face, path }] : [];
  });
}

function rangeText(ranges: FontFace['ranges']): string {
  if (ranges.length === 0) return '';
  return ` unicode-range: ${ranges.map(([from, to]) => `U+${from.toString(16)}-${to.toString(16)}`).join(', ')};`;
}
