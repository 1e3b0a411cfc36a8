import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type ApiClient, enterDemoRegistry, speakTo } from '../../support/app.ts';
import { startServer } from '../../support/server-process.ts';

/** The built server with the built console, as a process of its own, on a database of its own with the demo registry. */
export interface ConsoleServer extends ApiClient {
  db: TestDatabase;
  /** Takes the server away and brings it back at the same address, as when it is restarted. */
  restart(downMs: number): Promise<void>;
  /** The same, with SIGKILL: nothing is flushed and nobody is told. */
  crash(downMs: number): Promise<void>;
  close(): Promise<void>;
}

/** @param environment Settings beside those every test's server has. */
export async function startConsole(environment: Record<string, string> = {}): Promise<ConsoleServer> {
  const db = await createTestDatabase();
  try {
    await enterDemoRegistry(db.url);
    const settings = {
      BREAKWATER_DATABASE_POOL: '6',
      BREAKWATER_STRANGER_RATE: '1000000',
      BREAKWATER_ACCOUNT_RATE: '1000000',
      ...environment,
    };
    let server = await startServer(db.url, settings);
    const again = {
      ...settings,
      BREAKWATER_PORT: new URL(server.baseUrl).port,
      BREAKWATER_OPERATOR_TOKEN: server.token,
      BREAKWATER_SECRET_KEY: server.secretKey,
    };
    const away = async (end: () => Promise<void>, downMs: number): Promise<void> => {
      await end();
      await new Promise((resolve) => setTimeout(resolve, downMs));
      server = await startServer(db.url, again);
    };
    return {
      ...speakTo(server.baseUrl, server.token),
      db,
      restart: (downMs) => away(() => server.stop(), downMs),
      crash: (downMs) => away(() => server.kill(), downMs),
      close: async () => {
        await server.stop();
        await db.drop();
      },
    };
  } catch (error) {
    await db.drop();
    throw error;
  }
}
