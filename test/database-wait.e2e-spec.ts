import { freePort } from '../src/database/embedded-postgres.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { ProgramRun } from './support/program-run.ts';

/** Well below what a start waits unless it is told otherwise. */
const AT_ONCE_MS = 30_000;

function start(url: string, environment: Record<string, string> = {}): ProgramRun {
  return new ProgramRun('src/main.ts', [], {
    DATABASE_URL: url,
    BREAKWATER_SECRET_KEY: 'k'.repeat(32),
    BREAKWATER_PORT: '0',
    NO_COLOR: '1',
    ...environment,
  });
}

describe('a start without a database', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db?.drop());

  const changed = (change: (url: URL) => void): string => {
    const url = new URL(db.url);
    change(url);
    return url.href;
  };

  it('waits for one, says so, and ends with a clear word and code 1', async () => {
    const nobody = changed((url) => (url.port = '1'));
    // Loading everything may hold the first look up for more than a second.
    const run = start(nobody, { BREAKWATER_START_WAIT_SECONDS: '6' });
    const { code, stdout, stderr } = await run.done;
    expect(stdout).toContain('The database is not there yet: connect ECONNREFUSED');
    expect(stdout).not.toContain('Listening');
    expect(stderr).toMatch(/^There is no database: connect ECONNREFUSED \S+:1\. It was waited for \d+\.\d s .+\n$/);
    expect(code).toBe(1);
  });

  it('says it as JSON where all is', async () => {
    const nobody = changed((url) => (url.port = '1'));
    const json = { BREAKWATER_START_WAIT_SECONDS: '0', BREAKWATER_LOG_FORMAT: 'json' };
    const { code, stderr } = await start(nobody, json).done;
    expect(JSON.parse(stderr)).toMatchObject({
      level: 'fatal',
      message: expect.stringMatching(/^There is no database: /),
    });
    expect(code).toBe(1);
  });

  it('does not wait where a password is wrong, or no database has that name', async () => {
    const begun = Date.now();
    const wrong = start(changed((url) => (url.password = 'guessed'))).done;
    const nameless = start(changed((url) => (url.pathname = '/nothing'))).done;
    const [first, second] = await Promise.all([wrong, nameless]);
    expect(first.stderr).toMatch(/^The database does not let this node in: password authentication failed .+\n$/);
    expect(second.stderr).toMatch(/^The database does not let this node in: database "nothing" does not exist.+\n$/);
    expect([first.code, second.code]).toEqual([1, 1]);
    expect(first.stderr).not.toContain('guessed');
    expect(Date.now() - begun).toBeLessThan(AT_ONCE_MS);
  });

  it('is stopped by a signal while it waits', async () => {
    const run = start(
      changed((url) => (url.port = '1')),
      { BREAKWATER_PORT: String(await freePort()) },
    );
    await run.until((output) => output.includes('The database is not there yet'));
    run.kill('SIGTERM');
    const { code, signal } = await run.done;
    expect({ code, signal }).toEqual({ code: 0, signal: null });
  });
});
