import { Logger } from '@nestjs/common';
import { migrate } from '../config/data-source.ts';
import { readSettings, SettingsError } from '../config/settings.ts';
import { redact } from './common/redaction.ts';
import { createApp } from './create-app.ts';

/** The server: reads its settings, brings the schema up to date, listens. Exits 78 (EX_CONFIG) on bad settings. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = new Logger('Breakwater');
  const ran = await migrate(settings.databaseUrl);
  if (ran.length > 0) log.log(`Migrated: ${ran.join(', ')}`);
  const app = await createApp(settings);
  await app.listen(settings.port, settings.host);
  const url = await app.getUrl();
  log.log(`Listening on ${url}`);
  process.send?.({ listening: url });
}

main().catch((error: unknown) => {
  const settings = error instanceof SettingsError;
  const text = settings ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${redact(text)}\n`);
  process.exit(settings ? 78 : 1);
});
