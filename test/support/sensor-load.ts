import { setTimeout as delay } from 'node:timers/promises';
import { nativeAlert } from './alerts.ts';
import { Random } from './random.ts';

/** A place that sends, and its sensor's key. */
export interface Source {
  site: string;
  key: string;
}

/** What one place has sent, and what of it was acknowledged. */
interface Sent {
  source: Source;
  /** Bodies that were acknowledged, counted from the first; the next is on its way. */
  bodies: number;
  acknowledged: Set<string>;
}

const EPOCH = Date.UTC(2026, 0, 5);
const RETRY_MS = 25;
const MOST_ALERTS = 8;

/**
 * Alerts without end, the same for the same seed, from several places at once. Each sends one body after the other, and
 * the same body until it is acknowledged, as a gateway does: so the order within a place is the same whatever happens.
 */
export class SensorLoad {
  private readonly sent: Sent[];
  private going = false;
  private running: Promise<unknown> = Promise.resolve();
  /** Answers that no sender should ever get. */
  readonly faults: string[] = [];
  /** Bodies that were sent again, because nothing or 5xx came back. */
  repeated = 0;
  /** Answers of 503 that told when to come again. */
  refusals = 0;

  constructor(
    private readonly seed: number,
    sources: readonly Source[],
    private readonly pauseMs = 0,
  ) {
    this.sent = sources.map((source) => ({ source, bodies: 0, acknowledged: new Set<string>() }));
  }

  get sources(): Source[] {
    return this.sent.map(({ source }) => source);
  }

  begin(baseUrl: string): void {
    this.going = true;
    this.running = Promise.all(this.sent.map((sent) => this.send(baseUrl, sent, () => this.going)));
  }

  /** Ends when each place has its last body acknowledged, or at once where nobody answers and `patient` is false. */
  async end(patient = true): Promise<void> {
    this.going = false;
    this.patient = patient;
    await this.running;
    this.patient = true;
  }

  /** Sends what another load has sent, to somebody else. */
  async repeat(other: SensorLoad, baseUrl: string): Promise<void> {
    const counts = other.sent.map(({ bodies }) => bodies);
    await Promise.all(
      this.sent.map((sent, index) => this.send(baseUrl, sent, () => sent.bodies < (counts[index] ?? 0))),
    );
  }

  /** `site/external id` of every alert that was acknowledged. */
  get acknowledged(): Set<string> {
    return new Set(
      this.sent.flatMap(({ source, acknowledged }) => [...acknowledged].map((id) => `${source.site}/${id}`)),
    );
  }

  private patient = true;

  private async send(baseUrl: string, sent: Sent, goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      const alerts = bodyOf(this.seed, sent.source.site, sent.bodies);
      if (!(await this.deliver(baseUrl, sent.source.key, alerts))) return;
      for (const { externalId } of alerts) sent.acknowledged.add(String(externalId));
      sent.bodies += 1;
      if (this.pauseMs > 0) await delay(this.pauseMs);
    }
  }

  /** Until all of it is acknowledged; false where that was not waited for. */
  private async deliver(baseUrl: string, key: string, alerts: readonly Record<string, unknown>[]): Promise<boolean> {
    const body = JSON.stringify(alerts);
    for (;;) {
      const answer = await post(`${baseUrl}/api/v1/alerts`, key, body);
      if (answer?.status === 200 && answer.stored === alerts.length) return true;
      if (answer && answer.status < 500 && answer.status !== 429) {
        this.faults.push(`${answer.status}: ${answer.text.slice(0, 300)}`);
        return false;
      }
      if (answer?.status === 503 && answer.retryAfter !== null) this.refusals += 1;
      if (!this.going && !this.patient) return false;
      this.repeated += 1;
      await delay(RETRY_MS);
    }
  }
}

async function post(
  url: string,
  key: string,
  body: string,
): Promise<{ status: number; stored: number; retryAfter: string | null; text: string } | undefined> {
  try {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(15_000) });
    const text = await response.text();
    const { accepted = 0, duplicates = 0 } = JSON.parse(text) as { accepted?: number; duplicates?: number };
    return {
      status: response.status,
      stored: accepted + duplicates,
      retryAfter: response.headers.get('retry-after'),
      text,
    };
  } catch {
    // Nothing came back, or half of it: it may have been stored, or not.
    return undefined;
  }
}

/** The body of this number: alerts that meet by address and name, some late, some told before. */
function bodyOf(seed: number, site: string, number: number): Record<string, unknown>[] {
  const random = new Random(
    seed * 1_000_003 + number * 7_919 + Buffer.from(site).reduce((sum, byte) => sum * 31 + byte, 7),
  );
  return Array.from({ length: 1 + Math.floor(random.next() * MOST_ALERTS) }, (_, index) => {
    const again = number > 3 && random.next() < 0.05;
    const externalId = again ? `a-${number - 3}-0` : `a-${number}-${index}`;
    const lateMs = random.next() < 0.05 ? random.next() * 3_600_000 : random.next() * 5_000;
    const kind = random.pick(['scan', 'beacon', 'write', 'login']);
    return nativeAlert(externalId, {
      occurredAt: new Date(EPOCH + number * 20_000 - Math.round(lateMs)).toISOString(),
      title: `A ${kind} that somebody noticed`,
      signature: `faults:${kind}`,
      severity: random.pick([20, 40, 60, 80]),
      entities: [
        {
          type: 'ip',
          value: `10.30.${Math.floor(number / 40) % 200}.${Math.floor(random.next() * 12)}`,
          role: 'source',
        },
        ...(random.next() < 0.3
          ? [{ type: 'domain', value: `c${Math.floor(number / 60)}.faults.example.org`, role: 'target' }]
          : []),
      ],
    });
  });
}
