import { setTimeout as delay } from 'node:timers/promises';
import { nativeAlert, sendBytes } from './alerts.ts';
import type { ApiClient } from './app.ts';
import { Random } from './random.ts';

const BEGUN = Date.parse('2026-11-29T06:00:00Z');
const PER_REQUEST = 4;

/** One site's alerts in requests of a few, each sent until it is acknowledged and before the next, as a gateway does. */
export class SiteSender {
  /** What was acknowledged, request by request. */
  readonly acknowledged: Record<string, unknown>[][] = [];
  private readonly chance: Random;
  private made = 0;

  constructor(
    readonly site: string,
    private readonly key: string,
    seed: number,
  ) {
    this.chance = new Random(seed);
  }

  /** The next request, through whichever of the processes answers. */
  async send(processes: () => readonly ApiClient[]): Promise<void> {
    const alerts = Array.from({ length: PER_REQUEST }, () => this.alert());
    for (let attempt = this.acknowledged.length; ; attempt += 1) {
      const found = processes();
      const api = found[attempt % found.length];
      const answer = api && (await sendBytes(api, this.key, JSON.stringify(alerts)).catch(() => undefined));
      if (answer?.status === 200 && answer.body.accepted + answer.body.duplicates === PER_REQUEST) break;
      if (answer && answer.status < 500 && answer.status !== 429) throw new Error(JSON.stringify(answer.body));
      await delay(50);
    }
    this.acknowledged.push(alerts);
  }

  /** One that opens a case by itself; its external id. */
  async probe(processes: () => readonly ApiClient[], name: string): Promise<string> {
    const probe = nativeAlert(name, { severity: 80, signature: name, occurredAt: this.now(), entities: [] });
    for (let attempt = 0; ; attempt += 1) {
      const found = processes();
      const api = found[attempt % found.length];
      const answer = api && (await sendBytes(api, this.key, JSON.stringify([probe])).catch(() => undefined));
      if (answer?.status === 200) break;
      await delay(50);
    }
    this.acknowledged.push([probe]);
    return name;
  }

  private now(): string {
    return new Date(BEGUN + this.made * 15_000).toISOString();
  }

  /** Of few accounts and hosts, so that many hang together, some repeat and some come late. */
  private alert(): Record<string, unknown> {
    const { chance } = this;
    this.made += 1;
    const signature = `fleet:${Math.floor(chance.next() * 5)}`;
    const late = chance.next() < 0.1 ? 600_000 : 0;
    return nativeAlert(`${this.site}-${this.made}`, {
      signature,
      title: `Sign ${signature}`,
      severity: 10 + Math.floor(chance.next() * 74),
      occurredAt: new Date(Date.parse(this.now()) - late).toISOString(),
      entities: [
        { type: 'user', value: `user-${Math.floor(chance.next() * 8)}`, role: 'target' },
        ...(chance.next() < 0.3
          ? [{ type: 'domain', value: `d${Math.floor(chance.next() * 8)}.example.org`, role: 'target' }]
          : []),
      ],
    });
  }
}
