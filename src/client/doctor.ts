import { Api, type Reply, refusal } from './api.ts';
import { type ClientSettings, readClientSettings } from './client-settings.ts';
import type { CommandIo } from './command-io.ts';
import { ClientFailure, EXIT, type ExitCode } from './exit-code.ts';
import { FeedLost, FeedSocket } from './feed-socket.adapter.ts';

export interface DoctorOptions {
  url?: string;
  key?: string;
  token?: string;
}

/** A fault found, and what it means for the exit code. */
class Fault extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode = EXIT.failed,
  ) {
    super(message);
  }
}

/** `breakwater doctor`: one line per check; ends with the code of the first that failed. */
export async function doctor(options: DoctorOptions, io: CommandIo): Promise<ExitCode> {
  let outcome: ExitCode = EXIT.ok;
  const check = async (name: string, examine: () => Promise<string> | string): Promise<boolean> => {
    try {
      io.stdout.write(`✔ ${name}: ${await examine()}\n`);
      return true;
    } catch (error) {
      if (io.signal.aborted || !(error instanceof Error)) throw error;
      io.stdout.write(`✘ ${name}: ${error.message}\n`);
      const known = error instanceof Fault || error instanceof ClientFailure;
      if (outcome === EXIT.ok) outcome = known ? error.exitCode : EXIT.failed;
      return false;
    }
  };

  await check('Node.js', nodeVersion);
  let settings: ClientSettings | undefined;
  await check('settings', () => {
    settings = readClientSettings(io.environment, options);
    return `server ${settings.url}, ${settings.token ? 'a' : 'no'} token, ${settings.key ? 'a' : 'no'} sensor key`;
  });
  if (!settings) return outcome;
  const { url, token, key } = settings;
  if (!(await check('/healthz', () => healthy(url, '/healthz', io)))) return outcome;
  await check('/readyz', () => healthy(url, '/readyz', io));
  await check('operator token', () => tokenWorks(url, token, io));
  await check('live feed', () => feedAnswers(url, token, io));
  if (key !== undefined) await check('sensor key', () => keyWorks(url, key, io));
  return outcome;
}

function nodeVersion(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Fault(`${process.versions.node}; 20.19 or later is needed`);
  return process.versions.node;
}

async function healthy(url: string, path: string, io: CommandIo): Promise<string> {
  const started = performance.now();
  const reply = await new Api(url).request('GET', path, undefined, io.signal);
  if (reply.status !== 200) throw new Fault(`status ${reply.status}: ${JSON.stringify(reply.body)}`);
  return `${Math.round(performance.now() - started)} ms`;
}

async function tokenWorks(url: string, token: string | undefined, io: CommandIo): Promise<string> {
  if (token === undefined) throw new Fault('none given: --token, or BREAKWATER_TOKEN', EXIT.usage);
  const reply = await new Api(url, token).request('GET', '/api/v1/cases?limit=1', undefined, io.signal);
  if (reply.status !== 200) throw new Fault(refusal(reply));
  return 'accepted';
}

async function feedAnswers(url: string, token: string | undefined, io: CommandIo): Promise<string> {
  if (token === undefined) throw new Fault('not tried without a token', EXIT.usage);
  const started = performance.now();
  let socket: FeedSocket;
  try {
    socket = await FeedSocket.open(url, token, io.signal);
  } catch (error) {
    if (error instanceof FeedLost) throw new Fault(error.message, EXIT.unreachable);
    throw error;
  }
  try {
    socket.send({ type: 'subscribe', id: 'doctor' });
    let head: number | undefined;
    for (;;) {
      const frame = await socket.next();
      if (frame.type === 'error') throw new Fault(`${frame.message} (${frame.code})`);
      if (frame.type === 'subscribed') {
        head = frame.head;
        socket.send({ type: 'ping' });
      }
      if (frame.type === 'pong') {
        return `there and back in ${Math.round(performance.now() - started)} ms, ${head ?? 0} events so far`;
      }
    }
  } finally {
    await socket.close();
  }
}

/** An empty list: the key is examined, and there is nothing to store. */
async function keyWorks(url: string, key: string, io: CommandIo): Promise<string> {
  const empty = { content: '[]', type: 'application/json' };
  const reply: Reply = await new Api(url, key).request('POST', '/api/v1/alerts', empty, io.signal);
  if (reply.status === 401 || reply.status === 403) throw new Fault(refusal(reply));
  return 'accepted';
}
