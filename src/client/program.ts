import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { packageRoot } from '../../config/package-root.ts';
import { auditExport, type AuditExportOptions } from './audit-export.ts';
import { auditVerify, type AuditVerifyOptions } from './audit-verify.ts';
import type { CommandIo } from './command-io.ts';
import { doctor, type DoctorOptions } from './doctor.ts';
import { ClientFailure, EXIT, type ExitCode } from './exit-code.ts';
import { replay, type ReplayOptions } from './replay.ts';
import { send, type SendOptions } from './send.ts';
import { tail, type TailOptions } from './tail.ts';

const EXIT_CODES = `
Exit codes: 0 ok, 1 failed, 2 wrong usage, 3 some items rejected, 4 server unreachable,
5 the audit trail is broken.
Environment: BREAKWATER_URL, BREAKWATER_KEY (sensors), BREAKWATER_TOKEN (people). See docs/cli.md.`;

/** Runs one command line, without `node` and the program's name, and resolves to the exit code. Never throws. */
export async function runCommand(words: readonly string[], io: CommandIo): Promise<ExitCode> {
  let outcome: ExitCode = EXIT.ok;
  const program = describe(io, (code) => (outcome = code));
  try {
    await program.parseAsync([...words], { from: 'user' });
    return outcome;
  } catch (error) {
    // Commander has already said what is wrong; asking for help is no fault.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof ClientFailure) {
      io.stderr.write(`${error.message}\n`);
      return error.exitCode;
    }
    if (io.signal.aborted) return EXIT.failed;
    io.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return EXIT.failed;
  }
}

function describe(io: CommandIo, done: (code: ExitCode) => void): Command {
  const program = new Command('breakwater')
    .description('Sends alerts to a Breakwater server, replays files of them, and follows its live feed.')
    .version(version())
    .addHelpText('after', EXIT_CODES)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) });

  asSender(program.command('send'))
    .description('post the alerts of a file (or - for standard input) in one request; prints one JSON line per item')
    .argument('<file>')
    .requiredOption('--format <name>', 'native, idmefv2, eve, wazuh, aminer, remote-id or sapient')
    .option('--give-up <seconds>', 'how long to try when the server is away or overloaded', seconds, 30)
    .action(async (file: string, options: SendOptions) => done(await send(file, options, io)));

  asSender(program.command('replay'))
    .description('send a file of JSON lines (.gz too, - for standard input) with the gaps it was recorded with')
    .argument('<file>')
    .requiredOption('--format <name>', 'native, idmefv2, eve, wazuh, aminer, remote-id or sapient')
    .requiredOption('--speed <times>', 'times faster than recorded, or max', speed)
    .option('--batch <items>', 'most items in one request', wholeFrom(1, 10_000), 100)
    .option('--time-field <path>', 'where a record has its time, as in data.timestamp', 'timestamp')
    .option('--give-up <seconds>', 'how long to try when the server is away or overloaded', seconds, 60)
    .action(async (file: string, options: ReplayOptions) => done(await replay(file, options, io)));

  withServer(program.command('tail'), 'token')
    .description('follow the live feed; readable lines on a terminal, JSON lines otherwise')
    .option('--filter <name=value>', 'site, nation, case, type or minSeverity; repeatable', gather, [])
    .option('--since <cursor>', 'begin after this event', wholeFrom(0, Number.MAX_SAFE_INTEGER))
    .option('--pretty', 'readable lines also where the output is no terminal')
    .option('--no-pretty', 'JSON lines also on a terminal')
    .option('--json', 'the same as --no-pretty')
    .option('--count <lines>', 'end after so many', wholeFrom(1, Number.MAX_SAFE_INTEGER))
    .option('--give-up <seconds>', 'how long to try to reconnect; for ever unless given', seconds)
    .action(async ({ json, ...options }: TailOptions & { json?: boolean }, command: Command) => {
      // Commander lets an option with a negation default to true; whether it was given is what matters.
      const { pretty, ...rest } = options;
      const chosen = json === true ? false : command.getOptionValueSource('pretty') === 'cli' ? pretty : undefined;
      done(await tail({ ...rest, ...(chosen !== undefined && { pretty: chosen }) }, io));
    });

  withServer(withServer(program.command('doctor'), 'token'), 'key')
    .description('check Node.js, the settings, the server, the token, the feed, and the key if there is one')
    .action(async (options: DoctorOptions) => done(await doctor(options, io)));

  const audit = program.command('audit').description('the audit trail: verify it, and take it elsewhere');
  withServer(audit.command('verify'), 'token')
    .description('say whether the trail is as it was written, and where it first is not')
    .option('--file <export>', 'verify an export (.gz too, - for standard input) instead of asking the server')
    .option('--database', 'verify what is in the database DATABASE_URL names instead of asking the server')
    .option('--public-key <key>', "the node's key, as name+hash+base64, from where it is kept; repeatable", gather, [])
    .option('--head <file>', 'a signed head from where it is kept; repeatable', gather, [])
    .action(async (options: AuditVerifyOptions) => done(await auditVerify(options, io)));
  withServer(audit.command('export'), 'token')
    .description('print the trail, as far as one may see it, as JSON lines: heads, then entries')
    .option('--database', 'read the database DATABASE_URL names instead of asking the server')
    .option('--public-key <key>', "the node's key, as name+hash+base64; needed with --database")
    .action(async (options: AuditExportOptions) => done(await auditExport(options, io)));
  return program;
}

/** The options that say as which sensor or gateway. */
function asSender(command: Command): Command {
  return withServer(command, 'key')
    .option('--sensor <code>', 'the sensor a gateway speaks for')
    .option('--sign', 'sign each request with BREAKWATER_SIGNING_SECRET');
}

/** The options that say which server, and as whom. */
function withServer(command: Command, credential: 'key' | 'token'): Command {
  if (!command.options.some((option) => option.long === '--url')) {
    command.option('--url <url>', 'the server (BREAKWATER_URL, or http://127.0.0.1:8080)');
  }
  return credential === 'key'
    ? command.option('--key <key>', 'the key of the sensor or gateway (BREAKWATER_KEY)')
    : command.option('--token <token>', 'the operator token (BREAKWATER_TOKEN)');
}

function speed(text: string): number {
  if (text === 'max') return Infinity;
  const value = Number(text);
  if (!(value > 0 && value <= 1e6)) throw new InvalidArgumentError('It must be a number above 0, or max.');
  return value;
}

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1e7))
    throw new InvalidArgumentError('It must be a number of seconds.');
  return value;
}

function wholeFrom(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

function gather(part: string, parts: string[]): string[] {
  return [...parts, part];
}

function version(): string {
  const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
