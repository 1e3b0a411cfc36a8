import { type LaneEntry, swimLanes } from './swim-lanes.ts';

const entry = (type: string, seconds: number, by = 'system:correlation', releaseId?: string): LaneEntry => ({
  type,
  at: new Date(seconds * 1_000).toISOString(),
  actor: { id: by },
  data: { releaseId },
});

describe('lanes of a case', () => {
  it('are the sensors, the team, and each nation something was released to', () => {
    const releases = [{ id: 'r', nations: ['SG', 'VN'], receipts: [] }];
    expect(swimLanes([entry('alert.linked', 0)], releases)?.lanes.map(({ key }) => key)).toEqual([
      'sensors',
      'team',
      'SG',
      'VN',
    ]);
  });

  it('put what a person did on the lane of the team, over the common span', () => {
    const picture = swimLanes([entry('alert.linked', 0), entry('case.noted', 100, 'person:mei')], []);
    expect(picture?.lanes.map(({ marks }) => marks)).toEqual([
      [{ kind: 'alerts', x: 0, count: 1 }],
      [{ kind: 'notes', x: 1, count: 1 }],
    ]);
  });

  it('show a publication on both sides, its preparation on ours alone, and receipts on theirs', () => {
    const releases = [{ id: 'r', nations: ['SG'], receipts: [{ nation: 'SG', at: new Date(50_000).toISOString() }] }];
    const entries = [
      entry('release.prepared', 0, 'person:mei', 'r'),
      entry('release.published', 100, 'person:mei', 'r'),
    ];
    const [, team, sg] = swimLanes(entries, releases)?.lanes ?? [];
    expect(team?.marks.map(({ x }) => x)).toEqual([0, 1]);
    expect(sg?.marks.map(({ x }) => x)).toEqual([0.5, 1]);
  });

  it('make one mark of what is too close to tell apart', () => {
    const many = Array.from({ length: 50 }, (_, index) => entry('alert.repeated', 500 + index / 100));
    const picture = swimLanes([entry('alert.linked', 0), ...many, entry('alert.linked', 1_000)], []);
    expect(picture?.lanes[0]?.marks.find(({ kind }) => kind === 'repeats')).toMatchObject({ count: 50 });
  });

  it('are nothing where nothing happened', () => {
    expect(swimLanes([], [])).toBeNull();
  });
});
