import { type ClockEvent, type ClockReading, type ClockPhase } from './clock-event.ts';

/**
 * What the exercise clock shows at a moment of real time: a fold over what happened to it, so that the same events give the
 * same answer whenever and wherever they are read. Events after the moment do not count yet.
 */
export function readClock(events: readonly ClockEvent[], wall: number): ClockReading {
  let reading: ClockReading = { phase: 'not_started', simMs: 0, rate: 1 };
  let since = 0;
  for (const event of events) {
    if (event.wallAt > wall) break;
    reading = applied({ ...reading, simMs: advanced(reading, event.wallAt - since) }, event);
    since = event.wallAt;
  }
  return { ...reading, simMs: advanced(reading, wall - since) };
}

/** Milliseconds since STARTEX on the exercise clock. */
export function simAt(events: readonly ClockEvent[], wall: number): number {
  return readClock(events, wall).simMs;
}

/**
 * When the exercise clock first showed a time, or will if nothing more happens to it. Null where it will not: it has not begun,
 * stands, or ended before. A time that was skipped over was first shown at the skip.
 */
export function wallWhen(events: readonly ClockEvent[], sim: number): number | null {
  let reading: ClockReading = { phase: 'not_started', simMs: 0, rate: 1 };
  let since = 0;
  for (const event of events) {
    const reached = reachedFrom(reading, since, sim);
    if (reached !== null && reached <= event.wallAt) return reached;
    reading = applied({ ...reading, simMs: advanced(reading, event.wallAt - since) }, event);
    since = event.wallAt;
  }
  return reachedFrom(reading, since, sim);
}

/** The skip by which a time was passed over without being shown; a time that is a skip's target was not. */
export function skipOver(events: readonly ClockEvent[], sim: number): ClockEvent | null {
  for (const event of events) {
    if (event.type !== 'skip_to') continue;
    const before = readClock(
      events.filter(({ seq }) => seq < event.seq),
      event.wallAt,
    ).simMs;
    if (before < sim && sim < (event.simMs ?? 0)) return event;
  }
  return null;
}

/** How many real milliseconds between two moments the clock ran. */
export function ranBetween(events: readonly ClockEvent[], from: number, to: number): number {
  const marks = [from, ...events.map(({ wallAt }) => wallAt).filter((wall) => from < wall && wall < to), to];
  let ran = 0;
  for (const [index, mark] of marks.entries()) {
    const next = marks[index + 1];
    if (next !== undefined && readClock(events, mark).phase === 'running') ran += Math.max(0, next - mark);
  }
  return ran;
}

export function isOver(phase: ClockPhase): boolean {
  return phase === 'ended' || phase === 'aborted';
}

function advanced({ phase, simMs, rate }: ClockReading, passed: number): number {
  return phase === 'running' ? simMs + Math.max(0, passed) * rate : simMs;
}

function applied(reading: ClockReading, event: ClockEvent): ClockReading {
  switch (event.type) {
    case 'startex':
      return { phase: 'running', simMs: 0, rate: event.rate ?? 1 };
    case 'pause':
      return { ...reading, phase: 'paused' };
    case 'resume':
      return { ...reading, phase: 'running' };
    case 'rate':
      return { ...reading, rate: event.rate ?? reading.rate };
    case 'skip_to':
      return { ...reading, simMs: Math.max(reading.simMs, event.simMs ?? 0) };
    case 'endex':
      return { ...reading, phase: 'ended' };
    default:
      return { ...reading, phase: 'aborted' };
  }
}

function reachedFrom({ phase, simMs, rate }: ClockReading, since: number, sim: number): number | null {
  if (phase === 'not_started') return null;
  if (simMs >= sim) return since;
  return phase === 'running' ? since + (sim - simMs) / rate : null;
}
