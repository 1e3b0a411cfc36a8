import { Client } from 'pg';
import { migrate } from '../../config/data-source.ts';
import { enterDemoRegistry, speakTo } from './app.ts';
import type { Source } from './sensor-load.ts';
import type { TestDatabase } from './database.ts';

export const FAULT_SECRETS = {
  BREAKWATER_OPERATOR_TOKEN: 'faults-operator-token-0123456789abcdef',
  BREAKWATER_SECRET_KEY: 'faults-secret-key-0123456789abcdef0123',
  BREAKWATER_DATABASE_POOL: '6',
  BREAKWATER_STRANGER_RATE: '1000000',
  BREAKWATER_ACCOUNT_RATE: '1000000',
};
const SITES = ['KRPUS', 'KRINC', 'SGJUR', 'IDJKT'] as const;

/** Makes a database what a new node's is, with the demo registry in it. */
export async function prepareNode(
  postgres: { ensureDatabase(name: string): Promise<void>; url(name: string): string },
  database: string,
): Promise<string> {
  await postgres.ensureDatabase(database);
  await migrate(postgres.url(database));
  await enterDemoRegistry(postgres.url(database));
  return postgres.url(database);
}

/** A sensor's key at each of several sites. */
export async function sourcesOf(baseUrl: string): Promise<Source[]> {
  const api = speakTo(baseUrl, FAULT_SECRETS.BREAKWATER_OPERATOR_TOKEN);
  const sources: Source[] = [];
  for (const site of SITES) sources.push({ site, key: await api.keyOf(site, 'suricata') });
  return sources;
}

/** Asks with a connection made for it, since the one before may have died with the server. */
export function askerOf(url: () => string): Pick<TestDatabase, 'query'> {
  return {
    query: async <Row>(sql: string, parameters: unknown[] = []) => {
      const client = new Client({ connectionString: url() });
      client.on('error', () => undefined);
      await client.connect();
      try {
        return (await client.query(sql, parameters)).rows as Row[];
      } finally {
        await client.end();
      }
    },
  };
}
