import { inspect } from 'node:util';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Settings } from '../../config/settings.ts';
import { redact } from './redaction.ts';

const ORDER = ['error', 'warn', 'log', 'debug'] as const;

/** The framework's own logger, with every text on its way out masked. */
export class RedactingLogger extends ConsoleLogger {
  private readonly secrets: readonly string[];

  constructor({ logLevel, operatorToken, secretKey, oidcClientSecret, databaseUrl }: Settings) {
    super({ logLevels: ORDER.slice(0, ORDER.indexOf(logLevel) + 1) });
    this.secrets = [operatorToken, secretKey, oidcClientSecret, ...passwordsOf(databaseUrl)];
  }

  protected override printMessages(
    messages: unknown[],
    context?: string,
    logLevel?: LogLevel,
    writeStreamType?: 'stdout' | 'stderr',
    errorStack?: unknown,
    parameters?: Record<string, unknown>,
  ): void {
    const clean = messages.map((message) => this.clean(message));
    const stack = errorStack === undefined ? undefined : this.clean(errorStack);
    const named =
      parameters && Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, this.clean(value)]));
    super.printMessages(clean, context, logLevel, writeStreamType, stack, named);
  }

  protected override printStackTrace(stack: string | undefined): void {
    if (stack !== undefined) super.printStackTrace(redact(stack, this.secrets));
  }

  /** UTC, to be read beside other logs, of other nations. */
  protected override getTimestamp(): string {
    return new Date().toISOString();
  }

  private clean(message: unknown): string {
    return redact(typeof message === 'string' ? message : inspect(message, { depth: 4 }), this.secrets);
  }
}

/** As it is written, and as it is meant. */
function passwordsOf(databaseUrl: string): string[] {
  const { password, searchParams } = new URL(databaseUrl);
  const parameters = ['password', 'sslpassword'].flatMap((name) => searchParams.getAll(name));
  return [password, decodeURIComponent(password), ...parameters].filter((secret) => secret !== '');
}
