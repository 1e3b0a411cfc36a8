import { Logger } from '@nestjs/common';
import { migrations } from '../config/migrations.ts';
import { logFormatOf } from '../config/operation-settings.ts';
import { RELEASES } from '../config/releases.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { logLine } from './common/log-line.ts';
import { RedactingLogger } from './common/redacting-logger.adapter.ts';
import { checkDatabase, migrationFailed } from './database/database-check.ts';
import { onceThere } from './database/database-wait.ts';
import { lastWords } from './ops/last-words.ts';
import { endOnSignal } from './ops/stop-on-signal.ts';

const format = logFormatOf(process.env);

/**
 * The server: reads its settings, waits for the database, brings the schema up to date, listens. How it ends is in docs/operations.md.
 *
 * What is imported above is little: the rest, which takes a second to load, is loaded while the database is asked, or still starts.
 */
async function main(): Promise<void> {
  const listenNoMore = endOnSignal((code) => process.exit(code));
  const settings = readSettings(process.env);
  Logger.overrideLogger(new RedactingLogger(settings));
  const log = new Logger('Breakwater');
  const database = prepare(settings, log);
  // A database that is refused ends the process at once, whatever is still being loaded.
  const failed = database.then(() => new Promise<never>(() => undefined));
  const { serve } = await Promise.race([import('./serve.ts'), failed]);
  const begun = { database, log: (message: string) => log.log(message), print, takeOver: listenNoMore };
  await Promise.race([serve(settings, begun), failed]);
}

/** Sees that the database is fit, and brings its schema up to date. */
async function prepare(settings: Settings, log: Logger): Promise<void> {
  const known = migrations.map(({ name }) => name);
  const { warnings, behind } = await onceThere(
    () => checkDatabase(settings.databaseUrl, known, RELEASES.at(-1)?.newest ?? 0),
    settings.startWaitSeconds * 1_000,
    (message) => log.warn(message),
  );
  for (const warning of warnings) log.warn(`The database does not keep what Breakwater promises: ${warning}`);
  if (!behind) return;
  const { migrate } = await import('../config/data-source.ts');
  const ran = await migrate(settings.databaseUrl).catch((error: unknown) => {
    throw migrationFailed(error);
  });
  if (ran.length > 0) log.log(`Migrated: ${ran.join(', ')}`);
}

/** Says what is no entry of the log, in the form of one where machines read it. */
function print(text: string): void {
  process.stdout.write(format === 'json' ? logLine({ level: 'log', context: 'Setup', message: text.trim() }) : text);
}

function end(error: unknown): never {
  const { text, code } = lastWords(error, format);
  process.stderr.write(text);
  process.exit(code);
}

// Also what nobody caught is masked before it is said, and ends the process: whoever supervises it starts it again.
process.on('uncaughtException', end);
if (format === 'json') {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => {
    process.stderr.write(logLine({ level: 'warn', context: 'Node.js', message: `${name}: ${message}` }));
  });
}
main().catch(end);
