import type { BoardCase } from '../board-rows.ts';
import type { StoryStep } from '../story.ts';
import { drawStill, roundLength } from './draw-still.ts';
import { placeLabels } from './labels.ts';
import { OUTLINE_SOURCE } from './outline.ts';
import { boundsOf, STILL_HEIGHT, STILL_WIDTH, stillView } from './still-view.ts';
import { type StillsInput, takeStills } from './take-stills.ts';

const BUSAN = { lat: 35.1, lon: 129.04 };
const SITE = { id: 'busan', name: 'Port of <Busan>', ...BUSAN };
const OPENED: StoryStep = {
  seq: 1,
  atWall: 100_000,
  atSimMs: 0,
  cases: [{ id: 'c', number: 7, title: 'Crane', severity: 85, status: 'new', siteId: 'busan' } as BoardCase],
};

const input = (more: Partial<StillsInput> = {}): StillsInput => ({
  steps: [OPENED],
  sites: [SITE],
  tracks: [],
  told: [],
  simAt: (wall) => wall * 6,
  until: 1_000_000,
  ...more,
});

describe('takeStills', () => {
  it('shows the first case where it is, with what was open there', () => {
    const [still, ...others] = takeStills(input());
    expect(others).toEqual([]);
    expect(still).toMatchObject({ title: 'First case: BW-7 Crane', atWall: 100_000, atSimMs: 600_000 });
    expect(still?.state.sites).toEqual([{ name: SITE.name, ...BUSAN, cases: 1, worst: 85 }]);
    expect(still?.bounds.north).toBeCloseTo(BUSAN.lat + 0.03);
  });

  it('shows what moves a while after it was told, with the way it had come by then and no farther', () => {
    const points = [10, 20, 30, 40].map((second) => ({
      atWall: 200_000 + second * 1_000,
      lat: BUSAN.lat + second / 1_000,
      lon: BUSAN.lon,
    }));
    const told = [{ item: 'I03', title: 'A drone', moves: true, startedAt: 200_000, spots: [] }];
    const tracks = [{ name: 'UAV 1', vessel: false, points }];
    const [, still] = takeStills(input({ tracks, told }));
    expect(still).toMatchObject({ title: 'I03 A drone, 30 s after it was told', atWall: 230_000 });
    expect(still?.state.tracks[0]?.points.map(({ lat }) => Number(lat.toFixed(3)))).toEqual([35.11, 35.12, 35.13]);
    // Of something that was heard long before nothing is drawn.
    expect(takeStills(input({ tracks, told: [{ ...told[0]!, startedAt: 900_000 }] }))).toHaveLength(1);
  });

  it('takes none where nothing has a place', () => {
    const told = [{ item: 'M', title: 'A call', moves: false, startedAt: 300_000, spots: [] }];
    expect(takeStills(input({ steps: [], told }))).toEqual([]);
    const spots = [{ ...BUSAN, name: 'A van' }];
    expect(takeStills(input({ steps: [], told: [{ ...told[0]!, spots }] }))[0]?.state.spots).toEqual(spots);
  });
});

describe('drawStill', () => {
  const state = {
    sites: [{ name: SITE.name, ...BUSAN, cases: 2, worst: 85 }],
    tracks: [{ name: 'Vessel <1>', vessel: true, points: [BUSAN, { lat: 35.12, lon: 129.06 }] }],
    spots: [],
  };

  it('is one picture that needs nothing else, says it is an exercise, and names its source', () => {
    const { text } = drawStill(state, { west: 124, east: 132, south: 32, north: 39 }, 'A map & more');
    expect(text).toMatch(/^<svg/);
    expect(text).not.toMatch(/<image|href|url\(|<script|style=/);
    expect(text.match(/EXERCISE/g)).toHaveLength(3);
    expect(text).toContain(OUTLINE_SOURCE);
    expect(text).toContain('aria-label="A map &amp; more"');
    expect(text).toContain('Vessel &lt;1&gt;');
    expect(text).toContain('Port of &lt;Busan&gt;: 2 cases, worst 85');
    expect(text).toMatch(/<path\s+d="M[-\d.,L]+Z/);
    expect(text.length).toBeLessThan(60_000);
  });

  it('draws no coast where none would be true', () => {
    const { text } = drawStill(state, boundsOf([BUSAN], 0.02)!, 'Near');
    expect(text).toContain('No coastline is true at this scale');
    expect(text).not.toContain(OUTLINE_SOURCE);
  });
});

describe('stillView', () => {
  it('has a box in its middle, north up, with the same scale both ways', () => {
    const view = stillView({ west: 129, east: 130, south: 35, north: 36 });
    expect(view.x(129.5)).toBeCloseTo(STILL_WIDTH / 2);
    expect(view.y(36)).toBeGreaterThan(0);
    expect(view.y(36)).toBeLessThan(view.y(35));
    expect(view.y(35)).toBeLessThan(STILL_HEIGHT);
    expect(view.bounds.west).toBeLessThan(129);
    expect(view.x(view.bounds.west)).toBeCloseTo(0);
    expect(view.y(view.bounds.south)).toBeCloseTo(STILL_HEIGHT);
    // A degree of latitude is 111 km.
    const tall = view.y(35) - view.y(36);
    expect((tall * view.metresPerUnit) / 1_000).toBeCloseTo(111, -1);
  });

  it('has no box round nothing', () => {
    expect(boundsOf([], 1)).toBeNull();
  });
});

describe('labels', () => {
  it('stand beside their marks and over no other, or not at all', () => {
    const at = (x: number, text = 'A long name') => ({ text, x, y: 50, offset: 10 });
    const placed = placeLabels(
      ['First', 'Second', 'Third', 'Fourth', 'Fifth'].map((text) => at(100, text)),
      300,
      100,
    );
    expect(placed.map(({ anchor }) => anchor)).toEqual(['start', 'end', 'middle', 'middle']);
    expect(placeLabels([at(295)], 300, 100)[0]?.anchor).toBe('end');
    expect(placeLabels([at(30, 'x'.repeat(200))], 300, 100)).toEqual([]);
  });

  it('have round lengths beside them', () => {
    expect([1, 9, 10, 240, 999, 5_400].map(roundLength)).toEqual([1, 5, 10, 200, 500, 5_000]);
  });
});
