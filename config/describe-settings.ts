import type { Settings } from './settings.ts';

/** The variable each setting is read from; the compiler holds the list complete, a spec holds it true. */
export const VARIABLE_OF: Readonly<Record<keyof Settings, string>> = {
  databaseUrl: 'DATABASE_URL',
  databasePoolSize: 'BREAKWATER_DATABASE_POOL',
  host: 'BREAKWATER_HOST',
  port: 'BREAKWATER_PORT',
  roles: 'BREAKWATER_ROLES',
  metricsListen: 'BREAKWATER_METRICS_LISTEN',
  natsUrl: 'BREAKWATER_NATS_URL',
  operatorToken: 'BREAKWATER_OPERATOR_TOKEN',
  secretKey: 'BREAKWATER_SECRET_KEY',
  tlsCert: 'BREAKWATER_TLS_CERT',
  tlsKey: 'BREAKWATER_TLS_KEY',
  tlsClientCa: 'BREAKWATER_TLS_CLIENT_CA',
  publicUrl: 'BREAKWATER_PUBLIC_URL',
  sessionIdleMinutes: 'BREAKWATER_SESSION_IDLE_MINUTES',
  sessionHours: 'BREAKWATER_SESSION_HOURS',
  oidcIssuer: 'BREAKWATER_OIDC_ISSUER',
  oidcClientId: 'BREAKWATER_OIDC_CLIENT_ID',
  oidcClientSecret: 'BREAKWATER_OIDC_CLIENT_SECRET',
  maxBodyBytes: 'BREAKWATER_MAX_BODY_BYTES',
  maxInflatedBytes: 'BREAKWATER_MAX_INFLATED_BYTES',
  maxEvidenceBytes: 'BREAKWATER_MAX_EVIDENCE_BYTES',
  maxItemBytes: 'BREAKWATER_MAX_ITEM_BYTES',
  maxItems: 'BREAKWATER_MAX_ITEMS',
  maxDepth: 'BREAKWATER_MAX_DEPTH',
  intakeQueueLimit: 'BREAKWATER_INTAKE_QUEUE',
  intakeBatchSize: 'BREAKWATER_INTAKE_BATCH',
  socketBufferBytes: 'BREAKWATER_SOCKET_BUFFER_BYTES',
  socketLimit: 'BREAKWATER_SOCKET_LIMIT',
  heartbeatSeconds: 'BREAKWATER_HEARTBEAT_SECONDS',
  resumeLimit: 'BREAKWATER_RESUME_LIMIT',
  feedTickMs: 'BREAKWATER_FEED_TICK_MS',
  connectionLimit: 'BREAKWATER_CONNECTION_LIMIT',
  strangerRate: 'BREAKWATER_STRANGER_RATE',
  accountRate: 'BREAKWATER_ACCOUNT_RATE',
  keyRate: 'BREAKWATER_KEY_RATE',
  trustedProxies: 'BREAKWATER_TRUSTED_PROXIES',
  outboundOrigins: 'BREAKWATER_OUTBOUND_ORIGINS',
  outboundNetworks: 'BREAKWATER_OUTBOUND_NETWORKS',
  greenCommunityFile: 'BREAKWATER_GREEN_COMMUNITY',
  rulesFolder: 'BREAKWATER_RULES',
  drillsFolder: 'BREAKWATER_DRILLS',
  printer: 'BREAKWATER_PRINTER',
  vesselProfile: 'BREAKWATER_VESSELS',
  auditHeadSeconds: 'BREAKWATER_AUDIT_HEAD_SECONDS',
  auditHeadEntries: 'BREAKWATER_AUDIT_HEAD_ENTRIES',
  consoleFolder: 'BREAKWATER_CONSOLE',
  smtpHost: 'BREAKWATER_SMTP_HOST',
  smtpPort: 'BREAKWATER_SMTP_PORT',
  smtpSecurity: 'BREAKWATER_SMTP_SECURITY',
  smtpUser: 'BREAKWATER_SMTP_USER',
  smtpPassword: 'BREAKWATER_SMTP_PASSWORD',
  mailFrom: 'BREAKWATER_MAIL_FROM',
  chatTemplatesFile: 'BREAKWATER_CHAT_TEMPLATES',
  notifyAttempts: 'BREAKWATER_NOTIFY_ATTEMPTS',
  notifyRetryMs: 'BREAKWATER_NOTIFY_RETRY_MS',
  notifyLeaseSeconds: 'BREAKWATER_NOTIFY_LEASE_SECONDS',
  notifyKeepDays: 'BREAKWATER_NOTIFY_KEEP_DAYS',
  logLevel: 'BREAKWATER_LOG_LEVEL',
  logFormat: 'BREAKWATER_LOG_FORMAT',
  startWaitSeconds: 'BREAKWATER_START_WAIT_SECONDS',
  drainSeconds: 'BREAKWATER_DRAIN_SECONDS',
  tracesUrl: 'BREAKWATER_TRACES_URL',
  tracesPerThousand: 'BREAKWATER_TRACES_PER_THOUSAND',
};

/** The settings in effect, as `NAME=value` lines with everything secret masked. */
export function describeSettings(settings: Settings): string[] {
  const names = Object.keys(VARIABLE_OF) as (keyof Settings)[];
  return names.map((name) => `${VARIABLE_OF[name]}=${shown(name, settings)}`);
}

/** Shown by their length alone; one that is not set is shown as such. */
const SECRETS: ReadonlySet<keyof Settings> = new Set([
  'operatorToken',
  'secretKey',
  'oidcClientSecret',
  'smtpPassword',
]);

function shown(name: keyof Settings, settings: Settings): string {
  if (SECRETS.has(name)) {
    const { length } = String(settings[name]);
    return length === 0 ? '' : `*** (${length} characters)`;
  }
  if (name === 'natsUrl') return settings.natsUrl === '' ? '' : withoutName(settings.natsUrl);
  return name === 'databaseUrl' ? withoutSecrets(settings.databaseUrl) : String(settings[name]);
}

/** A connection string can carry secrets in its user part and in its parameters. */
function withoutSecrets(text: string): string {
  const url = new URL(text);
  if (url.password !== '') url.password = '***';
  for (const parameter of new Set(url.searchParams.keys())) {
    if (/pass|secret|token|key/i.test(parameter)) url.searchParams.set(parameter, '***');
  }
  return url.href;
}

/** Where a name stands alone it is a token. */
function withoutName(text: string): string {
  const url = new URL(text);
  if (url.username !== '') url.username = '***';
  if (url.password !== '') url.password = '***';
  return url.href;
}
