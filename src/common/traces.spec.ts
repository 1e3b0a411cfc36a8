import { Notes, Traces } from './traces.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

describe('whether a request is traced', () => {
  it('is its sender’s to say', () => {
    const never = new Traces(0);
    const always = new Traces(1_000);
    expect(never.begin(`00-${TRACE}-${SPAN}-01`)).toMatchObject({
      context: { traceId: TRACE, sampled: true },
      parent: { traceId: TRACE, spanId: SPAN },
    });
    expect(always.begin(`00-${TRACE}-${SPAN}-00`)).toBeUndefined();
  });

  it('falls by lot where the sender does not say', () => {
    let lot = 0;
    const traces = new Traces(10, () => lot);
    expect(traces.begin(undefined)?.context.traceId).toMatch(/^[0-9a-f]{32}$/);
    lot = 0.0099;
    expect(traces.begin('nonsense')).toBeDefined();
    lot = 0.01;
    expect(traces.begin(undefined)).toBeUndefined();
    expect(new Traces(0, () => 0).begin(undefined)).toBeUndefined();
  });
});

describe('a group commit of several requests', () => {
  it('is a span of each that is traced, and marks the alerts that are new', () => {
    const traces = new Traces(1_000);
    const [first, second] = [traces.begin(undefined)!, traces.begin(undefined)!];
    const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id, realm: 'live' }));
    traces.submitted(first, rows.slice(0, 2));
    traces.submitted(second, rows.slice(2, 3));
    traces.committed(rows, (index) => index !== 1, Traces.now());
    const spans = traces.spans.take();
    expect(spans.map(({ parent, attributes }) => [parent, attributes])).toEqual([
      [first.context, { 'breakwater.batch.rows': 4, 'breakwater.alerts': 2 }],
      [second.context, { 'breakwater.batch.rows': 4, 'breakwater.alerts': 1 }],
    ]);
    expect(traces.alerts.take()).toEqual([
      { realm: 'live', alertId: 'a', within: first.context },
      { realm: 'live', alertId: 'c', within: second.context },
    ]);
  });
});

describe('notes', () => {
  it('are bounded, and are taken in their order as far as they are due', () => {
    const notes = new Notes<number>(3);
    for (const note of [1, 2, 3, 4]) notes.add(note);
    expect(notes.dropped).toBe(1);
    expect(notes.take((note) => note < 3)).toEqual([1, 2]);
    expect(notes.take((note) => note < 3)).toEqual([]);
    expect(notes.take()).toEqual([3]);
  });
});
