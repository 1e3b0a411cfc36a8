import { Injectable, Logger } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a figure is of: an exercise's never adds to the live realm's. */
export type RealmKind = 'live' | 'exercise';

/** What can have become of an alert that was sent. */
export type IntakeOutcome = 'accepted' | 'duplicate' | 'rejected';

/** One value of a figure, with what its labels are. */
export type Reading = { value: number } & Partial<Record<'realm' | 'reader' | 'fault', string>>;

/** Seconds; from what a healthy node answers in to what a person no longer waits for. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Counters and histograms of this process, in the Prometheus exposition format (docs/operations.md lists them). Each application
 * has its own; what is no event is read when it is asked for, by whoever calls {@link Meters.gauge}.
 */
@Injectable()
export class Meters {
  private readonly log = new Logger(Meters.name);
  readonly registry = new Registry();

  private readonly alerts = new Counter({
    name: 'breakwater_alerts_total',
    help: 'Alerts that were sent, by what became of them',
    labelNames: ['realm', 'outcome'],
    registers: [this.registry],
  });
  private readonly batchRows = new Histogram({
    name: 'breakwater_intake_batch_rows',
    help: 'Alerts stored by one group commit, of all realms together',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000],
    registers: [this.registry],
  });
  private readonly batchSeconds = new Histogram({
    name: 'breakwater_intake_batch_seconds',
    help: 'Time one group commit took',
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly stepInputs = new Histogram({
    name: 'breakwater_correlation_step_inputs',
    help: 'Inputs taken by one step of correlation',
    labelNames: ['realm'],
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000],
    registers: [this.registry],
  });
  private readonly stepSeconds = new Histogram({
    name: 'breakwater_correlation_step_seconds',
    help: 'Time one step of correlation took, until it was committed',
    labelNames: ['realm'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly frames = new Counter({
    name: 'breakwater_live_frames_total',
    help: 'Frames of events that were handed to sockets as they happened',
    labelNames: ['realm'],
    registers: [this.registry],
  });
  private readonly removed = new Counter({
    name: 'breakwater_retention_removed_total',
    help: 'Alerts and refused input that were removed because their nation does not keep them any longer',
    labelNames: ['kept'],
    registers: [this.registry],
  });
  private readonly requests = new Histogram({
    name: 'breakwater_http_request_seconds',
    help: 'Time from a request to the end of its answer, by route',
    labelNames: ['realm', 'method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });

  constructor() {
    // Told from the start, so that the first removal is an increase.
    for (const kept of ['waiting', 'closed', 'cases', 'rejects']) this.removed.inc({ kept }, 0);
  }

  /** Adds the figures of the process itself: processor, memory, event loop. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  countAlerts(realm: string, outcome: IntakeOutcome, count: number): void {
    if (count > 0) this.alerts.inc({ realm: realmKind(realm), outcome }, count);
  }

  timeBatch(rows: number, milliseconds: number): void {
    this.batchRows.observe(rows);
    this.batchSeconds.observe(milliseconds / 1_000);
  }

  /** A step of correlation that was committed. */
  timeStep(realm: string, inputs: number, milliseconds: number): void {
    const labels = { realm: realmKind(realm) };
    this.stepInputs.observe(labels, inputs);
    this.stepSeconds.observe(labels, milliseconds / 1_000);
  }

  countFrames(realm: string, count: number): void {
    if (count > 0) this.frames.inc({ realm: realmKind(realm) }, count);
  }

  /** `kept` is the period they were kept for: `waiting`, `closed`, `cases`, `rejects`. */
  countRemoved(kept: string, count: number): void {
    if (count > 0) this.removed.inc({ kept }, count);
  }

  /** `route` is a template, never an address: what is in addresses names things. */
  timeRequest(realm: string, request: { method: string; route: string; status: number }, milliseconds: number): void {
    const { method, route, status } = request;
    const labels = { realm: realmKind(realm), method, route, status: `${Math.trunc(status / 100)}xx` };
    this.requests.observe(labels, milliseconds / 1_000);
  }

  /** A figure that is read whenever the metrics are. What `read` leaves out, or fails to read, is not known, and is not told. */
  gauge(
    name: string,
    help: string,
    read: () => Iterable<Reading> | Promise<Iterable<Reading>>,
    labels: string[] = [],
  ): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [this.registry],
      collect: async () => {
        const readings = await this.known(read);
        gauge.reset();
        for (const { value, ...rest } of readings) gauge.set(rest, value);
      },
    });
  }

  private async known(read: () => Iterable<Reading> | Promise<Iterable<Reading>>): Promise<Iterable<Reading>> {
    try {
      return await read();
    } catch (error) {
      this.log.debug(`A figure is left out: ${String(error)}`);
      return [];
    }
  }
}

export function realmKind(realm: string): RealmKind {
  return realm.startsWith('exercise:') ? 'exercise' : 'live';
}
