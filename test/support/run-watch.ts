import { setTimeout as delay } from 'node:timers/promises';
import type { RunClockEventDto, RunDto } from '../../src/drills/run.dto.ts';
import type { DrillRun } from './drill-run.ts';

const EVERY_MS = 60;
const ENDED: ReadonlySet<string> = new Set(['delivered', 'failed', 'skipped', 'withdrawn']);
/** What rounding the clock to whole milliseconds may differ by. */
const ROUNDING_MS = 2;
/** How long writing a move of the clock may take: who reads meanwhile sees it go on until then, and a pause from its own time on. */
const MOVING_MS = 1_000;

/**
 * Reads a run again and again, one reading after another, and keeps what must never be seen: an exercise clock that goes back or
 * is not what its own log says, a log that was rewritten, an item that is held without saying why, one that leaves an end it had come to.
 */
export class RunWatch {
  readonly faults: string[] = [];
  readings = 0;
  private last: RunDto | undefined;
  private watching = true;
  private readonly watched: Promise<void>;

  constructor(private readonly run: DrillRun) {
    this.watched = this.watch();
  }

  async end(): Promise<void> {
    this.watching = false;
    await this.watched;
  }

  private async watch(): Promise<void> {
    while (this.watching) {
      // Who is away answers nothing, and is asked again.
      const now = await this.run.read().catch(() => undefined);
      if (now) this.take(now);
      await delay(EVERY_MS);
    }
  }

  private take(now: RunDto): void {
    const { last } = this;
    const clock = now.clock!;
    this.readings += 1;
    this.last = now;
    const own = shown(now.clockEvents, Date.parse(clock.at));
    if (Math.abs(own - clock.simMs) > ROUNDING_MS)
      this.faults.push(`The clock shows ${clock.simMs}, its log says ${own}`);
    for (const { item, cell, state, heldBecause, reason } of now.script!.items) {
      if (state === 'held' && (heldBecause === null || !/\S/.test(reason ?? ''))) {
        this.faults.push(`${item} ${cell} is held, and nothing says why`);
      }
    }
    if (!last) return;
    const [move] = now.clockEvents.slice(last.clockEvents.length);
    const overlap = move ? Date.parse(last.clock!.at) - Date.parse(move.at) : -1;
    if (clock.simMs < last.clock!.simMs && (overlap < 0 || overlap > MOVING_MS))
      this.faults.push(`The clock went from ${last.clock!.simMs} to ${clock.simMs}`);
    const kept = now.clockEvents.slice(0, last.clockEvents.length);
    if (JSON.stringify(kept) !== JSON.stringify(last.clockEvents))
      this.faults.push('The log of the clock was rewritten');
    for (const [index, before] of last.script!.items.entries()) {
      const after = now.script!.items[index]!;
      const same = before.state === after.state && before.deliveredAt === after.deliveredAt;
      if (ENDED.has(before.state) && !same) {
        this.faults.push(`${before.item} ${before.cell} was ${before.state} and became ${after.state}`);
      }
    }
  }
}

/** What the exercise clock shows at an instant, from its log alone. */
function shown(events: readonly RunClockEventDto[], wall: number): number {
  let sim = 0;
  let rate = 0;
  let running = false;
  let since = wall;
  for (const { type, at, rate: wanted, simMs } of events) {
    const instant = Date.parse(at);
    if (instant > wall) break;
    if (running) sim += (instant - since) * rate;
    since = instant;
    if (type === 'startex' || type === 'rate') rate = wanted ?? 1;
    if (type === 'startex' || type === 'resume') running = true;
    if (type === 'pause' || type === 'endex' || type === 'abort') running = false;
    if (type === 'skip_to') sim = Math.max(sim, simMs ?? 0);
  }
  return running ? sim + (wall - since) * rate : sim;
}
