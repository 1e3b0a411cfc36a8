import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS, TRACES } from '../common/settings.module.ts';
import { writeTraceparent } from '../common/trace-context.ts';
import { type Publication, type Span, Traces } from '../common/traces.ts';
import { TraceMarks } from './trace-marks.store.ts';
import { exported, type ExportedSpan, spansOfPublications, spansOfStep } from './trace-spans.ts';

const TICK_MS = 500;
/** Marks are written a tick after what they are of: whoever looks for them gives them time, in milliseconds. */
const STEP_SETTLES_MS = 1_500;
const PUBLICATION_SETTLES_MS = 4_000;
const FORGET_EVERY_MS = 60_000;
const SEND_MS = 10_000;

/**
 * Makes spans of what was noted and sends them, beside the work and never in it (docs/tracing.md). What cannot be written or sent
 * is given up: nobody waits for a trace. Idle where none are made.
 */
@Injectable()
export class TraceSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(TraceSender.name);
  private readonly resource = { attributes: {} } as ExportedSpan['resource'];
  private exporter: OTLPTraceExporter | undefined;
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> | undefined;
  private forgotAt = Number.NEGATIVE_INFINITY;
  private toldAt = Number.NEGATIVE_INFINITY;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(TRACES) private readonly traces: Traces | null,
    private readonly marks: TraceMarks,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { traces, settings } = this;
    if (!traces) return;
    // Only here: who makes no traces loads nothing of it.
    const { OTLPTraceExporter: Exporter } = await import('@opentelemetry/exporter-trace-otlp-http');
    this.exporter = new Exporter({ url: settings.tracesUrl, timeoutMillis: SEND_MS, concurrencyLimit: 2 });
    Object.assign(this.resource.attributes, {
      'service.name': 'breakwater',
      'service.instance.id': randomUUID(),
      'breakwater.roles': settings.roles.join(','),
    });
    this.timer = setInterval(() => {
      this.working ??= this.tick(traces, false).finally(() => (this.working = undefined));
    }, TICK_MS);
    this.log.log(`Traces go to ${new URL(settings.tracesUrl).host}`);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
    if (this.traces) await this.tick(this.traces, true);
    await this.exporter?.shutdown().catch(() => undefined);
  }

  private async tick(traces: Traces, isLast: boolean): Promise<void> {
    const now = Traces.now();
    try {
      await this.marks.markAlerts(traces.alerts.take());
      await this.traceSteps(traces, ({ ended }) => isLast || now - ended >= STEP_SETTLES_MS);
      await this.tracePublications(traces, ({ ended }) => isLast || now - ended >= PUBLICATION_SETTLES_MS);
      if (now - this.forgotAt >= FORGET_EVERY_MS) {
        this.forgotAt = now;
        await this.marks.forgetOld();
      }
    } catch (error) {
      this.complain(`Traces are incomplete: ${String(error)}`);
    }
    await this.send(traces.spans.take());
  }

  private async traceSteps(traces: Traces, isDue: (note: { ended: number }) => boolean): Promise<void> {
    const steps = traces.steps.take(isDue);
    const within = await this.marks.ofAlerts(steps.flatMap(({ alertIds }) => alertIds));
    if (within.size === 0) return;
    const entries = [];
    for (const step of steps) {
      for (const { correlation, journal } of spansOfStep(step, within)) {
        traces.spans.add(correlation);
        if (!journal || step.head === undefined) continue;
        traces.spans.add(journal);
        entries.push({ realm: step.realm, seq: step.head, traceparent: writeTraceparent(journal.context) });
      }
    }
    await this.marks.markEntries(entries);
  }

  private async tracePublications(traces: Traces, isDue: (note: Publication) => boolean): Promise<void> {
    const due = traces.publications.take(isDue);
    for (const realm of new Set(due.map((one) => one.realm))) {
      const publications = due.filter((one) => one.realm === realm);
      const from = Math.min(...publications.map((one) => one.from));
      const to = Math.max(...publications.map((one) => one.to));
      const marks = await this.marks.ofEntries(realm, from, to);
      for (const span of spansOfPublications(publications, marks)) traces.spans.add(span);
    }
  }

  private async send(spans: readonly Span[]): Promise<void> {
    if (spans.length === 0 || !this.exporter) return;
    const exporter = this.exporter;
    const { code, error } = await new Promise<{ code: number; error?: Error }>((resolve) =>
      exporter.export(
        spans.map((span) => exported(span, this.resource)),
        resolve,
      ),
    );
    if (code !== 0) this.complain(`${spans.length} spans were not taken: ${error?.message ?? 'no reason was told'}`);
  }

  /** At most once a minute. */
  private complain(what: string): void {
    const now = performance.now();
    if (now - this.toldAt < 60_000) return;
    this.toldAt = now;
    this.log.warn(what);
  }
}
