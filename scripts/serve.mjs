/**
 * `npm run serve`: the server in production. `npm run config:check` (`--check`): reads the settings, prints them with
 * their secrets masked, and starts nothing. Both exit 78 when a setting is missing or malformed, naming each.
 */
import { build, buildWeb, CommandFailed, install, requireNode } from './steps.mjs';

requireNode();
try {
  await install();
  await build();
  await buildWeb();
} catch (error) {
  if (!(error instanceof CommandFailed)) console.error(error);
  process.exit(1);
}

if (process.argv.includes('--check')) {
  const { readSettings, SettingsError } = await import('../dist/config/settings.js');
  const { describeSettings } = await import('../dist/config/describe-settings.js');
  try {
    for (const line of describeSettings(readSettings(process.env))) console.log(line);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exit(78);
  }
}
// In this very process, so that a supervisor's signals reach the server, and its exit code the supervisor: docs/operations.md.
await import('../dist/src/main.js');
