import { Logger } from '@nestjs/common';
import { migrate, migrations } from '../config/data-source.ts';
import { RELEASES } from '../config/releases.ts';
import { readSettings, SettingsError } from '../config/settings.ts';
import { setupNotice } from './access/identities/setup/setup-notice.ts';
import { SetupService } from './access/identities/setup/setup.service.ts';
import { redact } from './common/redaction.ts';
import { createApp } from './create-app.ts';
import { checkDatabase, DatabaseUnfit, migrationFailed } from './database/database-check.ts';

/**
 * The server: reads its settings, brings the schema up to date, listens. Exits 78 (EX_CONFIG) on what another start would find
 * again: bad settings, a database that is not fit.
 */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = new Logger('Breakwater');
  const ran = await prepare(settings.databaseUrl, log);
  if (ran.length > 0) log.log(`Migrated: ${ran.join(', ')}`);
  const app = await createApp(settings);
  await app.listen(settings.port, settings.host);
  const url = await app.getUrl();
  log.log(`Listening on ${url}`);
  // Printed and not logged: whoever reads logs later must find nothing that once opened a door.
  const offer = await app.get(SetupService, { strict: false }).offer();
  if (offer) process.stdout.write(setupNotice(offer));
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

main().catch((error: unknown) => {
  const settings = error instanceof SettingsError || error instanceof DatabaseUnfit;
  const text = settings ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${redact(text)}\n`);
  process.exit(settings ? 78 : 1);
});
