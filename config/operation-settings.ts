import type { SettingsReading } from './mail-settings.ts';

/** What those who keep a node running see of it, and how it starts and ends. */
export interface OperationSettings {
  /** `text`: lines for people; `json`: one object on each line, for machines. */
  logFormat: (typeof LOG_FORMATS)[number];
  /** Seconds a start waits for a database that does not answer. */
  startWaitSeconds: number;
  /** Seconds a process that is told to stop still serves, while its readiness says that it will not for long. */
  drainSeconds: number;
  /** Where traces are sent, as OTLP over HTTP; empty where none are made. */
  tracesUrl: string;
  /** Of a thousand requests of sensors whose sender does not say, so many are traced. */
  tracesPerThousand: number;
}

export const LOG_FORMATS = ['text', 'json'] as const;

export function readOperationSettings({ text, optional, integer, faults }: SettingsReading): OperationSettings {
  const logFormat = text('BREAKWATER_LOG_FORMAT', 'text');
  if (!LOG_FORMATS.includes(logFormat as OperationSettings['logFormat'])) {
    faults.push(`BREAKWATER_LOG_FORMAT must be one of ${LOG_FORMATS.join(', ')}, not "${logFormat}"`);
  }
  const tracesUrl = optional('BREAKWATER_TRACES_URL');
  if (tracesUrl !== '' && !isCollectorUrl(tracesUrl)) {
    faults.push(
      'BREAKWATER_TRACES_URL must be an http:// or https:// URL without a user, as http://127.0.0.1:4318/v1/traces',
    );
  }
  return {
    logFormat: logFormat as OperationSettings['logFormat'],
    startWaitSeconds: integer('BREAKWATER_START_WAIT_SECONDS', 60, 0, 3_600),
    drainSeconds: integer('BREAKWATER_DRAIN_SECONDS', 0, 0, 300),
    tracesUrl,
    tracesPerThousand: integer('BREAKWATER_TRACES_PER_THOUSAND', 10, 0, 1_000),
  };
}

/** How a process speaks before its settings are read, and where they are refused. */
export function logFormatOf(environment: Readonly<Record<string, string | undefined>>): OperationSettings['logFormat'] {
  return environment['BREAKWATER_LOG_FORMAT'] === 'json' ? 'json' : 'text';
}

function isCollectorUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
