import { isNetwork } from '../src/common/address-group.ts';
import { isOutboundNetwork, isOutboundOrigin } from '../src/common/outbound-rule.ts';
import { readChatTemplates } from './chat-templates.ts';
import { readGreenCommunity } from './green-community.ts';
import { type MailSettings, readMailSettings } from './mail-settings.ts';
import { type OperationSettings, readOperationSettings } from './operation-settings.ts';
import { isProcessRole, PROCESS_ROLES, type ProcessRole } from './process-role.ts';
import {
  faultOf,
  isIssuerUrl,
  isLoopback,
  isNatsUrl,
  isPostgresUrl,
  isPublicUrl,
  listenAddress,
} from './setting-shapes.ts';
import { type VesselProfile, VESSEL_PROFILE_NAMES } from './vessel-rules.ts';

/**
 * Every setting Breakwater reads, each read once, typed, and refused by name when malformed.
 * Documented for operators in docs/configuration.md; no other file looks at the environment.
 */
export interface Settings extends MailSettings, OperationSettings {
  /** PostgreSQL connection string; the only system of record. */
  databaseUrl: string;
  /** Connections in the server's pool. */
  databasePoolSize: number;
  /** Address the server binds. */
  host: string;
  /** TCP port; 0 lets the system choose a free one. */
  port: number;
  /** Where metrics are served, as `address:port`; empty where they are not. */
  metricsListen: string;
  /** NATS server that carries hints between the processes of a node; empty where the database does. */
  natsUrl: string;
  /** What this process does; all of it for a node that is one process. */
  roles: readonly ProcessRole[];
  /** Bearer token of the node operator, who sees all; empty for none. At least 32 characters, and on loopback only. */
  operatorToken: string;
  /** What secrets that must be read back are sealed under. At least 32 characters; losing it loses them. */
  secretKey: string;
  /** PEM file of the server's certificate with its chain; empty when the server does not speak TLS. */
  tlsCert: string;
  /** PEM file of the private key of that certificate. */
  tlsKey: string;
  /** PEM file of the authorities whose client certificates may stand for gateways; empty when none are asked for. */
  tlsClientCa: string;
  /** Where people reach the server, as `https://name[:port]`; empty for the address it binds. */
  publicUrl: string;
  /** Minutes without a request after which a session ends. */
  sessionIdleMinutes: number;
  /** Hours after which a session ends whatever happens. */
  sessionHours: number;
  /** Issuer of the nation's OpenID Connect provider; empty for none. */
  oidcIssuer: string;
  oidcClientId: string;
  oidcClientSecret: string;
  /** Largest request body, compressed or plain, in bytes. */
  maxBodyBytes: number;
  /** Largest body after gzip is undone, in bytes. */
  maxInflatedBytes: number;
  /** Largest file kept as evidence, in bytes. */
  maxEvidenceBytes: number;
  /** Largest single alert, in bytes. */
  maxItemBytes: number;
  /** Most alerts in one request. */
  maxItems: number;
  /** Deepest JSON nesting accepted. */
  maxDepth: number;
  /** Alerts that may wait for the group commit before senders get 429. */
  intakeQueueLimit: number;
  /** Rows in one group commit. */
  intakeBatchSize: number;
  /** Bytes a socket may have unsent before it gets latest state only. */
  socketBufferBytes: number;
  /** Most sockets open at once. */
  socketLimit: number;
  /** Seconds between heartbeats on a socket. */
  heartbeatSeconds: number;
  /** Journal events a cursor may lie behind before it gets a snapshot instead. */
  resumeLimit: number;
  /** Milliseconds the live feed gathers frames under load. */
  feedTickMs: number;
  /** Most connections open at once; one address may hold a quarter of them. */
  connectionLimit: number;
  /** Requests in ten seconds from one address that prove no credential. */
  strangerRate: number;
  /** Requests in ten seconds of one account, whichever sessions and tokens it uses. */
  accountRate: number;
  /** Requests in ten seconds with one sensor key. */
  keyRate: number;
  /** Addresses and networks of the proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed. */
  trustedProxies: readonly string[];
  /** Origins the server may call: `https://hooks.example`; `*` for any public one over HTTPS. */
  outboundOrigins: readonly string[];
  /** Networks that are not public and may be called all the same, under the origins above. */
  outboundNetworks: readonly string[];
  /** File that says whom TLP:GREEN admits; a relative path starts at the project's folder. */
  greenCommunityFile: string;
  /** Folder of analysts' rules; a relative path starts at the project's folder. Empty for none. */
  rulesFolder: string;
  /** Folder of drills; a relative path starts at the project's folder. Empty for none. */
  drillsFolder: string;
  /** File of the Chromium that prints reports; empty: the first that is where systems put it. */
  printer: string;
  /** For which waters it is judged that a vessel went dark; `off`: not at all. */
  vesselProfile: VesselProfile;
  /** Longest time an entry of the audit trail waits for a signed head, in seconds. */
  auditHeadSeconds: number;
  /** Entries after which the audit trail gets a signed head at once. */
  auditHeadEntries: number;
  /** Folder of the built console; a relative path starts at the project's folder. Empty when none is served. */
  consoleFolder: string;
  /** File of the texts chats are written to with; a relative path starts at the project's folder. */
  chatTemplatesFile: string;
  /** Attempts at a notification in all. */
  notifyAttempts: number;
  /** Before the second attempt, in milliseconds; doubled before each that follows. */
  notifyRetryMs: number;
  /** For how long an attempt under way is left to the process that makes it, in seconds. */
  notifyLeaseSeconds: number;
  /** How long notifications, and what became of them, are kept, in days. */
  notifyKeepDays: number;
  logLevel: 'error' | 'warn' | 'log' | 'debug';
}

/** Raised with every fault found, so that one run of `config:check` tells all of them. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`Settings refused:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['error', 'warn', 'log', 'debug'] as const;

/**
 * Reads the settings out of an environment.
 * @throws SettingsError naming each missing or malformed variable.
 */
export function readSettings(environment: Environment): Settings {
  const faults: string[] = [];

  const text = (name: string, fallback?: string): string => {
    const value = environment[name] ?? fallback;
    if (value === undefined || value === '') {
      faults.push(`${name} is not set`);
      return '';
    }
    return value;
  };

  const optional = (name: string, fallback = ''): string => environment[name] ?? fallback;

  const list = (name: string, isGood: (entry: string) => boolean, wanted: string): string[] => {
    const entries = (environment[name] ?? '').split(',').map((entry) => entry.trim());
    const given = entries.filter((entry) => entry !== '');
    for (const entry of given) if (!isGood(entry)) faults.push(`${name} must hold ${wanted}, not "${entry}"`);
    return given;
  };

  const integer = (name: string, fallback: number, least: number, most: number): number => {
    const value = environment[name];
    if (value === undefined || value === '') return fallback;
    if (!/^\d{1,15}$/.test(value) || Number(value) < least || Number(value) > most) {
      faults.push(`${name} must be a whole number from ${least} to ${most}, not "${value}"`);
      return fallback;
    }
    return Number(value);
  };

  const databaseUrl = text('DATABASE_URL');
  if (databaseUrl !== '' && !isPostgresUrl(databaseUrl)) {
    faults.push('DATABASE_URL must be a postgres:// or postgresql:// URL with a host and a database name');
  }
  const host = text('BREAKWATER_HOST', '127.0.0.1');
  const operatorToken = optional('BREAKWATER_OPERATOR_TOKEN');
  if (operatorToken !== '' && operatorToken.length < 32) {
    faults.push('BREAKWATER_OPERATOR_TOKEN must have at least 32 characters');
  }
  const tls = {
    tlsCert: optional('BREAKWATER_TLS_CERT'),
    tlsKey: optional('BREAKWATER_TLS_KEY'),
    tlsClientCa: optional('BREAKWATER_TLS_CLIENT_CA'),
  };
  if ((tls.tlsCert === '') !== (tls.tlsKey === '')) {
    faults.push('BREAKWATER_TLS_CERT and BREAKWATER_TLS_KEY must be set together');
  }
  if (tls.tlsClientCa !== '' && tls.tlsCert === '') {
    faults.push('BREAKWATER_TLS_CLIENT_CA needs BREAKWATER_TLS_CERT and BREAKWATER_TLS_KEY');
  }
  if (operatorToken !== '' && !isLoopback(host)) {
    faults.push('BREAKWATER_OPERATOR_TOKEN is for a node on a desk: unset it, or bind BREAKWATER_HOST to loopback');
  }
  const metricsListen = optional('BREAKWATER_METRICS_LISTEN');
  if (metricsListen !== '' && listenAddress(metricsListen) === undefined) {
    faults.push('BREAKWATER_METRICS_LISTEN must be an IP address and a port, as 127.0.0.1:9464 or [::1]:9464');
  }
  const natsUrl = optional('BREAKWATER_NATS_URL');
  if (natsUrl !== '' && !isNatsUrl(natsUrl)) faults.push('BREAKWATER_NATS_URL must look like nats://host:4222');
  const roles = list('BREAKWATER_ROLES', isProcessRole, PROCESS_ROLES.join(', '));
  const secretKey = text('BREAKWATER_SECRET_KEY');
  if (secretKey !== '' && secretKey.length < 32) {
    faults.push('BREAKWATER_SECRET_KEY must have at least 32 characters');
  }
  const publicUrl = optional('BREAKWATER_PUBLIC_URL');
  if (publicUrl !== '' && !isPublicUrl(publicUrl)) {
    faults.push('BREAKWATER_PUBLIC_URL must be https://name[:port] without a path; http only for loopback');
  }
  const oidcIssuer = optional('BREAKWATER_OIDC_ISSUER');
  const oidcClientId = optional('BREAKWATER_OIDC_CLIENT_ID');
  const oidcClientSecret = optional('BREAKWATER_OIDC_CLIENT_SECRET');
  if (oidcIssuer !== '' && !isIssuerUrl(oidcIssuer)) {
    faults.push('BREAKWATER_OIDC_ISSUER must be an https:// URL; http only for loopback');
  }
  if (oidcIssuer !== '' && (oidcClientId === '' || oidcClientSecret === '')) {
    faults.push('BREAKWATER_OIDC_ISSUER needs BREAKWATER_OIDC_CLIENT_ID and BREAKWATER_OIDC_CLIENT_SECRET');
  }
  const logLevel = text('BREAKWATER_LOG_LEVEL', 'log');
  if (!LOG_LEVELS.includes(logLevel as Settings['logLevel'])) {
    faults.push(`BREAKWATER_LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${logLevel}"`);
  }

  const vesselProfile = text('BREAKWATER_VESSELS', 'coastal');
  if (!VESSEL_PROFILE_NAMES.includes(vesselProfile as VesselProfile)) {
    faults.push(`BREAKWATER_VESSELS must be one of ${VESSEL_PROFILE_NAMES.join(', ')}, not "${vesselProfile}"`);
  }

  const greenCommunityFile = text('BREAKWATER_GREEN_COMMUNITY', 'config/green-community.json');
  const fault = greenCommunityFile === '' ? undefined : faultOf(() => readGreenCommunity(greenCommunityFile));
  if (fault !== undefined) faults.push(`BREAKWATER_GREEN_COMMUNITY names a file that holds no community: ${fault}`);

  const chatTemplatesFile = text('BREAKWATER_CHAT_TEMPLATES', 'config/chat-templates.json');
  const templatesFault = chatTemplatesFile === '' ? undefined : faultOf(() => readChatTemplates(chatTemplatesFile));
  if (templatesFault !== undefined) {
    faults.push(`BREAKWATER_CHAT_TEMPLATES names a file that holds no templates: ${templatesFault}`);
  }

  const settings: Settings = {
    databaseUrl,
    operatorToken,
    secretKey,
    ...tls,
    publicUrl,
    sessionIdleMinutes: integer('BREAKWATER_SESSION_IDLE_MINUTES', 60, 1, 1_440),
    sessionHours: integer('BREAKWATER_SESSION_HOURS', 12, 1, 168),
    oidcIssuer,
    oidcClientId,
    oidcClientSecret,
    databasePoolSize: integer('BREAKWATER_DATABASE_POOL', 12, 4, 200),
    host,
    metricsListen,
    natsUrl,
    roles: roles.length > 0 ? (roles as ProcessRole[]) : PROCESS_ROLES,
    port: integer('BREAKWATER_PORT', 8080, 0, 65_535),
    maxBodyBytes: integer('BREAKWATER_MAX_BODY_BYTES', 8 * 1024 * 1024, 1024, 256 * 1024 * 1024),
    maxInflatedBytes: integer('BREAKWATER_MAX_INFLATED_BYTES', 32 * 1024 * 1024, 1024, 1024 * 1024 * 1024),
    maxEvidenceBytes: integer('BREAKWATER_MAX_EVIDENCE_BYTES', 16 * 1024 * 1024, 1024, 256 * 1024 * 1024),
    maxItemBytes: integer('BREAKWATER_MAX_ITEM_BYTES', 256 * 1024, 1024, 16 * 1024 * 1024),
    maxItems: integer('BREAKWATER_MAX_ITEMS', 10_000, 1, 100_000),
    maxDepth: integer('BREAKWATER_MAX_DEPTH', 32, 4, 256),
    intakeQueueLimit: integer('BREAKWATER_INTAKE_QUEUE', 20_000, 100, 1_000_000),
    intakeBatchSize: integer('BREAKWATER_INTAKE_BATCH', 500, 1, 5_000),
    socketBufferBytes: integer('BREAKWATER_SOCKET_BUFFER_BYTES', 256 * 1024, 16 * 1024, 16 * 1024 * 1024),
    socketLimit: integer('BREAKWATER_SOCKET_LIMIT', 2_000, 1, 100_000),
    heartbeatSeconds: integer('BREAKWATER_HEARTBEAT_SECONDS', 15, 1, 300),
    resumeLimit: integer('BREAKWATER_RESUME_LIMIT', 100_000, 10, 10_000_000),
    feedTickMs: integer('BREAKWATER_FEED_TICK_MS', 20, 1, 1_000),
    connectionLimit: integer('BREAKWATER_CONNECTION_LIMIT', 10_000, 16, 1_000_000),
    strangerRate: integer('BREAKWATER_STRANGER_RATE', 300, 10, 1_000_000),
    accountRate: integer('BREAKWATER_ACCOUNT_RATE', 1_000, 10, 1_000_000),
    keyRate: integer('BREAKWATER_KEY_RATE', 100_000, 10, 10_000_000),
    trustedProxies: list('BREAKWATER_TRUSTED_PROXIES', isNetwork, 'addresses or networks'),
    outboundOrigins: list('BREAKWATER_OUTBOUND_ORIGINS', isOutboundOrigin, 'origins such as https://hooks.example'),
    outboundNetworks: list('BREAKWATER_OUTBOUND_NETWORKS', isOutboundNetwork, 'networks without metadata services'),
    greenCommunityFile,
    rulesFolder: optional('BREAKWATER_RULES', 'config/rules'),
    drillsFolder: optional('BREAKWATER_DRILLS', 'config/drills'),
    printer: optional('BREAKWATER_PRINTER'),
    vesselProfile: vesselProfile as VesselProfile,
    auditHeadSeconds: integer('BREAKWATER_AUDIT_HEAD_SECONDS', 60, 1, 3_600),
    auditHeadEntries: integer('BREAKWATER_AUDIT_HEAD_ENTRIES', 1_000, 1, 1_000_000),
    consoleFolder: optional('BREAKWATER_CONSOLE', 'dist/web'),
    ...readMailSettings({ text, optional, integer, faults }),
    ...readOperationSettings({ text, optional, integer, faults }),
    chatTemplatesFile,
    notifyAttempts: integer('BREAKWATER_NOTIFY_ATTEMPTS', 12, 1, 50),
    notifyRetryMs: integer('BREAKWATER_NOTIFY_RETRY_MS', 5_000, 10, 600_000),
    notifyLeaseSeconds: integer('BREAKWATER_NOTIFY_LEASE_SECONDS', 60, 45, 600),
    notifyKeepDays: integer('BREAKWATER_NOTIFY_KEEP_DAYS', 90, 1, 3_650),
    logLevel: logLevel as Settings['logLevel'],
  };
  if (faults.length > 0) throw new SettingsError(faults);
  return settings;
}
