import { randomBytes } from 'node:crypto';
import { readTraceparent, type TraceContext } from './trace-context.ts';

export type SpanKind = 'internal' | 'server' | 'consumer' | 'producer';

/** Something that took time, in one trace. Nothing in it names a case, an alert, a person or a text: numbers and templates. */
export interface Span {
  name: string;
  kind: SpanKind;
  context: TraceContext;
  parent: TraceContext | undefined;
  /** Milliseconds since 1970, with parts of them. */
  begun: number;
  ended: number;
  attributes: Readonly<Record<string, string | number>>;
  failed: boolean;
}

/** A request of a sensor that is traced, from its first byte. */
export interface RequestTrace {
  context: TraceContext;
  /** Where the sender says that it stands. */
  parent: TraceContext | undefined;
  begun: number;
}

/** An alert that was stored, and the span that what becomes of it is a child of. */
export interface AlertMark {
  realm: string;
  alertId: string;
  within: TraceContext;
}

/** One step of correlation: which alerts it took, and up to which entry of the journal it wrote. */
export interface CorrelationStep {
  realm: string;
  alertIds: readonly string[];
  inputs: number;
  begun: number;
  /** When the entries began to be written; they were committed at the end. */
  writing: number;
  ended: number;
  /** Number of the last entry; undefined where there was none. */
  head: number | undefined;
}

/** Entries `from` (without) to `to` (with) of a journal, as they went to the sockets of this process. */
export interface Publication {
  realm: string;
  from: number;
  to: number;
  begun: number;
  ended: number;
  /** Subscriptions that were sent something. */
  subscriptions: number;
}

/** What is kept until it is sent. Beyond it the newest is left out: a trace that is missing harms nobody, memory that grows does. */
const MOST_KEPT = 20_000;

/** Notes in the order they were made. */
export class Notes<Note> {
  private notes: Note[] = [];
  /** Notes that found no room. */
  dropped = 0;

  constructor(private readonly most = MOST_KEPT) {}

  add(note: Note): void {
    if (this.notes.length < this.most) this.notes.push(note);
    else this.dropped += 1;
  }

  /** Takes out the oldest, as far as they are due. */
  take(isDue: (note: Note) => boolean = () => true): Note[] {
    const end = this.notes.findIndex((note) => !isDue(note));
    return this.notes.splice(0, end === -1 ? this.notes.length : end);
  }
}

/**
 * Notes what traces are made of. It only notes, in memory and at once: what goes out, and how what happens in several processes
 * comes to be one trace, is told in docs/tracing.md and done by TraceSender, later. Where traces are off there is none of it.
 */
export class Traces {
  readonly spans = new Notes<Span>();
  readonly alerts = new Notes<AlertMark>();
  readonly steps = new Notes<CorrelationStep>();
  readonly publications = new Notes<Publication>();
  private readonly ofRows = new WeakMap<object, RequestTrace>();

  constructor(
    private readonly perThousand: number,
    private readonly chance: () => number = Math.random,
  ) {}

  /** Milliseconds since 1970, by a clock that does not step while the process lives. */
  static now(): number {
    return performance.timeOrigin + performance.now();
  }

  /** Whether, and as part of what, a request with this `traceparent` is traced: as its sender says, else by lot. */
  begin(traceparent: unknown): RequestTrace | undefined {
    const parent = readTraceparent(traceparent);
    if (parent ? !parent.sampled : this.chance() * 1_000 >= this.perThousand) return undefined;
    const context = { traceId: parent?.traceId ?? randomBytes(16).toString('hex'), spanId: newSpanId(), sampled: true };
    return { context, parent, begun: Traces.now() };
  }

  answered({ context, parent, begun }: RequestTrace, name: string, status: number, realm: string): void {
    const attributes = {
      'http.request.method': 'POST',
      'http.response.status_code': status,
      'breakwater.realm': realm,
    };
    this.spans.add({
      name,
      kind: 'server',
      context,
      parent,
      begun,
      ended: Traces.now(),
      attributes,
      failed: status >= 500,
    });
  }

  /** These rows wait for their group commit on behalf of a request. */
  submitted(trace: RequestTrace, rows: Iterable<object>): void {
    for (const row of rows) this.ofRows.set(row, trace);
  }

  /** A batch was committed; of each of its rows whether it is new. */
  committed(rows: readonly { id: string; realm: string }[], isNew: (index: number) => boolean, begun: number): void {
    const ended = Traces.now();
    const counts = new Map<RequestTrace, number>();
    for (const [index, row] of rows.entries()) {
      const trace = this.ofRows.get(row);
      if (!trace) continue;
      counts.set(trace, (counts.get(trace) ?? 0) + 1);
      if (isNew(index)) this.alerts.add({ realm: row.realm, alertId: row.id, within: trace.context });
    }
    for (const [{ context }, own] of counts) {
      const attributes = { 'breakwater.batch.rows': rows.length, 'breakwater.alerts': own };
      this.spans.add({
        ...childOf(context),
        name: 'group commit',
        kind: 'internal',
        begun,
        ended,
        attributes,
        failed: false,
      });
    }
  }
}

/** A new span in the trace of its parent. */
export function childOf(parent: TraceContext): { context: TraceContext; parent: TraceContext } {
  return { context: { ...parent, spanId: newSpanId() }, parent };
}

function newSpanId(): string {
  return randomBytes(8).toString('hex');
}
