import { type ChainedEntry, NO_HASH } from '../audit/proof/audit-entry.ts';
import { parseVerifierKey } from '../audit/proof/signed-note.ts';
import { storedTrail } from '../audit/proof/stored-trail.ts';
import { trailLine, type TrailTitle } from '../audit/proof/trail-file.ts';
import type { SignedHead } from '../audit/proof/verify-trail.ts';
import { isJsonObject, type JsonObject } from '../common/json.ts';
import { Api } from './api.ts';
import { withAuditDatabase } from './audit-database.ts';
import { readClientSettings, requireToken } from './client-settings.ts';
import type { CommandIo } from './command-io.ts';
import { ClientFailure, EXIT, type ExitCode } from './exit-code.ts';

export interface AuditExportOptions {
  url?: string;
  token?: string;
  /** Read the database DATABASE_URL names, instead of asking the server. */
  database?: boolean;
  publicKey?: string;
}

/** `breakwater audit export`: the trail, as far as one may see it, as JSON lines on standard output. */
export async function auditExport(options: AuditExportOptions, io: CommandIo): Promise<ExitCode> {
  return options.database === true ? fromDatabase(options, io) : fromServer(options, io);
}

async function fromServer(options: AuditExportOptions, io: CommandIo): Promise<ExitCode> {
  const settings = readClientSettings(io.environment, options);
  const api = new Api(settings.url, requireToken(settings));
  const { publicKey } = (await api.get('/api/v1/audit/heads/latest', io.signal)) as unknown as { publicKey: string };
  const { whole } = await api.get('/api/v1/audit?limit=1', io.signal);
  const title: TrailTitle = { origin: parseVerifierKey(publicKey).name, publicKey, complete: whole === true };
  io.stdout.write(trailLine.title(title));
  for await (const head of pages(api, '/api/v1/audit/heads?limit=500', io)) {
    io.stdout.write(trailLine.head(head as unknown as SignedHead));
  }
  let last: ChainedEntry | undefined;
  for await (const item of pages(api, '/api/v1/audit?order=oldest&limit=500', io)) {
    last = item as unknown as ChainedEntry;
    io.stdout.write(trailLine.entry(last));
  }
  io.stdout.write(trailLine.end({ size: last?.index ?? 0, hash: last?.hash ?? NO_HASH }));
  return EXIT.ok;
}

async function fromDatabase({ publicKey }: AuditExportOptions, io: CommandIo): Promise<ExitCode> {
  if (publicKey === undefined) throw new ClientFailure(EXIT.usage, '--public-key is needed, to be put into the file');
  return withAuditDatabase(io, async (query) => {
    const trail = await storedTrail(query, false);
    io.stdout.write(trailLine.title({ origin: trail.origin, publicKey, complete: true }));
    for await (const head of trail.heads) io.stdout.write(trailLine.head(head));
    for await (const { entry } of trail.entries) io.stdout.write(trailLine.entry(entry));
    io.stdout.write(trailLine.end(await trail.end()));
    return EXIT.ok;
  });
}

/** The items of a list, a page at a time. */
async function* pages(api: Api, path: string, io: CommandIo): AsyncGenerator<JsonObject> {
  let cursor: unknown;
  do {
    const place = typeof cursor === 'string' ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const { items, next } = await api.get(`${path}${place}`, io.signal);
    if (Array.isArray(items)) yield* items.filter(isJsonObject);
    cursor = next;
  } while (typeof cursor === 'string');
}
