import { randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { enterDemoRegistry } from './support/app.ts';
import { ProgramRun } from './support/program-run.ts';

type Line = Readonly<Record<string, string>>;

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

function linesOf(text: string): Line[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

describe('the log as JSON', () => {
  const operator = randomBytes(24).toString('base64url');
  const secretKey = randomBytes(24).toString('base64url');
  const mailPassword = randomBytes(24).toString('base64url');
  let db: TestDatabase;
  let server: ProgramRun;
  let baseUrl: string;

  beforeAll(async () => {
    db = await createTestDatabase();
    await enterDemoRegistry(db.url);
    server = new ProgramRun('src/main.ts', [], {
      DATABASE_URL: db.url,
      BREAKWATER_OPERATOR_TOKEN: operator,
      BREAKWATER_SECRET_KEY: secretKey,
      BREAKWATER_SMTP_HOST: 'mail.example',
      BREAKWATER_MAIL_FROM: 'breakwater@port.example',
      BREAKWATER_SMTP_PASSWORD: mailPassword,
      BREAKWATER_PORT: '0',
      BREAKWATER_LOG_LEVEL: 'debug',
      BREAKWATER_LOG_FORMAT: 'json',
    });
    await server.until((output) => output.includes('No account exists'));
    const listening = linesOf(server.stdout).find(({ message }) => message?.startsWith('Listening on'));
    baseUrl = new URL(/\S+$/.exec(listening?.['message'] ?? '')![0]).origin;
  }, 90_000);
  afterAll(async () => {
    server?.kill('SIGKILL');
    await server?.done;
    await db?.drop();
  });

  it('tells of a fault in one line, which the answer names and the trace of the caller is in', async () => {
    await db.query('ALTER TABLE rejects RENAME TO rejects_gone');
    const answer = await fetch(`${baseUrl}/api/v1/rejects?sensor=0190a0b1-7c6a-7a55-8000-4f7c4d9b0001`, {
      headers: { authorization: `Bearer ${operator}`, traceparent: `00-${TRACE}-00f067aa0ba902b7-01` },
    });
    await db.query('ALTER TABLE rejects_gone RENAME TO rejects');
    expect(answer.status).toBe(500);
    const request = answer.headers.get('breakwater-request') ?? '';
    expect(request).toMatch(/^[0-9a-f]{16}$/);
    await server.until((output) => output.includes(request));
    const [line, ...more] = linesOf(server.stderr).filter((entry) => entry['request'] === request);
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      level: 'error',
      context: 'DomainErrorFilter',
      trace: TRACE,
      route: 'GET /api/v1/rejects',
    });
    expect(line?.['message']).toMatch(/relation "rejects" does not exist/);
    // What was asked for is nobody's who reads the log.
    expect(JSON.stringify(line)).not.toContain('0190a0b1-7c6a');
  });

  it('has no name for an answer that is no fault of the server', async () => {
    const answer = await fetch(`${baseUrl}/api/v1/cases`);
    expect(answer.status).toBe(401);
    expect(answer.headers.has('breakwater-request')).toBe(false);
  });

  it('is one object a line with time, level, context and message, to the end, and holds no secret', async () => {
    server.kill('SIGTERM');
    const { code, stdout, stderr } = await server.done;
    expect(code).toBe(0);
    const lines = [...linesOf(stdout), ...linesOf(stderr)];
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) {
      expect(Object.keys(line).slice(0, 4)).toEqual(['time', 'level', 'context', 'message']);
      expect(new Date(line['time']!).toISOString()).toBe(line['time']);
      expect(['fatal', 'error', 'warn', 'info', 'debug']).toContain(line['level']);
    }
    expect(lines.map(({ message }) => message)).toEqual(expect.arrayContaining(['Stopping: SIGTERM', 'Stopped']));
    for (const secret of [operator, secretKey, mailPassword]) expect(stdout + stderr).not.toContain(secret);
  });
});

it('a server that cannot start says so in one JSON line, and what it ends with', async () => {
  const password = randomBytes(12).toString('base64url');
  const refused = await new ProgramRun('src/main.ts', [], {
    DATABASE_URL: 'nonsense',
    BREAKWATER_LOG_FORMAT: 'json',
  }).done;
  expect(refused.code).toBe(78);
  expect(linesOf(refused.stderr)).toHaveLength(1);
  expect(linesOf(refused.stderr)[0]?.['message']).toMatch(/DATABASE_URL must be .*BREAKWATER_SECRET_KEY is not set/s);
  const away = await new ProgramRun('src/main.ts', [], {
    DATABASE_URL: `postgres://breakwater:${password}@127.0.0.1:1/none`,
    BREAKWATER_SECRET_KEY: 'a-secret-key-of-a-server-that-fails-0123',
    BREAKWATER_START_WAIT_SECONDS: '1',
    BREAKWATER_LOG_FORMAT: 'json',
  }).done;
  expect(away.code).not.toBe(0);
  expect(linesOf(away.stdout + away.stderr).length).toBeGreaterThan(0);
  expect(away.stdout + away.stderr).not.toContain(password);
}, 60_000);
