import { clustered } from './clusters.ts';

const mark = (id: number, x: number, y: number) => ({ id, at: { x, y } });
const crowd = Array.from({ length: 201 }, (_, index) => mark(index, (index * 31) % 700, (index * 17) % 500));
const ORIGIN = { x: 0, y: 0 };

describe('clusters', () => {
  it('are not made of as few as can be told apart', () => {
    const clusters = clustered(crowd.slice(0, 200), ORIGIN);
    expect(clusters).toHaveLength(200);
    expect(clusters[7]).toEqual({ at: crowd[7]?.at, marks: [crowd[7]] });
  });

  it('hold every mark once', () => {
    const clusters = clustered(crowd, ORIGIN);
    expect(clusters.length).toBeLessThan(201);
    expect(clusters.flatMap(({ marks }) => marks.map(({ id }) => id)).sort((a, b) => a - b)).toEqual(
      crowd.map(({ id }) => id),
    );
  });

  it('stay together while the picture is dragged', () => {
    const dragged = crowd.map(({ id, at }) => mark(id, at.x + 13, at.y - 7));
    const groups = (clusters: ReturnType<typeof clustered<(typeof crowd)[number]>>) =>
      clusters.map(({ marks }) => marks.map(({ id }) => id).join());
    expect(groups(clustered(dragged, { x: 13, y: -7 }))).toEqual(groups(clustered(crowd, ORIGIN)));
  });
});
