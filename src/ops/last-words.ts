import { SettingsError } from '../../config/settings.ts';
import { logLine } from '../common/log-line.ts';
import { redact } from '../common/redaction.ts';
import { DatabaseUnfit } from '../database/database-check.ts';
import { NoDatabase } from '../database/database-wait.ts';

/** EX_CONFIG of sysexits.h: what is set is wrong, or the database is not fit, and starting again makes it no better. */
const NOT_BY_STARTING_AGAIN = 78;

/** What a process that cannot go on says, masked, and the code it ends with. No settings are needed: they may be what is wrong. */
export function lastWords(error: unknown, format: 'text' | 'json'): { text: string; code: number } {
  const refused = error instanceof SettingsError || error instanceof DatabaseUnfit;
  const text = redact(
    refused || error instanceof NoDatabase
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error),
  );
  return {
    text: format === 'json' ? logLine({ level: 'fatal', context: 'Breakwater', message: text }) : `${text}\n`,
    code: refused ? NOT_BY_STARTING_AGAIN : 1,
  };
}
