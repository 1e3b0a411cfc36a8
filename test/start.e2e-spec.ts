import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProgramRun, stillRunning } from './support/program-run.ts';

const START = 'src/demo/start.ts';
const running: ProgramRun[] = [];
let folder: string;

function start(...parameters: string[]): ProgramRun {
  const run = new ProgramRun(START, ['--port', '0', ...parameters], { BREAKWATER_DATA: folder });
  running.push(run);
  return run;
}

beforeEach(() => {
  // Open to the account PostgreSQL runs under when the tests run as root, which mkdtemp's folders are not.
  folder = join(tmpdir(), `breakwater-start-${randomBytes(6).toString('hex')}`);
  mkdirSync(folder, { mode: 0o755 });
});

afterEach(async () => {
  const family = running.flatMap((run) => run.family());
  for (const run of running.splice(0)) run.kill('SIGTERM');
  await stillRunning(family, 20_000);
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  it('tells the story from a first case to cyber and drone in one, and leaves nothing running', async () => {
    const run = start('--speed', '200', '--exit-after-story');
    await run.until((output) => /case opened +BW-\d+/.test(output));
    const family = run.family();
    expect(family.length).toBeGreaterThan(3);
    const { code, stdout, stderr } = await run.done;

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/KRPUS +case opened +BW-\d+ “ET SCAN .*severity \d+, priority \d/);
    expect(stdout).toMatch(/severity raised +BW-\d+ \d+ → \d+/);
    expect(stdout).toMatch(/zone entered .*critical zone/);
    expect(stdout).toMatch(
      /alert linked .*New hardware address.*Rule “New device on the control network while a drone is inside”/,
    );
    expect(stdout).toMatch(/repeats +“.*\d+ in all/);
    expect(stdout).toMatch(/sent (\d+) messages in \d+ requests: \d+ accepted, [1-9]\d* duplicates, 0 rejected/);
    const views =
      /sees:\n +BW-\d+ “.+”.*Port of Busan.*\n(.*\n)+?Wei Tan of SG asks .* gets 404; .*\n +“.+”, severity \d+/;
    expect(stdout).toMatch(views);
    const [own = '', released = ''] = stdout.slice(stdout.indexOf('One case, two nations')).split('Wei Tan of SG asks');
    expect(own).toContain('krpus-');
    expect(released).not.toMatch(/krpus-|10\.\d+\.\d+\.\d+|Busan/);
    expect(await stillRunning(family, 0)).toEqual([]);
  });

  it('survives a kill of everything but the database and goes on with the same data', async () => {
    const killed = start('--speed', '200');
    await killed.until((output) => /case opened +BW-1 /.test(output));
    const orphans = killed.family();
    killed.kill('SIGKILL');
    await killed.done;

    const again = start('--speed', '200');
    await again.until((output) => /case opened +BW-\d+/.test(output));
    expect(again.stdout).not.toMatch(/case opened +BW-1 /);
    // The server and the gateway followed their parent; the database was taken over.
    expect(await stillRunning(orphans, 15_000)).toEqual([]);

    const second = await start('--no-demo').done;
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/is in use by process \d+; stop it first, or set BREAKWATER_DATA/);

    const family = again.family();
    again.kill('SIGINT');
    const { code, stdout } = await again.done;
    expect(code).toBe(0);
    expect(stdout).toMatch(/Stopping …\nStopped\.\n$/);
    expect(await stillRunning(family, 0)).toEqual([]);
  });

  it('says what is wrong with its options', async () => {
    const { code, stdout } = await start('--speed', 'fast').done;
    expect(code).toBe(2);
    expect(stdout).toContain('--speed must be a number');
  });
});
