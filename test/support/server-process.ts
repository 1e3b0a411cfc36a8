import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.ts';

/** The built server as a process of its own, so that it can be killed as a machine would kill it. */
export interface ServerProcess {
  baseUrl: string;
  token: string;
  secretKey: string;
  process: ChildProcess;
  /** SIGKILL: nothing is flushed, nothing is closed. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param program what Node runs; the built server unless given
 * @throws Error with the server's own words when it does not come up.
 */
export async function startServer(
  databaseUrl: string,
  environment: Record<string, string> = {},
  program: readonly string[] = [join(packageRoot, 'dist', 'src', 'main.js')],
): Promise<ServerProcess> {
  const settings = {
    BREAKWATER_OPERATOR_TOKEN: randomBytes(24).toString('hex'),
    BREAKWATER_SECRET_KEY: randomBytes(24).toString('base64url'),
    BREAKWATER_PORT: '0',
    BREAKWATER_LOG_LEVEL: 'error',
    ...environment,
  };
  const child = spawn(process.execPath, program, {
    env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl, ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  const baseUrl = await new Promise<string>((resolve, reject) => {
    child.once('message', (message: { listening: string }) => resolve(new URL(message.listening).origin));
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${Buffer.concat(said).toString()}`)));
    child.once('error', reject);
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  return {
    baseUrl,
    token: settings.BREAKWATER_OPERATOR_TOKEN,
    secretKey: settings.BREAKWATER_SECRET_KEY,
    process: child,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
