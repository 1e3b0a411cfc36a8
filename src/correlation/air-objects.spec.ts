import * as fc from 'fast-check';
import { flight } from '../../test/support/engine-flight.ts';
import { EngineLedger, inputs, newEngine, T0 } from '../../test/support/engine-world.ts';
import { type Bond, objectsAmong } from './air-objects.ts';
import type { AlertFact } from './alert-fact.ts';
import { AlertGroup, AlertNode } from './alert-node.ts';
import { moved } from '../common/geodesy.ts';

const never = () => false;

/** A track of a sensor that was seen between two seconds. */
function track(sensor: string, id: string, first: number, last: number, keys: string[] = []): AlertNode {
  const [fact] = flight(sensor, 'sapient', { piece: id, begins: first, seconds: 1 });
  const node = new AlertNode(fact!, new AlertGroup(`${sensor}${id}`, { severity: 0, t: 0, ref: '', title: '' }));
  node.first = T0 + first * 1000;
  node.last = T0 + last * 1000;
  node.track = {
    sensorId: sensor,
    sensorCode: sensor,
    sensorKind: 'sapient',
    analyzer: null,
    id,
    class: null,
    classConfidence: 0,
    transmitter: null,
    zone: 'outside',
    objectId: null,
  };
  for (const key of keys) node.keys.set(key, { first: node.first, last: node.last });
  return node;
}

const bond = (owner: AlertNode, partner: AlertNode, weight = 3): Bond => ({
  owner,
  partner,
  weight,
  name: `track:${partner.track?.id ?? ''}`,
});
const names = (objects: AlertNode[][]) => objects.map((nodes) => nodes.map(({ track: found }) => found?.id).join(' '));

describe('the objects that tracks amount to', () => {
  const drone = track('radar', 'drone', 0, 60);
  const bird = track('radar', 'bird', 20, 90);
  const [north, south] = [track('north', 'n', 0, 90), track('south', 's', 0, 90)];

  it('leaves a bird out that agrees with one bearing of a drone that its sensor sees elsewhere', () => {
    const bonds = [bond(north, drone), bond(south, drone), bond(south, north, 1), bond(bird, north)];
    const { objects, objections } = objectsAmong([drone, bird, north, south], bonds, never);
    expect(names(objects)).toEqual(['n drone s', 'bird']);
    expect(objections.get(bonds[3]!)).toMatchObject({ kind: 'seen-apart', of: drone, by: bird });
  });

  it('leaves it out where no radar sees the drone, and other bearings speak against it', () => {
    const camera = track('camera', 'c', 0, 90);
    const bonds = [bond(south, north, 1), bond(camera, north, 1), bond(camera, south, 1), bond(bird, north)];
    const against = (a: AlertNode, b: AlertNode) => [a, b].includes(bird) && ![a, b].includes(north);
    const { objects, objections } = objectsAmong([bird, north, south, camera], bonds, against);
    expect(names(objects)).toEqual(['c n s', 'bird']);
    expect(objections.get(bonds[3]!)?.kind).toBe('disagrees');
  });

  it('keeps two serial numbers apart, whatever lies between', () => {
    const one = track('rid-1', 'a', 0, 60, ['serial:A']);
    const other = track('rid-2', 'b', 0, 60, ['serial:B']);
    const bonds = [bond(drone, one, 10), bond(other, drone, 10)];
    const { objects, objections } = objectsAmong([drone, one, other], bonds, never);
    expect(names(objects)).toEqual(['drone a', 'b']);
    expect(objections.get(bonds[1]!)?.kind).toBe('other-identity');
  });

  it('is the same for any order of tracks and bonds', () => {
    const nodes = [drone, bird, north, south, track('radar', 'later', 61, 80), track('camera', 'c', 30, 70)];
    const pairs = nodes.flatMap((a, index) => nodes.slice(index + 1).map((b): [AlertNode, AlertNode] => [b, a]));
    const chosen = fc.array(fc.tuple(fc.nat(pairs.length - 1), fc.constantFrom(1, 3, 10)), { maxLength: 12 });
    const refused = fc.array(fc.nat(pairs.length - 1), { maxLength: 4 });
    fc.assert(
      fc.property(chosen, refused, fc.infiniteStream(fc.nat()), (bonded, against, luck) => {
        const weights = new Map(bonded);
        const bonds = [...weights].map(([index, weight]) => bond(...pairs[index]!, weight));
        const no = against.filter((index) => !weights.has(index)).map((index) => pairs[index]!);
        const disagree = (a: AlertNode, b: AlertNode) => no.some((pair) => pair.includes(a) && pair.includes(b));
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((item) => ({ item, at: luck.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const told = ({ objects, objections }: ReturnType<typeof objectsAmong>) => ({
          objects: names(objects).sort(),
          objections: [...objections]
            .map(([{ owner, name }, { kind, of, by }]) => [owner, of, by].map((n) => n.track?.id).join() + name + kind)
            .sort(),
        });
        const due = told(objectsAmong(nodes, bonds, disagree));
        expect(told(objectsAmong(shuffled(nodes), shuffled(bonds), disagree))).toEqual(due);
      }),
      { numRuns: 300 },
    );
  });
});

describe('objects of the engine', () => {
  const finder = moved({ lat: 35.1, lon: 129.04 }, { east: 2_700, north: -1_000 });
  const inTime = (facts: AlertFact[]) => facts.sort((a, b) => a.t - b.t || (a.ref < b.ref ? -1 : 1));
  const drone = () => [
    ...flight('radar', 'sapient', { piece: '-0', seconds: 30, velocity: true }),
    ...flight('finder', 'sapient', { seconds: 60, from: finder }),
  ];

  function run(facts: AlertFact[]) {
    const engine = newEngine();
    const ledger = new EngineLedger();
    const objects = new Map<string, string[]>();
    for (const input of inputs(facts)) {
      const result = engine.step([input]);
      ledger.apply(result);
      for (const { objects: changes } of result.sites) {
        for (const id of changes.flatMap(({ absorbed }) => absorbed)) objects.delete(id);
        for (const change of changes)
          objects.set(
            change.objectId,
            change.nodes.map((node) => node.track?.id ?? ''),
          );
      }
    }
    const reasons = (ref: string) =>
      ledger.links.get(facts.find((fact) => fact.ref === ref)?.id ?? '')?.reasons.map(({ rule }) => rule) ?? [];
    return { objects: [...objects.values()].map((tracks) => tracks.sort().join(' ')).sort(), reasons };
  }

  it('has every track in exactly one object told, however often it changed', () => {
    // A bird flies along the finder's line for a while, and the radar sees both.
    const bird = flight('radar', 'sapient', { piece: '-bird', begins: 3, seconds: 40, north: 400 });
    const { objects } = run(inTime([...drone(), ...bird]));
    expect(objects).toEqual(['finder radar-0', 'radar-bird']);
  });

  it('goes on with a track that its sensor lost', () => {
    const again = flight('radar', 'sapient', { piece: '-1', begins: 40, seconds: 20, velocity: true });
    const alone = inTime([...flight('radar', 'sapient', { piece: '-0', seconds: 30, velocity: true }), ...again]);
    const { objects, reasons } = run(alone);
    expect(objects).toEqual(['radar-0 radar-1']);
    expect(reasons('radar-1:000')).toContain('continued-track');
  });

  it('does not where two begin that could be it', () => {
    const again = [0, 40].flatMap((north) =>
      flight('radar', 'sapient', { piece: `-${north}`, begins: 40, seconds: 20, velocity: true, north }),
    );
    const lost = flight('radar', 'sapient', { piece: '-lost', seconds: 30, velocity: true, north: 20 });
    expect(run(inTime([...lost, ...again])).objects).toHaveLength(3);
  });

  it('takes two echoes for the object that all its sensors place there', () => {
    const other = moved({ lat: 35.1, lon: 129.04 }, { east: 500, north: 700 });
    const heard = flight('other', 'sapient', { begins: 30, seconds: 30, from: other });
    const echoes = flight('radar', 'sapient', { piece: '-1', begins: 45, seconds: 2 });
    const { objects, reasons } = run(inTime([...drone(), ...heard, ...echoes]));
    expect(objects).toEqual(['finder other radar-0 radar-1']);
    expect(reasons('radar-1:000')).toContain('brief-track');
  });
});
