import { Logger } from '@nestjs/common';
import { migrate, migrations } from '../config/data-source.ts';
import { logFormatOf } from '../config/operation-settings.ts';
import { RELEASES } from '../config/releases.ts';
import { readSettings } from '../config/settings.ts';
import { setupNotice } from './access/identities/setup/setup-notice.ts';
import { SetupService } from './access/identities/setup/setup.service.ts';
import { logLine } from './common/log-line.ts';
import { RedactingLogger } from './common/redacting-logger.adapter.ts';
import { createApp } from './create-app.ts';
import { checkDatabase, migrationFailed } from './database/database-check.ts';
import { Drain } from './ops/drain.service.ts';
import { lastWords } from './ops/last-words.ts';
import { endOnSignal, stopOnSignal } from './ops/stop-on-signal.ts';

const format = logFormatOf(process.env);

/** The server: reads its settings, brings the schema up to date, listens. How it ends is in docs/operations.md. */
async function main(): Promise<void> {
  const listenNoMore = endOnSignal((code) => process.exit(code));
  const settings = readSettings(process.env);
  Logger.overrideLogger(new RedactingLogger(settings));
  const log = new Logger('Breakwater');
  const ran = await prepare(settings.databaseUrl, log);
  if (ran.length > 0) log.log(`Migrated: ${ran.join(', ')}`);
  const app = await createApp(settings);
  const drain = app.get(Drain);
  listenNoMore();
  stopOnSignal(
    { drain: (atOnce) => drain.run(atOnce), hasten: () => drain.hasten(), close: () => app.close() },
    (message) => log.log(message),
    (code) => process.exit(code),
  );
  await app.listen(settings.port, settings.host);
  const url = await app.getUrl();
  log.log(`Listening on ${url}`);
  // Printed and not logged: whoever reads logs later must find nothing that once opened a door.
  // Each link replaces the one before: only processes people reach make one.
  const offer = settings.roles.includes('live') && (await app.get(SetupService, { strict: false }).offer());
  if (offer) print(setupNotice(offer));
  process.send?.({ listening: url });
}

/** Names of the migrations that ran. */
async function prepare(url: string, log: Logger): Promise<string[]> {
  const known = migrations.map(({ name }) => name);
  const { warnings } = await checkDatabase(url, known, RELEASES.at(-1)?.newest ?? 0);
  for (const warning of warnings) log.warn(`The database does not keep what Breakwater promises: ${warning}`);
  return migrate(url).catch((error: unknown) => {
    throw migrationFailed(error);
  });
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
