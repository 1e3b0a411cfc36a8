import type { ApiClient } from '../../support/app.ts';
import { nativeAlert, sendBytes } from '../../support/alerts.ts';

export interface LoadWanted {
  /** Keys of the sensors that send, in turns. */
  keys: readonly string[];
  perSecond: number;
  seconds: number;
  /** Of a hundred alerts, how many happened before and are folded into those. */
  repeats?: number;
}

export interface LoadSent {
  accepted: number;
  seconds: number;
}

const BATCHES_PER_SECOND = 5;

/** Sends alerts as sensors do, so many a second for so long; those that are not repeats have nothing in common. */
export async function sendSteadily(
  server: ApiClient,
  { keys, perSecond, seconds, repeats = 0 }: LoadWanted,
): Promise<LoadSent> {
  const began = performance.now();
  const run = Math.random().toString(36).slice(2, 8);
  const sizes = perSecond / BATCHES_PER_SECOND;
  const answers: Promise<number>[] = [];
  for (let batch = 0; batch < seconds * BATCHES_PER_SECOND; batch += 1) {
    const due = began + (batch * 1_000) / BATCHES_PER_SECOND;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const alerts = Array.from({ length: sizes }, (_, index) => invented(run, batch * sizes + index, repeats));
    const key = keys[batch % keys.length] ?? '';
    answers.push(
      sendBytes(server, key, JSON.stringify(alerts)).then(({ status, body }) => {
        if (status !== 200) throw new Error(`Intake said ${status}: ${JSON.stringify(body)}`);
        return body.accepted;
      }),
    );
  }
  const accepted = (await Promise.all(answers)).reduce((sum, count) => sum + count, 0);
  return { accepted, seconds: (performance.now() - began) / 1_000 };
}

/** Severity stays below what makes a case by itself, so that every alert is a row of the queue or a repeat of one. */
function invented(run: string, number: number, repeats: number): Record<string, unknown> {
  const isRepeat = number % 100 < repeats;
  const subject = isRepeat ? number % 20 : number;
  return nativeAlert(`${run}-${number}`, {
    title: `Load ${subject}`,
    signature: `load:${run}:${subject}`,
    severity: 5 + (subject % 40),
    entities: [{ type: 'host', value: `load-${run}-${subject}`, role: 'source' }],
  });
}
