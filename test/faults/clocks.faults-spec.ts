import { Clock } from '../../src/common/clock.ts';
import { sendBytes } from '../support/alerts.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { casePicture, correlated } from '../support/case-picture.ts';
import { bodyOf, clockStory, disturbed, type Told } from '../support/clock-story.ts';
import { Random } from '../support/random.ts';
import { until } from '../support/until.ts';

const ROUNDS = Number(process.env['BREAKWATER_FAULT_ROUNDS'] ?? 2);
const SEED = Number(process.env['BREAKWATER_FAULT_SEED'] ?? 20_261_129);
const SITE = 'KRPUS';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A little less than the lateness of correlation, within which order means nothing. */
const SPAN = 9 * MINUTE;
/** How often the server's clock is set, and to what, while alerts come in. */
const STEPS = [0, HOUR, -HOUR, 10 * MINUTE, -10 * MINUTE, 0];

interface Node {
  app: TestApp;
  keys: Record<Told['sensor'], string>;
}

const nodes: TestApp[] = [];
afterEach(async () => {
  for (const app of nodes.splice(0)) await app.close();
});

async function node(): Promise<Node> {
  const app = await startApp();
  nodes.push(app);
  return { app, keys: { suricata: await app.keyOf(SITE, 'suricata'), wazuh: await app.keyOf(SITE, 'wazuh') } };
}

/** Sends alerts in the order given, each batch by the sensor that tells it; resolves when they are correlated. */
async function send({ app, keys }: Node, told: readonly Told[], more: Sending = {}): Promise<void> {
  const { batch = 8, skew = () => 0, clocks = [0] } = more;
  const clock = app.app.get(Clock, { strict: false });
  const real = clock.now.bind(clock);
  let taken = 0;
  try {
    for (let from = 0; from < told.length; from += batch) {
      const step = clocks[Math.floor((from / told.length) * clocks.length)] ?? 0;
      clock.now = () => new Date(Date.now() + step);
      for (const sensor of ['suricata', 'wazuh'] as const) {
        const bodies = told.slice(from, from + batch).filter((one) => one.sensor === sensor);
        if (bodies.length === 0) continue;
        const { status, body } = await sendBytes(
          app,
          keys[sensor],
          JSON.stringify(bodies.map((one) => bodyOf(one, skew(one)))),
        );
        expect({ status, rejected: body.rejected }).toEqual({ status: 200, rejected: 0 });
        taken += body.accepted;
      }
    }
  } finally {
    clock.now = real;
  }
  expect(taken).toBe(new Set(told.map(({ externalId }) => externalId)).size);
  await until(() => correlated(app.db), 60_000);
}

interface Sending {
  batch?: number;
  skew?: (told: Told) => number;
  /** Milliseconds the server's clock is off, one after another. */
  clocks?: readonly number[];
}

interface Seen {
  clock: string;
  caseId: string | null;
  link: { late: boolean } | null;
}

interface Placed {
  late: boolean;
  clock: string;
  case: string | null;
}

/** Each alert of a story, and the case it is in, over HTTP. */
async function placed({ app }: Node, net: number): Promise<Map<string, Placed>> {
  const rows = await app.db.query<{ id: string; external_id: string }>(
    'SELECT id, external_id FROM alerts WHERE external_id LIKE $1',
    [`story-${net}-%`],
  );
  const found = new Map<string, Placed>();
  for (const { id, external_id: externalId } of rows) {
    const { body } = await app.get<Seen>(`/api/v1/alerts/${id}`);
    found.set(externalId, { late: body.link?.late ?? false, clock: body.clock, case: body.caseId });
  }
  return found;
}

/**
 * The picture of cases as far as the order of arrival may mean nothing: how often a repeat was counted is said of the alert it
 * repeats, and a reason that names a repeat means that alert.
 */
async function pictureOf({ app }: Node): Promise<string[]> {
  const lines = (await casePicture(app.db)).split('\n');
  const links = lines.filter((line) => line.startsWith('{"alert"')).map((line) => JSON.parse(line) as Link);
  const heads = new Map(links.map(({ alert, head }) => [alert, head]));
  for (const link of links) {
    if (link.alert !== link.head) delete link.occurrences;
    for (const reason of link.reasons ?? []) reason.with = heads.get(reason.with ?? '') ?? null;
  }
  return [...lines.filter((line) => !line.startsWith('{"alert"')), ...links.map((link) => JSON.stringify(link))];
}

interface Link {
  alert: string;
  head: string;
  occurrences?: string;
  reasons: { with: string | null }[] | null;
}

/** Which alerts are in one case with which, without the names of cases. */
function together(found: ReadonlyMap<string, Placed>): string[] {
  const members = new Map<string, string[]>();
  for (const [name, { case: id }] of found) if (id !== null) members.set(id, [...(members.get(id) ?? []), name].sort());
  return [...members.values()].map((names) => names.join(' ')).sort();
}

describe('clocks and order', () => {
  const yesterday = Math.floor((Date.now() - DAY) / HOUR) * HOUR;

  it.each(Array.from({ length: ROUNDS }, (_, round) => SEED + round))(
    'shuffled, 30 % sent twice, and the server set forth and back: the same cases to the byte (seed %i)',
    async (seed) => {
      const random = new Random(seed);
      const told = clockStory(random, { from: yesterday, spanMs: SPAN });
      const [calm, rough] = [await node(), await node()];
      await send(calm, told);
      await send(rough, disturbed(random, told, 0.3), { batch: 1 + Math.floor(random.next() * 20), clocks: STEPS });
      const picture = await pictureOf(calm);
      expect(picture.length).toBeGreaterThan(told.length);
      expect(await pictureOf(rough)).toEqual(picture);
    },
  );

  it('a site cut off for a day tells all of it later, shuffled and twice: the same cases, and none of another site', async () => {
    const random = new Random(SEED);
    const told = clockStory(random, { from: yesterday - 5 * MINUTE, spanMs: SPAN });
    const [calm, rough] = [await node(), await node()];
    await send(calm, told);
    // Meanwhile another site goes on, and is at a later time.
    const other = await rough.app.keyOf('SGJUR', 'suricata');
    const now = clockStory(random, { from: Date.now() - SPAN, spanMs: SPAN, net: 9 });
    await send({ app: rough.app, keys: { suricata: other, wazuh: other } }, now);
    await send(rough, disturbed(random, told, 0.3));
    const own = (picture: readonly string[]): string[] => picture.filter((line) => line.includes('story-1-'));
    const due = own(await pictureOf(calm));
    expect(due.length).toBeGreaterThan(told.length);
    expect(own(await pictureOf(rough))).toEqual(due);
  });

  it('a sensor a day ahead is taken at its arrival and marked; its cases are those of a right clock', async () => {
    const random = new Random(SEED + 1);
    const [right, ahead] = [await node(), await node()];
    // Told as it happens: the whole of it within the seconds this takes.
    const told = clockStory(random, { from: 0, spanMs: 1_000, intruders: 4, each: 6, alone: 6 });
    const live = (skewMs: number): Sending => ({
      skew: ({ at, sensor }) => Date.now() - at + (sensor === 'wazuh' ? skewMs : 0),
    });
    await send(right, told, live(0));
    await send(ahead, told, live(DAY));
    const found = await placed(ahead, 1);
    for (const { externalId, sensor } of told) {
      expect(found.get(externalId)).toMatchObject({ clock: sensor === 'wazuh' ? 'ahead' : 'ok', late: false });
    }
    const due = together(await placed(right, 1));
    expect(due.length).toBeGreaterThan(3);
    expect(together(found)).toEqual(due);
  });

  it('a sensor more than a day behind is marked, and moves nothing of what others tell', async () => {
    const random = new Random(SEED + 2);
    const [without, behind] = [await node(), await node()];
    const good = clockStory(random, { from: Date.now() - SPAN, spanMs: SPAN });
    const slow = clockStory(random, { from: Date.now() - SPAN, spanMs: SPAN, net: 2 }).map((one) =>
      Object.assign(one, { sensor: 'wazuh' as const }),
    );
    await send(without, good);
    const half = Math.ceil(good.length / 2);
    await send(behind, good.slice(0, half));
    await send(behind, slow, { skew: () => -DAY - HOUR });
    await send(behind, good.slice(half));
    const found = await placed(behind, 2);
    expect(found.size).toBe(slow.length);
    for (const { late, clock } of found.values()) expect({ late, clock }).toEqual({ late: true, clock: 'behind' });
    expect(together(await placed(behind, 1))).toEqual(together(await placed(without, 1)));
    const cases = new Set([...(await placed(behind, 1)).values()].map(({ case: id }) => id));
    for (const { case: id } of found.values()) if (id !== null) expect(cases).not.toContain(id);
  });

  it('what one sensor tells a day late, shuffled and twice, is marked late, and nothing is mixed with it', async () => {
    const random = new Random(SEED + 3);
    const [ordered, late] = [await node(), await node()];
    const past = clockStory(random, { from: yesterday, spanMs: SPAN, net: 3 });
    const present = clockStory(random, { from: Date.now() - SPAN, spanMs: SPAN });
    await send(ordered, past);
    await send(ordered, present);
    await send(late, present);
    await send(late, disturbed(random, past, 0.3));
    const found = await placed(late, 3);
    expect(found.size).toBe(past.length);
    expect([...found.values()].every((one) => one.late && one.clock !== 'ahead')).toBe(true);
    // What its cases were tied by has left memory: one may have become several (decision 0007), but none holds of two.
    const due = together(await placed(ordered, 3)).map((names) => new Set(names.split(' ')));
    for (const names of together(found)) {
      expect(due.filter((whole) => names.split(' ').every((name) => whole.has(name)))).toHaveLength(1);
    }
    expect(together(await placed(late, 1))).toEqual(together(await placed(ordered, 1)));
  });
});
