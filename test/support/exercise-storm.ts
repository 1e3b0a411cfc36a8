import { setTimeout as delay } from 'node:timers/promises';
import { nativeAlert, sendBytes } from './alerts.ts';
import type { ApiClient } from './app.ts';

const EVERY_MS = 100;

/**
 * Alerts of an exercise at a steady rate, by gateways of it. They speak of the same things in the same words from the same sensors as the
 * live realm does, under ids that it uses too.
 */
export class ExerciseStorm {
  accepted = 0;
  readonly refused: string[] = [];
  private readonly begun = performance.now();
  private ended = 0;
  private raging = true;
  private readonly over: Promise<void>;

  /** `keys` are of sensors in the realm of the exercise; `rate` is alerts a second. */
  constructor(
    private readonly app: ApiClient,
    private readonly keys: readonly string[],
    private readonly rate: number,
  ) {
    this.over = this.rage();
  }

  get seconds(): number {
    return ((this.ended || performance.now()) - this.begun) / 1_000;
  }

  async stop(): Promise<void> {
    this.raging = false;
    await this.over;
  }

  private async rage(): Promise<void> {
    let sent = 0;
    while (this.raging) {
      // What is behind is made up for, so that the rate holds over the whole time.
      const due = Math.floor(this.seconds * this.rate) - sent;
      if (due > 0) await this.send(sent, Math.min(due, this.rate));
      sent += Math.max(0, Math.min(due, this.rate));
      await delay(EVERY_MS);
    }
    this.ended = performance.now();
  }

  private async send(from: number, count: number): Promise<void> {
    const page = Array.from({ length: count }, (_, place) => {
      const number = from + place;
      return nativeAlert(`live-${number}`, {
        title: `Beacon ${number % 40}`,
        severity: 85,
        signature: `beacon:${number % 40}`,
        entities: [
          { type: 'host', value: `host-${number % 300}`, role: 'source' },
          { type: 'domain', value: `c2-${number % 50}.both-realms.example.org`, role: 'target' },
        ],
      });
    });
    const key = this.keys[Math.floor(from / this.rate) % this.keys.length] ?? '';
    const { status, body } = await sendBytes(this.app, key, JSON.stringify(page));
    this.accepted += body.accepted ?? 0;
    if (status !== 200 || body.accepted !== count) this.refused.push(`${status} ${JSON.stringify(body).slice(0, 300)}`);
  }
}
