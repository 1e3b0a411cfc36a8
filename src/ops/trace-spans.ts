import type { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { readTraceparent, type TraceContext } from '../common/trace-context.ts';
import { childOf, type CorrelationStep, type Publication, type Span, type SpanKind } from '../common/traces.ts';

/** A span as the exporter takes it. */
export type ExportedSpan = Parameters<OTLPTraceExporter['export']>[0][number];

/** OpenTelemetry's numbers (trace.proto, less one). */
const KINDS: Readonly<Record<SpanKind, number>> = { internal: 0, server: 1, producer: 3, consumer: 4 };
const FAILED = 2;
const SAMPLED = 1;

/** The spans of a step, of each trace that one of its alerts belongs to; `journal` is where what follows hangs. */
export function spansOfStep(
  step: CorrelationStep,
  withinOf: ReadonlyMap<string, TraceContext>,
): { correlation: Span; journal: Span | undefined }[] {
  const traces = new Map<string, { within: TraceContext; alerts: number }>();
  for (const alertId of step.alertIds) {
    const within = withinOf.get(alertId);
    if (!within) continue;
    const entry = traces.get(within.spanId) ?? { within, alerts: 0 };
    traces.set(within.spanId, { within, alerts: entry.alerts + 1 });
  }
  return [...traces.values()].map(({ within, alerts }) => {
    const { begun, writing, ended, inputs, head } = step;
    const correlation: Span = {
      ...childOf(within),
      name: 'correlation step',
      kind: 'consumer',
      begun,
      ended,
      attributes: { 'breakwater.step.inputs': inputs, 'breakwater.alerts': alerts },
      failed: false,
    };
    const journal: Span | undefined =
      head === undefined
        ? undefined
        : {
            ...childOf(correlation.context),
            name: 'journal',
            kind: 'internal',
            begun: writing,
            ended,
            attributes: {},
            failed: false,
          };
    return { correlation, journal };
  });
}

/** The spans of what went to sockets, of each trace that one of its entries ends. */
export function spansOfPublications(
  publications: readonly Publication[],
  marks: readonly { realm: string; seq: number; traceparent: string }[],
): Span[] {
  return marks.flatMap(({ realm, seq, traceparent }) => {
    const parent = readTraceparent(traceparent);
    const found = publications.find((one) => one.realm === realm && one.from < seq && seq <= one.to);
    if (!parent || !found) return [];
    const { begun, ended, subscriptions } = found;
    const attributes = { 'breakwater.subscriptions': subscriptions };
    return [{ ...childOf(parent), name: 'frame', kind: 'producer', begun, ended, attributes, failed: false } as const];
  });
}

export function exported(span: Span, resource: ExportedSpan['resource']): ExportedSpan {
  const { context, parent } = span;
  return {
    name: span.name,
    kind: KINDS[span.kind],
    spanContext: () => ({ traceId: context.traceId, spanId: context.spanId, traceFlags: SAMPLED }),
    ...(parent && { parentSpanContext: { ...parent, traceFlags: SAMPLED, isRemote: span.kind === 'server' } }),
    startTime: highResolution(span.begun),
    endTime: highResolution(span.ended),
    duration: highResolution(Math.max(span.ended - span.begun, 0)),
    status: { code: span.failed ? FAILED : 0 },
    attributes: { ...span.attributes },
    links: [],
    events: [],
    ended: true,
    resource,
    instrumentationScope: { name: 'breakwater' },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

/** Seconds and nanoseconds. */
function highResolution(milliseconds: number): [number, number] {
  const seconds = Math.trunc(milliseconds / 1_000);
  return [seconds, Math.round((milliseconds - seconds * 1_000) * 1e6)];
}
