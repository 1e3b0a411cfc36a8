import { readFileSync } from 'node:fs';
import { ChildProgram } from './child-program.ts';
import { freshLog } from './data-folder.ts';
import type { Teardown } from './teardown.ts';

const PATIENCE_MS = 15_000;
const LOG_LINES_SHOWN = 20;

/** Runs a program to its end. @throws Error with its last words when it fails. */
export async function runToEnd(module: string, databaseUrl: string, log: string, started: Teardown): Promise<void> {
  const program = ChildProgram.start(module, { environment: { DATABASE_URL: databaseUrl }, log });
  started.add(module, () => program.stop(PATIENCE_MS));
  const { code } = await program.ended;
  if (code !== 0) throw new Error(lastLines(log));
}

/** Has accounts made or reset; their passwords and tokens are new each time, and nothing keeps them. */
export async function enterAccounts<Account>(
  wanted: unknown,
  folder: string,
  databaseUrl: string,
  started: Teardown,
): Promise<Account[]> {
  const module = 'access/identities/demo-accounts.runner';
  const log = freshLog(folder, 'people');
  const program = ChildProgram.start(module, {
    parameters: [JSON.stringify(wanted)],
    environment: { DATABASE_URL: databaseUrl, BREAKWATER_HOST: '127.0.0.1' },
    log,
  });
  started.add(module, () => program.stop(PATIENCE_MS));
  try {
    return (await program.firstMessage()) as Account[];
  } catch (error) {
    throw new Error(lastLines(log), { cause: error });
  }
}

export interface ServerWanted {
  folder: string;
  databaseUrl: string;
  port: number;
  token: string;
  secretKey: string;
  environment?: Readonly<Record<string, string>>;
}

/** The server on loopback, as a program of its own. @throws Error with its last words when it does not start. */
export async function startServer(
  { folder, databaseUrl, port, token, secretKey, environment = {} }: ServerWanted,
  started: Teardown,
): Promise<{ url: string; program: ChildProgram }> {
  const log = freshLog(folder, 'server');
  const program = ChildProgram.start('main', {
    environment: {
      ...environment,
      DATABASE_URL: databaseUrl,
      BREAKWATER_OPERATOR_TOKEN: token,
      BREAKWATER_SECRET_KEY: secretKey,
      BREAKWATER_HOST: '127.0.0.1',
      BREAKWATER_PORT: String(port),
    },
    log,
  });
  started.add('the server', () => program.stop(PATIENCE_MS));
  try {
    const { listening } = (await program.firstMessage()) as { listening: string };
    return { url: new URL(listening).origin, program };
  } catch (error) {
    throw new Error(`The server did not start:\n${lastLines(log)}`, { cause: error });
  }
}

export function lastLines(log: string): string {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LOG_LINES_SHOWN).join('\n');
}
