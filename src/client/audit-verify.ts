import { readFile } from 'node:fs/promises';
import { type NoteKey, parseVerifierKey } from '../audit/proof/signed-note.ts';
import { storedTrail } from '../audit/proof/stored-trail.ts';
import { filedTrail, TrailFileError } from '../audit/proof/trail-file.ts';
import type { TrailReport } from '../audit/proof/trail-fault.ts';
import { verifyExcerpt } from '../audit/proof/verify-excerpt.ts';
import { verifyTrail } from '../audit/proof/verify-trail.ts';
import { isJsonObject } from '../common/json.ts';
import { Api } from './api.ts';
import { withAuditDatabase } from './audit-database.ts';
import { readClientSettings, requireToken } from './client-settings.ts';
import { type CommandIo, printLine } from './command-io.ts';
import { ClientFailure, EXIT, type ExitCode } from './exit-code.ts';
import { sourceLines } from './line-source.ts';

export interface AuditVerifyOptions {
  url?: string;
  token?: string;
  /** An export to verify, instead of asking the server. */
  file?: string;
  /** Read the database DATABASE_URL names, instead of asking the server. */
  database?: boolean;
  /** The node's public keys, kept elsewhere. */
  publicKey: string[];
  /** Files with signed heads, kept elsewhere. */
  head: string[];
}

/** `breakwater audit verify`: one JSON document; for people, the first fault on standard error. */
export async function auditVerify(options: AuditVerifyOptions, io: CommandIo): Promise<ExitCode> {
  if (options.file !== undefined && options.database === true) {
    throw new ClientFailure(EXIT.usage, 'Either --file or --database');
  }
  if (options.file === undefined && options.database !== true) {
    if (options.publicKey.length > 0 || options.head.length > 0) {
      const reason = 'the server verifies with its own; give --file or --database with it';
      throw new ClientFailure(EXIT.usage, `--public-key and --head are for verifying here: ${reason}`);
    }
    return tell(await askServer(options, io), io);
  }
  const heads = await Promise.all(options.head.map((path) => readHead(path)));
  const report =
    options.file === undefined
      ? await fromDatabase(options.publicKey, heads, io)
      : await fromFile(options.file, options.publicKey, heads, io);
  return tell(report, io);
}

async function askServer(options: AuditVerifyOptions, io: CommandIo): Promise<TrailReport> {
  const settings = readClientSettings(io.environment, options);
  const api = new Api(settings.url, requireToken(settings));
  return (await api.get('/api/v1/audit/verify', io.signal)) as unknown as TrailReport;
}

async function fromDatabase(publicKeys: string[], heads: string[], io: CommandIo): Promise<TrailReport> {
  if (publicKeys.length === 0) {
    const where = 'GET /api/v1/audit/heads/latest tells it, and it is worth most when it was kept elsewhere';
    throw new ClientFailure(EXIT.usage, `--public-key is needed; ${where}`);
  }
  const keys = publicKeys.map(keyOf);
  return withAuditDatabase(io, async (query) => verifyTrail(await storedTrail(query), keys, heads));
}

async function fromFile(
  file: string,
  publicKeys: string[],
  heads: string[],
  io: CommandIo,
): Promise<TrailReport & { complete: boolean }> {
  try {
    const trail = await filedTrail(sourceLines(file, io.stdin));
    const { complete } = trail.title;
    if (publicKeys.length === 0) {
      io.stderr.write('The key is the one the file itself names: whoever made the file could have made it too.\n');
    }
    const keys = (publicKeys.length > 0 ? publicKeys : [trail.title.publicKey]).map(keyOf);
    if (complete) return { ...(await verifyTrail(trail, keys, heads)), complete };
    io.stderr.write(
      'The file holds entries of one organisation: that they are in the signed trail, only the node can say.\n',
    );
    return { ...(await verifyExcerpt(trail, keys)), complete };
  } catch (error) {
    if (error instanceof TrailFileError) throw new ClientFailure(EXIT.failed, `${file}: ${error.message}`, error);
    throw error;
  }
}

function keyOf(text: string): NoteKey {
  try {
    return parseVerifierKey(text);
  } catch (error) {
    throw new ClientFailure(EXIT.usage, error instanceof Error ? error.message : String(error), error);
  }
}

/** A note as it was signed, or the JSON the server gives a head in. */
async function readHead(path: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new ClientFailure(EXIT.usage, `${path} cannot be read: ${(error as NodeJS.ErrnoException).code}`, error);
  }
  if (!text.startsWith('{')) return text;
  const head = JSON.parse(text) as unknown;
  return isJsonObject(head) && typeof head['note'] === 'string' ? head['note'] : text;
}

/** What the server says of other tables besides. */
interface RowFault {
  table: string;
  id: string;
  fault: string;
}

function tell(report: TrailReport & { rows?: RowFault[] }, io: CommandIo): ExitCode {
  printLine(io.stdout, report);
  const { ok, fault, rows } = report;
  if (fault) {
    const place = fault.realm === null ? '' : ` (journal entry ${fault.realm} ${fault.seq})`;
    io.stderr.write(`The trail is broken at entry ${fault.index}${place}: ${fault.text}\n`);
  }
  for (const row of rows ?? []) io.stderr.write(`${row.table} ${row.id}: ${row.fault}\n`);
  return ok ? EXIT.ok : EXIT.broken;
}
