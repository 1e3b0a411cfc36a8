import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.ts';
import { SCRIPTS_NOT_RUN, supplyChainFaults } from '../scripts/supply-chain.mjs';

interface Manifest {
  name: string;
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: object;
}

interface LockEntry {
  version?: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  name?: string;
  link?: boolean;
  dev?: boolean;
}

interface Lock {
  lockfileVersion: number;
  packages: Record<string, LockEntry>;
}

const read = (name: string) => readFileSync(join(packageRoot, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as Lock;
const npmrc = read('.npmrc');

/** The lock file as it is, but for one package. */
function withEntry(entry: LockEntry, path = 'node_modules/pg'): Lock {
  return { ...lock, packages: { ...lock.packages, [path]: { ...lock.packages['node_modules/pg'], ...entry } } };
}

describe('the supply chain', () => {
  it('is as it must be', () => {
    expect(supplyChainFaults(manifest, lock, npmrc)).toEqual([]);
    expect(Object.keys(lock.packages).length).toBeGreaterThan(500);
  });

  it('names no package whose script is not run that has none', () => {
    const scripted = Object.entries(lock.packages).filter(([, entry]) => entry.hasInstallScript);
    const names = scripted.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(Object.keys(SCRIPTS_NOT_RUN).toSorted()).toEqual([...new Set(names)].toSorted());
  });

  it.each<[string, Lock, RegExp]>([
    ['another registry', withEntry({ resolved: 'https://evil.example/pg.tgz' }), /comes from https:\/\/evil/],
    ['the same name in front', withEntry({ resolved: 'https://registry.npmjs.org.evil.example/pg' }), /comes from/],
    ['a repository', withEntry({ resolved: 'git+ssh://git@github.com/x/pg.git#abc' }), /comes from git/],
    ['a weak hash', withEntry({ integrity: 'sha1-AAAA' }), /no SHA-512/],
    ['an alias', withEntry({ name: 'gp' }), /under another name/],
    ['a link', withEntry({ link: true }), /is a link/],
    ['a range', withEntry({ version: '^8.0.0' }), /has the version/],
    ['a new script', withEntry({ hasInstallScript: true }), /wants to run a script/],
  ])('with %s is refused', (_what, changed, fault) => {
    const faults = supplyChainFaults(manifest, changed, npmrc);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(fault);
  });

  it('with a hash that is missing is refused', () => {
    const { integrity: _gone, ...entry } = lock.packages['node_modules/pg'] ?? {};
    const changed = { ...lock, packages: { ...lock.packages, 'node_modules/pg': entry } };
    expect(supplyChainFaults(manifest, changed, npmrc)).toEqual([expect.stringMatching(/no SHA-512/)]);
  });

  it.each(['^8.0.0', '~8.0.0', '8.x', 'latest', '*', 'github:x/pg', 'npm:gp@8.0.0', 'file:../pg'])(
    'with %s in the manifest is refused',
    (version) => {
      const changed = { ...manifest, dependencies: { ...manifest.dependencies, pg: version } };
      expect(supplyChainFaults(changed, lock, npmrc)).toEqual([expect.stringMatching(/^package.json: pg is/)]);
    },
  );

  it('with settings that let scripts run, or carry a secret, is refused', () => {
    const faults = (text: string) => supplyChainFaults(manifest, lock, text);
    expect(faults(npmrc.replace('ignore-scripts=true', 'ignore-scripts=false'))).toHaveLength(1);
    expect(faults(npmrc.replace('min-release-age=7', ''))).toHaveLength(1);
    expect(faults(`${npmrc}//registry.npmjs.org/:_authToken=x\n`).length).toBeGreaterThan(0);
    expect(faults(`${npmrc}registry=https://evil.example/\n`)).toHaveLength(1);
  });

  it('can be listed as CycloneDX, offline, with every package there is', () => {
    const running = process.env['npm_execpath'] ?? '';
    const [program, first] = /npm-cli\.[cm]?js$/.test(running) ? [process.execPath, [running]] : ['npm', []];
    const text = execFileSync(program, [...first, 'run', '--silent', 'sbom', '--', '--offline'], {
      cwd: packageRoot,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    });
    const bom = JSON.parse(text) as {
      bomFormat: string;
      specVersion: string;
      metadata: { component: { 'bom-ref': string } };
      components: {
        name: string;
        version: string;
        purl: string;
        hashes?: { alg: string }[];
        properties: { name: string }[];
      }[];
    };
    expect(bom).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { 'bom-ref': `${manifest.name}@${manifest.version}` } },
    });
    const listed = new Map(bom.components.map((component) => [component.purl, component]));
    const direct = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [name, version] of Object.entries(direct)) {
      const component = listed.get(`pkg:npm/${name.replace('@', '%40')}@${version}`);
      expect([name, component?.version, component?.hashes?.map(({ alg }) => alg)]).toEqual([
        name,
        version,
        ['SHA-512'],
      ]);
      const isForDevelopment = component?.properties.some(({ name: key }) => key === 'cdx:npm:package:development');
      if (name in manifest.dependencies) expect([name, isForDevelopment]).toEqual([name, false]);
    }
    expect(bom.components.length).toBeGreaterThan(600);
  });
});
