import { journalEvent } from '../../test/support/journal-events.ts';
import { textsOf } from '../../test/support/virtual-network.ts';
import { nodeOperator } from '../access/operator.ts';
import type { JournalEvent } from '../journal/journal-event.ts';
import { Audience } from './audience.ts';
import type { ServerFrame } from './live-frame.ts';
import { RaisedMarkings } from './raised-markings.ts';
import { BatchFrames, type FramesAhead, PastFrames } from './shared-frames.ts';
import { compileFilter } from './subscription-filter.ts';

const ORGANISATION = '0198a000-0000-7000-8000-0000000000a1';
const CASE = '0198a000-0000-7000-8000-0000000000c1';
const node = nodeOperator({ address: null, credential: null });

const event = (seq: number, given: Partial<JournalEvent> = {}): JournalEvent =>
  journalEvent(seq, { nation: 'SG', organisationId: ORGANISATION, tlp: 'AMBER', caseId: CASE, ...given });

/** Somebody of an organisation of Singapore, of this one unless told otherwise. */
function person(id: string, markings: RaisedMarkings, given: { organisationId?: string; minSeverity?: number } = {}) {
  const { organisationId = ORGANISATION, minSeverity } = given;
  const viewer = { ...node, id: `person:${id}`, nation: 'SG', organisationId, clearance: 'standard' as const };
  return new Audience(viewer, compileFilter(minSeverity === undefined ? {} : { minSeverity }, []), markings);
}

function seqs({ frames, first }: FramesAhead): number[] {
  const told: number[] = [];
  for (let index = first; index < frames.count;) {
    const { bytes, next } = frames.run('s', index, Number.POSITIVE_INFINITY);
    for (const text of textsOf(bytes)) {
      const frame = JSON.parse(text) as Extract<ServerFrame, { type: 'events' }>;
      told.push(...frame.events.map(({ seq }) => seq));
    }
    index = next;
  }
  return told;
}

describe('BatchFrames', () => {
  it('gives the same frames to all who see the same, whatever they asked for', () => {
    const markings = new RaisedMarkings();
    const batch = new BatchFrames([event(1), event(2)], 2, markings);
    const frames = batch.of(person('1', markings));
    expect(batch.of(person('2', markings))).toBe(frames);
    expect(batch.of(person('3', markings, { minSeverity: 10 }))).toBe(frames);
  });

  it('keeps what is for one person, or for one organisation, from the others', () => {
    const markings = new RaisedMarkings();
    const events = [
      event(1),
      event(2, { type: 'notification.raised' as JournalEvent['type'], data: { to: '1' } }),
      event(3, { tlp: 'AMBER+STRICT' }),
    ];
    const batch = new BatchFrames(events, 3, markings);
    const sees = (audience: Audience): number[] => seqs({ frames: batch.of(audience), first: 0 });
    expect(sees(person('1', markings))).toEqual([1, 2, 3]);
    expect(sees(person('2', markings))).toEqual([1, 3]);
    expect(sees(person('1', markings, { organisationId: 'another' }))).toEqual([1, 2]);
    expect(sees(person('2', markings, { organisationId: 'another' }))).toEqual([1]);
  });

  it('sees event by event what an audience sees', () => {
    const markings = new RaisedMarkings();
    markings.observe(event(0, { type: 'case.marked', data: { from: 'AMBER', to: 'RED' } }));
    const events = [event(1), event(2, { caseId: null }), event(3, { nation: 'MY' }), event(4, { tlp: 'nonsense' })];
    for (const audience of [person('1', markings), person('1', markings, { organisationId: 'another' })]) {
      const seen = seqs({ frames: new BatchFrames(events, 4, markings).of(audience), first: 0 });
      expect(seen).toEqual(events.filter((each) => audience.sees(each)).map(({ seq }) => seq));
    }
  });
});

describe('PastFrames', () => {
  const past = (): { markings: RaisedMarkings; frames: PastFrames; clock: { now: number } } => {
    const markings = new RaisedMarkings();
    const clock = { now: 0 };
    return { markings, clock, frames: new PastFrames(markings, () => clock.now) };
  };
  const large = Array.from({ length: 9 }, (_, index) => event(index + 1, { data: { text: 'x'.repeat(15_000) } }));

  it('puts a page together once for a crowd, and goes on where one of them stopped', () => {
    const { markings, frames } = past();
    const first = frames.of(person('1', markings), 0, large, 9);
    expect(frames.of(person('2', markings), 0, large, 9).frames).toBe(first.frames);
    expect(first.frames.count).toBeGreaterThan(2);
    const cursor = first.frames.cursorAfter(0);
    const onward = frames.of(person('3', markings), cursor, large.slice(cursor), 9);
    expect(onward).toEqual({ frames: first.frames, first: 1 });
    expect(seqs(onward)).toEqual(large.map(({ seq }) => seq).slice(cursor));
  });

  it('does not hand one person’s page to another', () => {
    const { markings, frames } = past();
    const events = [event(1, { type: 'share.offered' as JournalEvent['type'], data: { to: '1' } }), event(2)];
    expect(seqs(frames.of(person('1', markings), 0, events, 2))).toEqual([1, 2]);
    expect(seqs(frames.of(person('2', markings), 0, events, 2))).toEqual([2]);
    expect(seqs(frames.of(person('1', markings), 0, events, 2))).toEqual([1, 2]);
  });

  it('shows nothing of a page any more to those who have lost the sight of it', () => {
    const { markings, frames } = past();
    const other = person('2', markings, { organisationId: 'another' });
    expect(seqs(frames.of(other, 0, [event(1)], 1))).toEqual([1]);
    const marked = event(2, { type: 'case.marked', data: { from: 'AMBER', to: 'AMBER+STRICT' } });
    expect(markings.observe(marked)).toBe(true);
    frames.forget();
    expect(seqs(frames.of(other, 0, [event(1)], 1))).toEqual([]);
  });

  it('lets go of what nobody asks for', () => {
    const { markings, frames, clock } = past();
    const { frames: kept } = frames.of(person('1', markings), 0, large, 9);
    clock.now = 4_000;
    frames.rest();
    expect(frames.of(person('1', markings), 0, large, 9).frames).toBe(kept);
    clock.now = 10_000;
    frames.rest();
    expect(frames.of(person('1', markings), 0, large, 9).frames).not.toBe(kept);
  });
});
