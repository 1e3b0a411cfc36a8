import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Api } from '../client/api.ts';
import type { JsonObject } from '../common/json.ts';
import { EmbeddedPostgres } from '../database/embedded-postgres.ts';
import { choosePort, dataFolder, freshLog } from '../demo/data-folder.ts';
import { step } from '../demo/progress.ts';
import { enterAccounts, runToEnd, startServer } from '../demo/server-program.ts';
import { Teardown } from '../demo/teardown.ts';
import { readShippedDrill, readShippedScript } from '../drills/template/shipped-drills.ts';
import { parsePlayOptions, PLAY_HELP, type PlayOptions } from './play-options.ts';
import { castOf, type Person } from './people.ts';
import { type Made, Player } from './player.ts';
import { objects, RunView, text } from './run-view.ts';
import { scoreLines } from './score-text.ts';
import { playScript } from './team.ts';

const LOOK_MS = 250;
/** After ENDEX, for the last verdicts. */
const SETTLE_MS = 30_000;

/** `npm run drill`: a database and a server of its own, a run, a team that plays it, and a report. */
async function play(options: PlayOptions, started: Teardown, signal: AbortSignal): Promise<void> {
  const script = readShippedScript(readShippedDrill(options.drill), options.team);
  const folder = temporaryFolder(started);
  const postgres = await step('starting PostgreSQL', 'PostgreSQL started', () =>
    EmbeddedPostgres.start({ folder: join(folder, 'postgres') }),
  );
  started.add('PostgreSQL', () => postgres.stop());
  signal.throwIfAborted();
  const databaseUrl = await step('preparing the database', 'schema and registry are up to date', async () => {
    await postgres.ensureDatabase('breakwater');
    const url = postgres.url('breakwater');
    await runToEnd('registry/demo-registry.runner', url, freshLog(folder, 'registry'), started);
    return url;
  });
  signal.throwIfAborted();
  const token = randomBytes(24).toString('hex');
  const { url } = await step('starting the server', 'server started', async () => {
    const secrets = { token, secretKey: randomBytes(24).toString('base64url') };
    return startServer({ folder, databaseUrl, port: await choosePort(0), ...secrets }, started);
  });
  signal.throwIfAborted();
  const template = await templateOf(new Api(url, token), options.drill);
  const cast = castOf(objects(template['cells']));
  const wanted = [cast.director, ...cast.players.map(({ account }) => account)];
  const [director, ...playing] = await step('entering those who take part', `${wanted.length} people take part`, () =>
    enterAccounts<Person>(wanted, folder, databaseUrl, started),
  );
  if (!director) throw new Error('Nobody directs the run');
  const made = await new Api(url, director.token).post('/api/v1/drills/runs', {
    template: options.drill,
    designator: `${options.drill}, ${options.team} team`,
  });
  const realm = text(made['realm']);
  const inside = (person: Person): Api => new Api(url, person.token, () => ({ 'breakwater-realm': realm }));
  const control = inside(director);
  const address = `/api/v1/drills/runs/${text(made['id'])}`;
  // For their organisations, each of which would name its own; so they agree to play.
  for (const [index, { cell }] of cast.players.entries()) {
    const members = [{ accountId: playing[index]?.id ?? '', role: 'player' }];
    await new Api(url, token).put(`${address}/cells/${cell}/members`, { members });
  }
  const run = new RunView(control, address);
  await run.read();
  const names: Made = { tasks: new Map(), releases: new Map(), statements: new Map(), rumours: new Map() };
  const players = new Map<string, Player>();
  for (const [index, { cell }] of cast.players.entries()) {
    const person = playing[index];
    if (person) players.set(cell, new Player(person.id, inside(person), run, names));
  }
  const rate = options.rate ?? (options.compressed ? Number(template['compressedRate']) : 1);
  const durationMs = Number(template['durationMs']);
  console.log(`\n${text(template['title'])}: the ${options.team} team plays it in ${minutes(durationMs / rate)}.\n`);
  await control.post(`${address}/clock`, { type: 'startex', rate, reason: 'All cells are ready' });
  const over = new AbortController();
  const played = playScript(script.actions, players, run, AbortSignal.any([over.signal, signal]));
  await watch(run, control, address, durationMs, signal);
  await control.post(`${address}/clock`, { type: 'endex', reason: 'The drill has come to its end' });
  over.abort();
  for (const { action, why } of (await played).failed) {
    console.log(`  not done: ${action.cell} ${action.do} at ${minutes(action.atMs)}: ${why}`);
  }
  await settled(run);
  await writeReport(url, director, realm, address, resolve(options.out));
}

/** Tells what goes on, and does what controllers do by hand, until the time of the drill is over. */
async function watch(
  run: RunView,
  control: Api,
  address: string,
  durationMs: number,
  signal: AbortSignal,
): Promise<void> {
  const told = new Set<string>();
  const tell = (name: string, line: string): void => {
    if (told.has(name)) return;
    told.add(name);
    console.log(`${clock(run.simMs)}  ${line}`);
  };
  while (run.simMs < durationMs || run.phase === 'not_started') {
    signal.throwIfAborted();
    await run.read();
    for (const item of run.items) {
      const [code, cell, state] = [text(item['item']), text(item['cell']), text(item['state'])];
      if (state !== 'pending') tell(`${code} ${cell} ${state}`, `${code} ${state} (${cell}): ${text(item['title'])}`);
      // A call is made by whoever controls; here it is made at once.
      if (state === 'held' && item['channel'] === 'phone_manual') {
        await control.post(`${address}/items/${code}/fire`, { cell, reason: 'Told by phone' });
      }
    }
    for (const expectation of run.expectations) {
      const [item, code, state] = [
        text(expectation['item']),
        text(expectation['expectation']),
        text(expectation['state']),
      ];
      if (state !== 'pending') tell(`${item}/${code} ${state}`, `    ${state}: ${text(expectation['text'])}`);
    }
    await delay(LOOK_MS);
  }
}

/** Waits until nothing of the run is pending any more. */
async function settled(run: RunView): Promise<void> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    await run.read();
    const open = [...run.items, ...run.expectations].filter(({ state }) => state === 'pending');
    if (open.length === 0) return;
    if (Date.now() > deadline) throw new Error(`${open.length} things of the run stay undecided`);
    await delay(LOOK_MS);
  }
}

async function writeReport(url: string, director: Person, realm: string, address: string, out: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  for (const format of ['html', 'json'] as const) {
    const response = await fetch(`${url}${address}/report?format=${format}`, {
      headers: { authorization: `Bearer ${director.token}`, 'breakwater-realm': realm },
    });
    if (!response.ok) throw new Error(`The report was refused with ${response.status}: ${await response.text()}`);
    writeFileSync(join(out, `report.${format}`), await response.text());
  }
  const printed = await writePdf(url, director, realm, address, out);
  const score = await new Api(url, director.token, () => ({ 'breakwater-realm': realm })).get(`${address}/score`);
  const files = printed === null ? 'report.json and report.pdf' : 'report.json';
  console.log(`\n${scoreLines(score).join('\n')}\n\nWritten: ${join(out, 'report.html')}, ${files}`);
  if (printed !== null) console.log(`No report.pdf: ${printed}`);
}

/** Null where it was written; why not, where nothing prints here. */
async function writePdf(
  url: string,
  director: Person,
  realm: string,
  address: string,
  out: string,
): Promise<string | null> {
  const response = await fetch(`${url}${address}/report?format=pdf`, {
    headers: { authorization: `Bearer ${director.token}`, 'breakwater-realm': realm },
  });
  if (response.ok) {
    writeFileSync(join(out, 'report.pdf'), Buffer.from(await response.arrayBuffer()));
    return null;
  }
  // One of an earlier playing would pass for the report of this one.
  rmSync(join(out, 'report.pdf'), { force: true });
  const { error } = (await response.json()) as { error?: { message?: string } };
  return error?.message ?? `refused with ${response.status}`;
}

async function templateOf(api: Api, code: string): Promise<JsonObject> {
  const { items } = await api.get('/api/v1/drills/templates');
  const found = objects(items).find((template) => template['code'] === code);
  if (found) return found;
  const known = objects(items).map((template) => text(template['code']));
  throw new Error(`There is no drill ${code}; there are ${known.join(', ') || 'none'}`);
}

function temporaryFolder(started: Teardown): string {
  // Where PostgreSQL's own account may go as well, whoever starts this.
  const folder = mkdtempSync(join(process.getuid?.() === 0 ? dataFolder(undefined) : tmpdir(), 'drill-'));
  // It holds no secret but those of this one playing, which end with it.
  chmodSync(folder, 0o755);
  started.add('the temporary folder', async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function minutes(milliseconds: number): string {
  return `${(milliseconds / 60_000).toFixed(1)} min`;
}

function clock(simMs: number): string {
  const seconds = Math.floor(simMs / 1_000);
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${part(Math.floor(seconds / 3_600))}:${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)}`;
}

const options = parsePlayOptions(process.argv.slice(2));
if ('help' in options || 'fault' in options) {
  console.log('fault' in options ? `${options.fault}\n\n${PLAY_HELP}` : PLAY_HELP);
  process.exit('fault' in options ? 2 : 0);
}

const started = new Teardown();
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stop.abort(new Error(`stopped by ${signal}`)));
}

let code = 0;
try {
  await play(options, started, stop.signal);
} catch (error) {
  code = 1;
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
}
for (const fault of await started.run()) {
  code = 1;
  console.error(fault);
}
process.exit(code);
