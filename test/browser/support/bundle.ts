import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** An entry of Vite's manifest: a file of the build, and the keys of those it needs. */
interface Chunk {
  file: string;
  src?: string;
  isEntry?: boolean;
  isDynamicEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}

export interface PartOfBundle {
  /** Source the part begins at: `src/map/map-screen.tsx`. */
  name: string;
  /** JavaScript files it loads, in bytes as gzip sends them; those that are there before it are left out. */
  bytes: number;
  files: readonly string[];
}

export interface Bundle {
  /** What has to be there before any screen: the page's scripts, all they import, and what the page preloads. */
  shell: PartOfBundle;
  /** Menus and dialogs of the frame, which come with every screen, after its first picture. */
  frame: PartOfBundle;
  /** Whatever is loaded when it is wanted: screens, languages, what a screen brings in late. */
  parts: readonly PartOfBundle[];
}

/** Reads a build of the console: what each part of it costs to load beyond what is there before it. */
export function readBundle(folder: string): Bundle {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const scripts = new Set([...page.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, file = '']) => file));

  /** Keys of the chunks that come with these, among them they themselves. */
  const closure = (keys: readonly string[]): string[] => {
    const found = new Set(keys);
    for (const key of found) for (const next of manifest[key]?.imports ?? []) found.add(next);
    return [...found];
  };
  const part = (name: string, keys: readonly string[], before: readonly PartOfBundle[]): PartOfBundle => {
    const files = closure(keys)
      .map((key) => manifest[key]?.file ?? '')
      .filter((file) => file.endsWith('.js') && !before.some((earlier) => earlier.files.includes(file)));
    return { name, files, bytes: files.reduce((sum, file) => sum + gzipped(join(folder, file)), 0) };
  };

  const keys = Object.keys(manifest);
  const first = keys.filter((key) => manifest[key]?.isEntry === true || scripts.has(manifest[key]?.file ?? ''));
  const shell = part('shell', first, []);
  const ofFrame = closure(first)
    .flatMap((key) => manifest[key]?.dynamicImports ?? [])
    .filter((key) => key.endsWith('.tsx') && !isScreen(key));
  const frame = part('frame', ofFrame, [shell]);
  const parts = keys
    .filter((key) => manifest[key]?.isDynamicEntry === true && !ofFrame.includes(key))
    .map((key) => part(manifest[key]?.src ?? key, [key], isOutside(key) ? [shell] : [shell, frame]));
  return { shell, frame, parts };
}

/** What is shown before anybody is signed in has no frame. */
function isOutside(source: string): boolean {
  return source.endsWith('-page.tsx');
}

/** Screens have an address of their own, by which the router loads them. */
export function isScreen(source: string): boolean {
  return /-(screen|page)\.tsx$/.test(source);
}

function gzipped(file: string): number {
  if (statSync(file).size === 0) return 0;
  return gzipSync(readFileSync(file), { level: 9 }).length;
}
