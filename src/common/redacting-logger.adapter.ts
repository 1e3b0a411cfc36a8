import { inspect } from 'node:util';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Settings } from '../../config/settings.ts';
import { logLine } from './log-line.ts';
import { redact } from './redaction.ts';

const ORDER = ['error', 'warn', 'log', 'debug'] as const;

/** The framework's own logger, with every text on its way out masked; as lines for people, or as JSON. */
export class RedactingLogger extends ConsoleLogger {
  private readonly secrets: readonly string[];
  private readonly asJson: boolean;

  constructor(settings: Settings) {
    super({ logLevels: ORDER.slice(0, ORDER.indexOf(settings.logLevel) + 1) });
    this.secrets = secretsOf(settings);
    this.asJson = settings.logFormat === 'json';
  }

  protected override printMessages(
    messages: unknown[],
    context?: string,
    logLevel: LogLevel = 'log',
    writeStreamType?: 'stdout' | 'stderr',
    errorStack?: unknown,
    parameters?: Record<string, unknown>,
  ): void {
    const clean = messages.map((message) => this.clean(message));
    const stack = errorStack === undefined ? undefined : this.clean(errorStack);
    const named =
      parameters && Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, this.clean(value)]));
    if (!this.asJson) {
      super.printMessages(clean, context, logLevel, writeStreamType, stack, named);
      return;
    }
    const output = process[writeStreamType ?? 'stdout'];
    for (const message of clean) output.write(logLine({ ...named, level: logLevel, context, message, stack }));
  }

  protected override printStackTrace(stack: string | undefined): void {
    // In JSON it stands in the line it belongs to.
    if (stack !== undefined && !this.asJson) super.printStackTrace(redact(stack, this.secrets));
  }

  /** UTC, to be read beside other logs, of other nations. */
  protected override getTimestamp(): string {
    return new Date().toISOString();
  }

  private clean(message: unknown): string {
    return redact(typeof message === 'string' ? message : inspect(message, { depth: 4 }), this.secrets);
  }
}

/** What the settings hold that no log may. */
export function secretsOf(settings: Settings): string[] {
  const { operatorToken, secretKey, oidcClientSecret, smtpPassword, databaseUrl } = settings;
  return [operatorToken, secretKey, oidcClientSecret, smtpPassword, ...passwordsOf(databaseUrl)];
}

/** As it is written, and as it is meant. */
function passwordsOf(databaseUrl: string): string[] {
  const { password, searchParams } = new URL(databaseUrl);
  const parameters = ['password', 'sslpassword'].flatMap((name) => searchParams.getAll(name));
  return [password, decodeURIComponent(password), ...parameters].filter((secret) => secret !== '');
}
