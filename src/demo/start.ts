import { join, relative } from 'node:path';
import { EmbeddedPostgres } from '../database/embedded-postgres.ts';
import { ChildProgram } from './child-program.ts';
import {
  choosePort,
  dataFolder,
  freshLog,
  notePrepared,
  operatorToken,
  secretKey,
  wasPrepared,
} from './data-folder.ts';
import { DEMO_PEOPLE, type DemoPerson } from './demo-people.ts';
import type { GatewayNews } from './gateway.ts';
import { introduction } from './introduction.ts';
import { Narrator } from './narrator.ts';
import { step } from './progress.ts';
import { enterAccounts, lastLines, runToEnd, startServer } from './server-program.ts';
import { parseStartOptions, START_HELP, type StartOptions } from './start-options.ts';
import { Teardown } from './teardown.ts';
import { twoViews } from './two-views.ts';

const DATABASE = 'breakwater';
const GATEWAY_PATIENCE_MS = 8_000;

interface RunningServer {
  url: string;
  token: string;
  program: ChildProgram;
}

/** `npm start`: a database, a server, and a story, for as long as the user likes. */
async function demonstrate(options: StartOptions, started: Teardown, signal: AbortSignal): Promise<void> {
  const folder = dataFolder(process.env['BREAKWATER_DATA']);
  const { postgres, early } = await step('starting PostgreSQL', `PostgreSQL started on ${shortened(folder)}`, () =>
    startPostgres(options, folder, started),
  );
  signal.throwIfAborted();
  const databaseUrl = postgres.url(DATABASE);
  await step('preparing the database', 'schema and demo registry are up to date', async () => {
    await postgres.ensureDatabase(DATABASE);
    await runToEnd('registry/demo-registry.runner', databaseUrl, freshLog(folder, 'registry'), started);
  });
  signal.throwIfAborted();
  const people = await step('entering people of two nations', 'three people can sign in', () =>
    enterAccounts<DemoPerson>(DEMO_PEOPLE, folder, databaseUrl, started),
  );
  signal.throwIfAborted();
  const server = await step(
    'starting the server',
    'server started',
    () => early ?? startDemoServer(options, folder, databaseUrl, started),
  );
  notePrepared(folder);
  signal.throwIfAborted();
  const ended = server.program.ended.then(({ code, signal: by }): never => {
    throw new Error(`The server ended by itself (${by ?? `code ${code}`}):\n${lastLines(server.program.log)}`);
  });
  await introduce(server, folder, people);
  await Promise.race([ended, aborted(signal), tellStory(options, server, folder, started, signal, people)]);
  if (!options.exitAfterStory) await Promise.race([ended, aborted(signal)]);
}

/** On what an earlier start left, the server needs nothing that comes before it, and loads while PostgreSQL recovers. */
async function startPostgres(
  options: StartOptions,
  folder: string,
  started: Teardown,
): Promise<{ postgres: EmbeddedPostgres; early: Promise<RunningServer> | undefined }> {
  const postgres = await EmbeddedPostgres.begin({ folder: join(folder, 'postgres') });
  started.add('PostgreSQL', () => postgres.stop());
  const early = wasPrepared(folder) ? startDemoServer(options, folder, postgres.url(DATABASE), started) : undefined;
  // Told by the step that waits for it.
  early?.catch(() => undefined);
  await postgres.untilReady();
  return { postgres, early };
}

async function startDemoServer(
  options: StartOptions,
  folder: string,
  databaseUrl: string,
  started: Teardown,
): Promise<RunningServer> {
  const token = operatorToken(folder, process.env['BREAKWATER_OPERATOR_TOKEN']);
  const key = secretKey(folder, process.env['BREAKWATER_SECRET_KEY']);
  const port = await choosePort(options.port);
  const server = await startServer({ folder, databaseUrl, port, token, secretKey: key }, started);
  return { ...server, token };
}

async function introduce(
  { url, token, program }: RunningServer,
  folder: string,
  people: readonly DemoPerson[],
): Promise<void> {
  const { ok: hasConsole } = await fetch(url);
  console.log(introduction({ url, token, log: shortened(program.log), folder: shortened(folder), people, hasConsole }));
}

async function tellStory(
  options: StartOptions,
  { url, token }: RunningServer,
  folder: string,
  started: Teardown,
  signal: AbortSignal,
  people: readonly DemoPerson[],
): Promise<void> {
  const narrator = new Narrator(url, token, options.all, signal);
  started.add('the feed', async () => narrator.end());
  await narrator.begin();
  if (!options.demo) return;
  const log = freshLog(folder, 'gateway');
  const gateway = ChildProgram.start('demo/gateway', {
    parameters: ['--speed', String(options.speed)],
    environment: { BREAKWATER_URL: url, BREAKWATER_TOKEN: token },
    log,
  });
  started.add('the gateway', () => gateway.stop(GATEWAY_PATIENCE_MS));
  gateway.onMessage((news) => tellNews(news as GatewayNews, options.speed));
  const { code } = await gateway.ended;
  if (code !== 0) throw new Error(`The gateway failed:\n${lastLines(log)}`);
  await narrator.untilQuiet();
  console.log(`\nThe story is told. Cases now:\n${(await narrator.cases()).join('\n')}\n`);
  const [owner, other] = people;
  if (owner && other) console.log(`${(await twoViews(url, owner, other)).join('\n')}\n`);
  if (!options.exitAfterStory) console.log('The server stays; Ctrl-C stops everything.');
}

function tellNews(news: GatewayNews, speed: number): void {
  if (news.kind === 'begun') {
    console.log(
      `A gateway now plays ten minutes at ${speed} times their speed: ${news.events} messages from ${news.sites.length} ` +
        `sites in ${news.nations.length} nations. Times below are those of the story, in UTC.\n`,
    );
    return;
  }
  const { sent, accepted, duplicates, rejected, requests, rejections } = news.delivered;
  console.log(
    `\nThe gateway sent ${sent} messages in ${requests} requests: ${accepted} accepted, ${duplicates} duplicates, ${rejected} rejected.`,
  );
  for (const why of rejections) console.log(`  ${JSON.stringify(why)}`);
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function shortened(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}

const options = parseStartOptions(process.argv.slice(2));
if ('help' in options || 'fault' in options) {
  console.log('fault' in options ? `${options.fault}\n\n${START_HELP}` : START_HELP);
  process.exit('fault' in options ? 2 : 0);
}

const started = new Teardown();
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // npm passes on what the terminal has sent already: only the first counts.
  process.on(signal, () => stop.abort(new Error(`stopped by ${signal}`)));
}
// A terminal that is gone takes no more lines; everything still has to be stopped.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => stop.abort(new Error('output closed')));

let code = 0;
try {
  await demonstrate(options, started, stop.signal);
} catch (error) {
  if (!stop.signal.aborted) {
    code = 1;
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  }
}
if (stop.signal.aborted) console.log('\nStopping …');
for (const fault of await started.run()) {
  code = 1;
  console.error(fault);
}
if (stop.signal.aborted) console.log('Stopped.');
process.exit(code);
