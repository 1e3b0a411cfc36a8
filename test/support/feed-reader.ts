import { nodeOperator } from '../../src/access/operator.ts';
import type { RowScope } from '../../src/database/row-scope.ts';
import type { JournalEvent } from '../../src/journal/journal-event.ts';
import type { ServerFrame } from '../../src/live/live-frame.ts';
import { Outbox } from '../../src/live/outbox.ts';
import type { Subscription } from '../../src/live/subscription.ts';
import { compileFilter } from '../../src/live/subscription-filter.ts';
import { CASES, type VirtualJournal } from './virtual-journal.ts';
import { VirtualNetwork } from './virtual-network.ts';

/** Bytes a client may have unsent. */
export const BUFFER = 4_000;

/** Reads the frames as a client would and complains of every event that is missing, doubled or out of order. */
export class FeedReader {
  conflated = 0;
  snapshots = 0;
  events = 0;
  private read = 0;

  constructor(
    private readonly world: VirtualJournal,
    private readonly sees: (event: JournalEvent) => boolean,
    public cursor: number,
  ) {}

  readOn(frames: readonly ServerFrame[]): void {
    for (; this.read < frames.length; this.read += 1) this.readFrame(frames[this.read]!);
  }

  private readFrame(frame: ServerFrame): void {
    if (frame.type !== 'events' && frame.type !== 'snapshot' && frame.type !== 'conflated') return;
    expect(frame.cursor).toBeGreaterThanOrEqual(this.cursor);
    const between = this.world.journal.slice(this.cursor, frame.cursor).filter(this.sees);
    if (frame.type === 'events') {
      expect(frame.events.map((event) => event.seq)).toEqual(between.map((event) => event.seq));
      this.events += frame.events.length;
    } else if (frame.type === 'conflated') {
      expect(frame.skipped).toBe(between.length);
      const latest = new Map(frame.cases.map((summary) => [summary.id, summary.number]));
      for (const { caseId } of between) {
        expect(latest.get(caseId!)).toBe(this.world.lastTouch(caseId!, frame.cursor));
      }
      this.conflated += 1;
    } else {
      this.snapshots += 1;
    }
    this.cursor = frame.cursor;
  }
}

export interface FeedClient {
  network: VirtualNetwork;
  outbox: Outbox;
  subscription: Subscription;
  reader: FeedReader;
}

/** A subscription of a client on a virtual network; to two of the four cases when `filtered`. */
export function connect(world: VirtualJournal, cursor: number, nation: string | null, filtered: boolean): FeedClient {
  const network = new VirtualNetwork();
  const limits = { bufferBytes: BUFFER, hopelessBytes: 1e9, patienceMs: 60_000 };
  const outbox: Outbox = new Outbox(
    network,
    limits,
    () => world.clock.now,
    () => subscription.pump(),
  );
  const filter = compileFilter(filtered ? { cases: CASES.slice(0, 2) } : {}, []);
  const subscription = world.feed.open('s', viewerOf(nation), filter, cursor, outbox);
  const sees = (event: JournalEvent): boolean => subscription.audience.sees(event);
  subscription.pump();
  return { network, outbox, subscription, reader: new FeedReader(world, sees, cursor) };
}

/** Lets what waits on answered reads run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

function viewerOf(nation: string | null): RowScope {
  const node = nodeOperator({ address: null, credential: null });
  return nation === null ? node : { ...node, nation, clearance: 'standard' };
}
