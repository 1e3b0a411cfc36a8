import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { nativeAlert } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { enterGateway, issueKey } from './support/gateway-world.ts';
import { type ProgramResult, ProgramRun } from './support/program-run.ts';

const NOWHERE = 'http://127.0.0.1:9';
let app: TestApp;
let key: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'breakwater-cli-'));
  app = await startApp();
  key = await app.keyOf('KRPUS', 'native');
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

function breakwater(words: string[], environment: Record<string, string> = {}, input?: string): ProgramRun {
  const known = { BREAKWATER_URL: app.baseUrl, BREAKWATER_KEY: key, BREAKWATER_TOKEN: app.operatorToken };
  return new ProgramRun('src/client/main.ts', words, { ...known, ...environment }, input);
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function lines<Line = Record<string, unknown>>({ stdout }: Pick<ProgramResult, 'stdout'>): Line[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

const asLines = (items: readonly unknown[]): string => items.map((item) => JSON.stringify(item)).join('\n');
let ids = 0;
const alerts = (count: number, changes: (index: number) => Record<string, unknown> = () => ({})): unknown[] =>
  Array.from({ length: count }, (_, index) => nativeAlert(`cli-${(ids += 1)}`, changes(index)));

describe('breakwater send', () => {
  it('prints what became of each item and says with its exit code that some were rejected', async () => {
    const [good] = alerts(1);
    const path = file('mixed.ndjson', asLines([good, { title: 'no alert' }, good]));
    const { code, stdout } = await breakwater(['send', path, '--format', 'native']).done;
    expect(code).toBe(3);
    expect(lines({ stdout }).map(({ index, status }) => [index, status])).toEqual([
      [0, 'accepted'],
      [1, 'rejected'],
      [2, 'duplicate'],
    ]);
    expect(lines({ stdout })[1]).toHaveProperty('reason');
  });

  it('reads standard input and files that are zipped', async () => {
    const piped = await breakwater(['send', '-', '--format', 'native'], {}, JSON.stringify(alerts(2))).done;
    expect([piped.code, lines(piped).length]).toEqual([0, 2]);
    const zipped = file('two.json.gz', gzipSync(asLines(alerts(2))));
    const sent = await breakwater(['send', zipped, '--format', 'native']).done;
    expect([sent.code, lines(sent).map(({ status }) => status)]).toEqual([0, ['accepted', 'accepted']]);
  });

  it('speaks for the sensors of a gateway, and signs what must be signed', async () => {
    const gateway = await enterGateway(app, 'cli-edge');
    const { key: plain } = await issueKey(app, `gateways/${gateway.id}`);
    const signing = await issueKey(app, `gateways/${gateway.id}`, { requiresSignature: true });
    const send = async (words: string[], environment: Record<string, string>): Promise<unknown[]> => {
      const path = file('signed.ndjson', asLines(alerts(2)));
      const { code, stderr } = await breakwater(['send', path, '--format', 'native', ...words], environment).done;
      return [code, /\((\w+), status/.exec(stderr)?.[1]];
    };
    const sensor = ['--sensor', 'krpus-native'];
    const signed = { BREAKWATER_KEY: signing.key, BREAKWATER_SIGNING_SECRET: signing.signingSecret ?? '' };
    expect(await send(sensor, { BREAKWATER_KEY: plain })).toEqual([0, undefined]);
    expect(await send([], { BREAKWATER_KEY: plain })).toEqual([1, 'sensor_required']);
    expect(await send([...sensor, '--sign'], signed)).toEqual([0, undefined]);
    expect(await send(sensor, signed)).toEqual([1, 'signature_required']);
    expect(await send([...sensor, '--sign'], { BREAKWATER_KEY: signing.key })).toEqual([2, undefined]);
  });

  it('tells wrong usage, refusal and absence of the server apart', async () => {
    const path = file('one.json', JSON.stringify(alerts(1)));
    const send = (words: string[], environment = {}): Promise<ProgramResult> =>
      breakwater(['send', ...words], environment).done;
    expect((await send([path])).code).toBe(2);
    expect((await send([join(folder, 'absent'), '--format', 'native'])).code).toBe(2);
    expect((await send([path, '--format', 'native'], { BREAKWATER_KEY: '' })).code).toBe(2);
    expect((await send([path, '--format', 'native', '--url', 'ftp://there'])).code).toBe(2);
    const refused = await send([path, '--format', 'native', '--key', 'bws_wrong']);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('unauthenticated');
    const away = await send([path, '--format', 'native', '--give-up', '0'], { BREAKWATER_URL: NOWHERE });
    expect(away.code).toBe(4);
    expect(away.stderr).toContain('does not answer');
  });
});

describe('breakwater replay', () => {
  it('keeps the gaps of the recording, divided by the speed', async () => {
    const at = (seconds: number): string => new Date(Date.now() - 60_000 + seconds * 1000).toISOString();
    const path = file('paced.ndjson.gz', gzipSync(asLines(alerts(3, (index) => ({ occurredAt: at(index * 10) })))));
    const words = ['replay', path, '--format', 'native', '--speed', '10', '--time-field', 'occurredAt'];
    const run = await breakwater(words).done;
    expect([run.code, run.stderr]).toEqual([0, '']);
    const [summary] = lines<{ sent: number; accepted: number; seconds: number }>(run);
    expect(summary).toMatchObject({ sent: 3, accepted: 3, duplicates: 0, rejected: 0 });
    expect(summary!.seconds).toBeGreaterThanOrEqual(2);
    expect(summary!.seconds).toBeLessThan(5);
  });

  it('adds nothing when it is repeated, and names the lines that were rejected', async () => {
    const [first, second] = alerts(2);
    const path = file(
      'faulty.ndjson',
      [JSON.stringify(first), '', '{"broken":', JSON.stringify(second), ''].join('\n'),
    );
    const replay = (): Promise<ProgramResult> =>
      breakwater(['replay', path, '--format', 'native', '--speed', 'max', '--batch', '1']).done;
    const once = await replay();
    expect(once.code).toBe(3);
    expect(lines(once)[0]).toMatchObject({ sent: 3, accepted: 2, rejected: 1, lastLine: 4 });
    expect(lines<{ rejections: unknown[] }>(once)[0]!.rejections).toEqual([
      { line: 3, code: 'malformed_json', reason: expect.any(String) },
    ]);
    expect(lines(await replay())[0]).toMatchObject({ accepted: 0, duplicates: 2, rejected: 1 });
  });

  it('halves a body that is too large for the server', async () => {
    const small = await startApp({ maxItems: 4 });
    try {
      const path = file('many.ndjson', asLines(alerts(10)));
      const environment = { BREAKWATER_URL: small.baseUrl, BREAKWATER_KEY: await small.keyOf('KRPUS', 'native') };
      const run = await breakwater(['replay', path, '--format', 'native', '--speed', 'max'], environment).done;
      expect([run.code, lines(run)[0]]).toEqual([0, expect.objectContaining({ sent: 10, accepted: 10 })]);
    } finally {
      await small.close();
    }
  });

  it('waits for a server that goes away and comes back, and sends what it had not answered for', async () => {
    const port = Number(new URL(app.baseUrl).port);
    const at = (index: number): string => new Date(Date.now() - 60_000 + index * 50).toISOString();
    const path = file(
      'long.ndjson',
      asLines(alerts(60, (index) => ({ externalId: `slow-${index}`, occurredAt: at(index) }))),
    );
    const words = ['replay', path, '--format', 'native', '--speed', '1', '--time-field', 'occurredAt'];
    const run = breakwater(words);
    await waitFor(async () => (await countAlerts('slow-')) > 0);
    await app.stop();
    app = await startApp({ port }, { db: app.db, demoRegistry: false });
    const result = await run.done;
    expect([result.code, result.stderr]).toEqual([0, '']);
    const [summary] = lines<{ accepted: number; duplicates: number; retries: number }>(result);
    expect(summary).toMatchObject({ sent: 60, rejected: 0 });
    expect(summary!.accepted + summary!.duplicates).toBe(60);
    expect(summary!.retries).toBeGreaterThan(0);
  });

  it('gives up a server that stays away, and says how far it came', async () => {
    const path = file('lost.ndjson', asLines(alerts(1)));
    const words = ['replay', path, '--format', 'native', '--speed', 'max', '--give-up', '1'];
    const run = await breakwater(words, { BREAKWATER_URL: NOWHERE }).done;
    expect(run.code).toBe(4);
    expect(lines(run)[0]).toMatchObject({ sent: 0, lastLine: 0, error: expect.stringContaining('does not answer') });
  });
});

describe('breakwater tail', () => {
  const send = async (count: number): Promise<void> => {
    // Severe enough to open a case each: their sources differ.
    const severe = alerts(count, () => ({
      severity: 80,
      entities: [{ type: 'ip', value: `10.7.${ids % 250}.1`, role: 'source' }],
    }));
    const answer = await app.post('/api/v1/alerts', severe, { token: key });
    expect(answer.status).toBe(200);
  };

  it('prints each event once and in order, from a cursor and over a restart of the server', async () => {
    await send(3);
    const run = breakwater(['tail', '--since', '0', '--filter', 'type=case.opened']);
    await run.until((output) => output.includes('"case.opened"'));
    const port = Number(new URL(app.baseUrl).port);
    await app.stop();
    await run.until((output) => output.includes('Connection lost'));
    app = await startApp({ port }, { db: app.db, demoRegistry: false });
    await send(3);
    const opened = (): Promise<{ seq: string }[]> =>
      app.db.query<{ seq: string }>(`SELECT seq FROM journal WHERE type = 'case.opened' ORDER BY seq`);
    await waitFor(async () => (await opened()).length >= 6);
    const expected = (await opened()).map(({ seq }) => Number(seq));
    await run.until((output) => output.includes(`"seq":${expected.at(-1)},`));
    run.kill('SIGINT');
    const result = await run.done;
    expect(result.code).toBe(0);
    expect(lines<{ seq: number }>(result).map(({ seq }) => seq)).toEqual(expected);
    expect(result.stderr).toMatch(/Resume with --since \d+\n$/);
  });

  it('prints lines for people when asked, and ends after as many as asked for', async () => {
    const run = await breakwater(['tail', '--since', '0', '--pretty', '--filter', 'type=case.opened', '--count', '2'])
      .done;
    expect(run.code).toBe(0);
    const told = run.stdout.trimEnd().split('\n');
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/^\d\d:\d\d:\d\d KRPUS +case opened +BW-\d+ “.*” – severity \d+, priority \d/);
  });

  it('says when it may not follow, or cannot', async () => {
    expect((await breakwater(['tail'], { BREAKWATER_TOKEN: 'wrong-token-of-some-length-0123456789' }).done).code).toBe(
      1,
    );
    expect((await breakwater(['tail'], { BREAKWATER_TOKEN: '' }).done).code).toBe(2);
    expect((await breakwater(['tail', '--filter', 'colour=red']).done).code).toBe(2);
    const refused = await breakwater(['tail', '--filter', 'type=case.sung']).done;
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('wrong_shape')]);
    expect((await breakwater(['tail'], { BREAKWATER_URL: NOWHERE }).done).code).toBe(4);
  });
});

describe('breakwater doctor', () => {
  it('finds nothing wrong with a server that is well', async () => {
    const { code, stdout } = await breakwater(['doctor']).done;
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(0, 1)),
    ).toEqual(Array.from({ length: 7 }, () => '✔'));
    expect(stdout).toMatch(/live feed: there and back in \d+ ms/);
    expect(code).toBe(0);
  });

  it('says which credential is wrong, and when there is no server', async () => {
    const wrong = { BREAKWATER_TOKEN: 'wrong-token-of-some-length-0123456789', BREAKWATER_KEY: 'bws_wrong' };
    const refused = await breakwater(['doctor'], wrong).done;
    expect(refused.code).toBe(1);
    expect(refused.stdout).toMatch(/✘ operator token: .*\n✘ live feed: .*\n✘ sensor key: /);
    const away = await breakwater(['doctor'], { BREAKWATER_URL: NOWHERE }).done;
    expect(away.code).toBe(4);
    expect(away.stdout).toMatch(/✘ \/healthz: .*\n$/);
  });
});

async function countAlerts(prefix: string): Promise<number> {
  const rows = await app.db.query<{ count: string }>('SELECT count(*) FROM alerts WHERE external_id LIKE $1', [
    `${prefix}%`,
  ]);
  return Number(rows[0]?.count);
}

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('It did not come to pass within 20 s');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
