import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { BackTestFrame } from '../src/rulebook/back-test/back-test-frame.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { correlated } from './support/case-picture.ts';
import { signUp } from './support/people.ts';
import { counting } from './support/rule-texts.ts';
import { until } from './support/until.ts';

const ALERTS = 6_000;
const AT_ONCE = 500;

/** A back-test goes through thousands of alerts while others come in, and nobody waits for it. */
describe('the pace of a back-test', () => {
  let app: TestApp;
  let key: string;
  let token: string;
  let count = 0;

  beforeAll(async () => {
    app = await startApp();
    key = await app.keyOf('KRPUS', 'suricata');
    ({ token } = await signUp(app, { organisation: 'kr-port-soc', roles: ['analyst'] }));
    for (let sent = 0; sent < ALERTS; sent += AT_ONCE) await send(Array.from({ length: AT_ONCE }, alert));
    await until(() => correlated(app.db), 60_000);
  }, 120_000);
  afterAll(() => app?.close());

  const alert = (): object => {
    count += 1;
    const entities = [
      { type: 'host', value: `host-${count % 700}`, role: 'source' },
      { type: 'user', value: `user-${count % 90}`, role: 'target' },
    ];
    return nativeAlert(`p-${count}`, { severity: 30 + (count % 40), signature: `pace:${count % 40}`, entities });
  };
  const send = async (alerts: object[]): Promise<void> => {
    const { body } = await sendBytes(app, key, JSON.stringify(alerts));
    expect(body.accepted).toBe(alerts.length);
  };
  /** Milliseconds from sending an alert to its being correlated, the median of so many. */
  const live = async (times: number): Promise<number> => {
    const took: number[] = [];
    for (let one = 0; one < times; one += 1) {
      const began = performance.now();
      await send([alert()]);
      await until(() => correlated(app.db));
      took.push(performance.now() - began);
    }
    return took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0;
  };

  it('leaves live alerts as fast as they were', async () => {
    const alone = await live(15);
    const delays = monitorEventLoopDelay({ resolution: 5 });
    delays.enable();
    const asked = fetch(`${app.baseUrl}/api/v1/rules/back-tests`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: counting('pace:7') }),
    }).then((answer) => answer.text());
    const beside = await live(15);
    const text = await asked;
    delays.disable();
    const frames = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as BackTestFrame);
    const done = frames.find(({ type }) => type === 'done');
    const progress = frames.filter(({ type }) => type === 'progress').length;
    console.log(
      `live alerts take ${alone.toFixed(0)} ms alone, ${beside.toFixed(0)} ms beside a back-test of ${ALERTS} alerts ` +
        `(${done?.type === 'done' ? done.took : 0} ms, ${progress} reports of progress; ` +
        `event loop late by ${(delays.percentile(99) / 1e6).toFixed(0)} ms at the 99th percentile)`,
    );
    expect(done).toMatchObject({ notReproduced: 0, cappedBy: null });
    expect(progress).toBeGreaterThan(1);
    // Twice as long, and a little, at most: what else runs on the machine counts too.
    expect(beside).toBeLessThan(2 * alone + 100);
  }, 120_000);
});
