import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { InboxDto } from '../src/drills/drill-views.dto.ts';
import type { RunDto, RunItemDto } from '../src/drills/run.dto.ts';
import { DrillRun } from './support/drill-run.ts';
import { MortalNode } from './support/mortal-node.ts';
import { Random } from './support/random.ts';
import { RunWatch } from './support/run-watch.ts';
import { until } from './support/until.ts';

/** Each with another run and other instants. `BREAKWATER_CRASH_ROUNDS=50` for the long form, `BREAKWATER_SEED` for others. */
const ROUNDS = Number(process.env['BREAKWATER_CRASH_ROUNDS'] ?? 2);
const SEED = Number(process.env['BREAKWATER_SEED'] ?? 20_261_129);

const INJECTS = 100;
const EVERY_SIM_S = 30;
const MESSAGES = 25;
const RATE = 60;

const ACTS = [
  'killServer',
  'killServer',
  'killDatabase',
  'killDatabase',
  'killBoth',
  'pause',
  'pause',
  'pause',
  'rate',
  'rate',
  'rate',
  'skip_to',
  'skip_to',
  'fire',
  'fire',
  'fire',
  'hold',
  'hold',
  'hold',
  'release',
  'release',
  'release',
  'withdraw',
  'withdraw',
] as const;
type Act = (typeof ACTS)[number];
type Kill = Extract<Act, `kill${string}`>;

function template(): string {
  const injects = Array.from(
    { length: INJECTS },
    (_, index) => `  - code: I${index}
    kind: inject
    title: Inject ${index}
    to: [port]
    at: ${(index + 1) * EVERY_SIM_S}s
    alert:
      sensor: sgjur-suricata
      format: native
      bodies:
        - { externalId: $id, kind: cyber, occurredAt: $now, title: Inject ${index}, severity: 20, entities: [] }
`,
  );
  const messages = Array.from(
    { length: MESSAGES },
    (_, index) => `  - code: M${index}
    kind: information
    title: Message ${index}
    to: [port, cert]
    at: ${(index + 1) * EVERY_SIM_S * 4 - 10}s
    message: { subject: Message ${index}, text: Read this once }
`,
  );
  return `code: random
version: 1
title: Many injects and messages
synopsis: Something every half second.
kind: functional
domain: cyber
duration: 2h
cells:
  - { code: port, title: Port, organisation: sg-port-soc, kind: player }
  - { code: cert, title: CERT, organisation: sg-cert, kind: player }
objectives: []
items:
${injects.join('')}${messages.join('')}`;
}

/** What somebody does with a run, and what the node said it did. */
class Controller {
  /** Reasons of the clock's moves that were answered with 200. */
  readonly moved: string[] = [];
  /** Items that were fired or released, as far as anybody can know: those need not wait for their time. */
  readonly hastened = new Set<string>();
  private paused = false;
  private count = 0;

  constructor(
    private readonly run: DrillRun,
    private readonly random: Random,
  ) {}

  async act(act: Exclude<Act, Kill>): Promise<void> {
    if (act === 'pause') await this.move({ type: this.paused ? 'resume' : 'pause' });
    else if (act === 'rate') await this.move({ type: 'rate', rate: this.random.pick([10, 20, 40, 60]) });
    else if (act === 'skip_to') {
      const now = await this.run.read().catch(() => undefined);
      const ahead = this.random.pick([1, 2, 5]) * EVERY_SIM_S * 1_000;
      if (now) await this.move({ type: 'skip_to', simMs: Math.round(now.clock!.simMs + ahead) });
    } else await this.moveItem(act);
  }

  /** The clock runs from here on. */
  async goOn(): Promise<void> {
    await until(async () => {
      const { clock } = await this.run.read();
      if (clock!.phase === 'paused') await this.move({ type: 'resume' });
      return clock!.phase === 'running' ? true : undefined;
    }, 60_000);
    await until(async () => ((await this.move({ type: 'rate', rate: RATE })) ? true : undefined), 60_000);
  }

  /** Whether it was answered with 200. Where it was not answered at all, it may have been done all the same. */
  private async move(move: { type: string; rate?: number; simMs?: number }): Promise<boolean> {
    this.count += 1;
    const reason = `Move ${this.count}`;
    const status = await this.send('clock', { ...move, reason });
    if (status === 200) this.moved.push(reason);
    if (status === 200 && (move.type === 'pause' || move.type === 'resume')) this.paused = move.type === 'pause';
    // Whoever is told that it stands, or runs, already was not told of an earlier move that was done.
    if (status === 409 && (move.type === 'pause' || move.type === 'resume')) this.paused = move.type === 'pause';
    return status === 200;
  }

  private async moveItem(act: 'fire' | 'hold' | 'release' | 'withdraw'): Promise<void> {
    const now = await this.run.read().catch(() => undefined);
    const from: Record<typeof act, readonly string[]> = {
      fire: ['pending', 'held'],
      hold: ['pending'],
      release: ['held'],
      withdraw: ['pending', 'held'],
    };
    const near = (now?.script!.items ?? []).filter(({ state }) => from[act].includes(state)).slice(0, 12);
    if (near.length === 0) return;
    const { item } = this.random.pick(near);
    if (act === 'fire' || act === 'release') this.hastened.add(item);
    await this.send(`items/${item}/${act}`, { reason: `To ${act}` });
  }

  /** Undefined where no answer came. */
  private async send(path: string, body: object): Promise<number | undefined> {
    const answer = await this.run.post(path, body).catch(() => undefined);
    const status = answer?.status;
    // Refused for what it is, or away; never anything else.
    if (status !== undefined && status < 500 && ![200, 409].includes(status)) {
      throw new Error(`${path} ${JSON.stringify(body)}: ${status} ${JSON.stringify(answer?.body)}`);
    }
    return status;
  }
}

describe('a run of a drill, when server and database are killed at random instants', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drills-'));
  let node: MortalNode;
  let watching: RunWatch | undefined;
  beforeAll(async () => {
    writeFileSync(join(folder, 'random.yml'), template());
    node = await MortalNode.start({ BREAKWATER_DRILLS: folder });
  }, 120_000);
  afterEach(() => watching?.end());
  afterAll(async () => {
    await node?.stop();
    rmSync(folder, { recursive: true });
  });

  it.each(Array.from({ length: ROUNDS }, (_, index) => SEED + index))(
    'delivers nothing twice and loses nothing, and its clock goes ahead only: seed %i',
    async (seed) => {
      const random = new Random(seed);
      const wanted = { template: 'random', designator: `CRASH ${seed}` };
      const run = await DrillRun.make(node.client, node, wanted);
      await run.clock({ type: 'startex', rate: RATE, reason: 'Begin' });
      const watch = (watching = new RunWatch(run));
      const controller = new Controller(run, random);
      let kills = 0;
      for (const act of random.shuffled(ACTS)) {
        await delay(random.next() * 900);
        if (act === 'killServer' || act === 'killDatabase' || act === 'killBoth') {
          kills += 1;
          // While a word of the controller is on its way.
          const other = random.pick(['pause', 'fire', 'rate', 'hold'] as const);
          const [early, late] = [random.next() * 40, random.next() * 40];
          await Promise.all([delay(early).then(() => controller.act(other)), delay(late).then(() => node[act]())]);
        } else await controller.act(act);
      }
      await controller.goOn();
      const before = await until(async () => {
        const now = await run.read();
        return enough(now) ? now : undefined;
      }, 120_000);
      await until(async () =>
        (await run.post('clock', { type: 'endex', reason: 'End' })).status < 500 ? true : undefined,
      );
      const ended = await run.until(
        ({ run: now }) => now.script!.items.every(({ state }) => ENDED.has(state)) && now,
        60_000,
      );
      await watch.end();

      expect(kills).toBe(5);
      expect(watch.readings).toBeGreaterThan(50);
      expect(watch.faults).toEqual([]);
      const reasons = new Set(ended.clockEvents.map(({ reason }) => reason));
      expect(controller.moved.filter((reason) => !reasons.has(reason))).toEqual([]);
      expectAllTold(ended, before);
      await expectOnce(run, ended, controller.hastened);
    },
    300_000,
  );

  /** Each inject that was delivered is one alert, and each message one line of the inbox; of no other is there anything. */
  async function expectOnce(run: DrillRun, { script }: RunDto, hastened: ReadonlySet<string>): Promise<void> {
    const delivered = script!.items.filter(({ state }) => state === 'delivered');
    const told = delivered.filter(({ channel }) => channel === 'message');
    const posted = delivered.filter(({ channel }) => channel === 'alert');
    const alerts = await node.query<{ id: string; title: string }>('SELECT id, title FROM alerts WHERE realm = $1', [
      run.realm,
    ]);
    expect(alerts.map(({ title }) => title).toSorted()).toEqual(posted.map(({ title }) => title).toSorted());
    expect(posted.flatMap(({ alertIds }) => alertIds).toSorted()).toEqual(alerts.map(({ id }) => id).toSorted());
    const { body: inbox } = await run.get<InboxDto>('inbox');
    expect(inbox.items.map(named).toSorted()).toEqual(told.map(named).toSorted());
    const journal = await node.query<{ name: string }>(
      `SELECT (data->>'item') || ' ' || (data->>'cell') AS name FROM journal
       WHERE realm = $1 AND type = 'drill.item_delivered'`,
      [run.realm],
    );
    expect(journal.map(({ name }) => name).toSorted()).toEqual(delivered.map(named).toSorted());
    // Both ways of telling were tried, and killed at.
    expect(Math.min(told.length, posted.length)).toBeGreaterThan(5);
    for (const { item, deliveredSimMs } of delivered) {
      if (!hastened.has(item)) expect(deliveredSimMs).toBeGreaterThanOrEqual(timeOf(item));
    }
  }
});

const ENDED: ReadonlySet<string> = new Set(['delivered', 'skipped', 'withdrawn']);

/** When an item is due on the exercise clock, as the script says. */
function timeOf(item: string): number {
  const index = Number(item.slice(1));
  return 1_000 * (item.startsWith('M') ? (index + 1) * EVERY_SIM_S * 4 - 10 : (index + 1) * EVERY_SIM_S);
}

/** Whether nothing is on its way, and what is still to come lies ahead of the clock. */
/** Of both ways of telling more went out than were fired by hand, and nothing is under way. */
function enough(run: RunDto): boolean {
  const delivered = (channel: string): number =>
    run.script!.items.filter((item) => item.channel === channel && item.state === 'delivered').length;
  return settled(run) && Math.min(delivered('message'), delivered('alert')) > 5;
}

function settled({ clock, script }: RunDto): boolean {
  return script!.items.every(
    ({ item, state }) => state !== 'delivering' && (state !== 'pending' || timeOf(item) > clock!.simMs - 1_000),
  );
}

/** What was due before ENDEX was delivered, held or withdrawn, each as the run showed it; the rest is skipped, with a reason. */
function expectAllTold({ script }: RunDto, before: RunDto): void {
  expect(script!.items).toHaveLength(INJECTS + 2 * MESSAGES);
  for (const [index, { item, state, reason }] of script!.items.entries()) {
    const was = before.script!.items[index]!;
    const due = timeOf(item) <= before.clock!.simMs - 1_000;
    if (due)
      expect({ item, open: ['pending', 'delivering', 'failed'].includes(was.state) }).toEqual({ item, open: false });
    if (was.state === 'held') {
      expect({ item, state, reason }).toEqual({
        item,
        state: 'skipped',
        reason: expect.stringMatching(/^ENDEX while/),
      });
    } else if (state === 'skipped') expect({ item, reason }).toEqual({ item, reason: expect.stringMatching(/^ENDEX/) });
  }
}

function named({ item, cell }: Pick<RunItemDto, 'item' | 'cell'>): string {
  return `${item} ${cell}`;
}
