import { Meters } from '../src/common/meters.service.ts';
import { TRACES } from '../src/common/settings.module.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { createTestDatabase } from './support/database.ts';
import { LiveClient } from './support/live-client.ts';
import { type CollectedSpan, TraceCollector } from './support/trace-collector.ts';
import { until } from './support/until.ts';

const SENDER = '00f067aa0ba902b7';
const CHAIN = ['POST /api/v1/alerts', 'group commit', 'correlation step', 'journal', 'frame'];

let collector: TraceCollector;

beforeAll(async () => {
  collector = await TraceCollector.start();
});
afterAll(() => collector?.stop());

/** Sends alerts that open a case, under a trace of the sender, and waits until a socket has been told. */
async function send(intake: TestApp, live: TestApp, traceId: string, mark: string, sampled = '01'): Promise<string[]> {
  const socket = await LiveClient.subscribed(live);
  const key = await live.keyOf('KRPUS', 'suricata');
  const alerts = [1, 2, 3].map((index) =>
    nativeAlert(`${mark}-${index}`, {
      severity: 85,
      title: `Title of ${mark}`,
      signature: `${mark}:${index}`,
      entities: [{ type: 'domain', value: `${mark}.example.org`, role: 'target' }],
    }),
  );
  const { status, body } = await sendBytes(intake, key, JSON.stringify(alerts), {
    traceparent: `00-${traceId}-${SENDER}-${sampled}`,
  });
  expect([status, body.accepted]).toEqual([200, 3]);
  await socket.until(() => socket.texts.some((text) => text.includes(`Title of ${mark}`)), 'the case', 20_000);
  await socket.end();
  return [key, mark, 'KRPUS', 'example.org', ...body.results.flatMap(({ id }) => id ?? [])];
}

/** The spans of a trace by name, once there is one of each. */
function chainOf(traceId: string): Promise<CollectedSpan[]> {
  return until(() => {
    const spans = collector.of(traceId);
    const chain = CHAIN.map((name) => spans.find((span) => span.name === name));
    return Promise.resolve(chain.every((span) => span !== undefined) ? chain : undefined);
  }, 30_000);
}

function expectChain([request, commit, step, journal, frame]: CollectedSpan[]): void {
  expect(request!.parentSpanId).toBe(SENDER);
  expect(commit!.parentSpanId).toBe(request!.spanId);
  expect(step!.parentSpanId).toBe(request!.spanId);
  expect(journal!.parentSpanId).toBe(step!.spanId);
  expect(frame!.parentSpanId).toBe(journal!.spanId);
  const begun = (span: CollectedSpan | undefined): bigint => BigInt(span!.startTimeUnixNano);
  const ended = (span: CollectedSpan | undefined): bigint => BigInt(span!.endTimeUnixNano);
  for (const span of [request, commit, step, journal, frame]) expect(ended(span) >= begun(span)).toBe(true);
  const inOrder = [begun(request), begun(commit), ended(commit), ended(step), ended(frame)];
  expect(inOrder).toEqual(inOrder.toSorted((a, b) => Number(a - b)));
  expect(begun(journal) >= begun(step) && ended(journal) === ended(step)).toBe(true);
}

function value(span: CollectedSpan | undefined, key: string): string | number | undefined {
  const found = span?.attributes.find((attribute) => attribute.key === key)?.value;
  return found?.stringValue ?? found?.intValue;
}

describe('traces', () => {
  it('lead from the POST of a sensor to the frame of a socket, in the trace of the sender, and name nothing', async () => {
    const app = await startApp({ tracesUrl: collector.url, tracesPerThousand: 0 });
    try {
      const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
      const names = await send(app, app, traceId, 'traced');
      const untraced = '11111111111111111111111111111111';
      await send(app, app, untraced, 'untraced', '00');
      const chain = await chainOf(traceId);
      expectChain(chain);
      const [request, commit, step, , frame] = chain;
      expect(value(request, 'http.response.status_code')).toBe(200);
      expect(value(request, 'breakwater.realm')).toBe('live');
      expect(value(commit, 'breakwater.batch.rows')).toBe(3);
      expect(value(step, 'breakwater.alerts')).toBe(3);
      expect(value(frame, 'breakwater.subscriptions')).toBeGreaterThanOrEqual(1);
      expect(collector.of(untraced)).toEqual([]);
      const told = collector.texts.join('\n');
      expect(names.length).toBeGreaterThan(6);
      expect(names.filter((name) => told.includes(name))).toEqual([]);
      // Beside the chain there is nothing in the trace: not a span for each of its alerts.
      expect(collector.of(traceId)).toHaveLength(CHAIN.length);
    } finally {
      await app.close();
    }
  });

  it('are one also where those who take, correlate and tell are processes of their own', async () => {
    const db = await createTestDatabase();
    const traced = { tracesUrl: collector.url, tracesPerThousand: 0 };
    const live = await startApp({ ...traced, roles: ['live'] }, { db });
    const intake = await startApp({ ...traced, roles: ['intake'] }, { db, demoRegistry: false });
    const correlation = await startApp({ ...traced, roles: ['correlation'] }, { db, demoRegistry: false });
    try {
      const traceId = 'a3ce929d0e0e47364bf92f3577b34da6';
      await send(intake, live, traceId, 'spread');
      const chain = await chainOf(traceId);
      expectChain(chain);
      const [request, commit, step, journal, frame] = chain.map(({ instance }) => instance);
      expect([commit, journal]).toEqual([request, step]);
      expect(new Set([request, step, frame]).size).toBe(3);
      // Of the live realm one of them has all there is to have.
      for (const [{ app }, shards] of [
        [intake, 0],
        [correlation, 256],
        [live, 0],
      ] as const) {
        const told = await app.get(Meters).registry.getSingleMetricAsString('breakwater_correlation_shards');
        expect(told).toContain(`breakwater_correlation_shards{realm="live"} ${shards}`);
      }
    } finally {
      await Promise.all([intake.stop(), correlation.stop()]);
      await live.close();
    }
  });

  it('cost nobody an alert where nobody takes them', async () => {
    const gone = await TraceCollector.start();
    const { url } = gone;
    await gone.stop();
    const app = await startApp({ tracesUrl: url, tracesPerThousand: 1_000 });
    try {
      await send(app, app, '22222222222222222222222222222222', 'unheard');
    } finally {
      await app.close();
    }
  });

  it('are none where nothing says where to', async () => {
    const before = collector.spans.length;
    const app = await startApp({ tracesPerThousand: 1_000 });
    try {
      expect(app.app.get<unknown>(TRACES)).toBeNull();
      await send(app, app, '33333333333333333333333333333333', 'off');
      expect(await app.db.query('SELECT 1 FROM traced_alerts')).toEqual([]);
      expect(collector.spans).toHaveLength(before);
    } finally {
      await app.close();
    }
  });
});
