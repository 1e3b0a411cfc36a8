import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Settings } from '../../../config/settings.ts';
import { Clock } from '../../common/clock.ts';
import { SETTINGS } from '../../common/settings.module.ts';
import { InjectEngine } from '../../database/engine.decorator.ts';
import type { Origin } from '../../database/row-scope.ts';
import { LIVE_REALM, type Membership, type Operator, personOperator, runOperator } from '../operator.ts';
import { ACTIONS, type Action, NEVER_BY_TOKEN } from '../policy/action.ts';
import type { Role } from '../policy/role.ts';
import { RunEntries } from '../realms/run-entries.service.ts';
import { type Asked, standingName } from '../realms/standing-name.ts';
import { fingerprint } from './fingerprint.ts';
import { isTokenShaped, tokenHash } from './secret-token.ts';

/** For how long a good credential is not looked up again; what changes elsewhere takes effect within it. */
const REMEMBER_MS = 500;
const REMEMBER_LIMIT = 20_000;
/** How often it is noted that a session or token is in use. */
const NOTE_USE_MS = 60_000;

interface Row {
  kind: 'session' | 'token';
  id: string;
  account_id: string;
  name: string;
  nation: string;
  organisation_id: string;
  is_national_cert: boolean;
  roles: Role[];
  /** Null for a session, which may do all that its person may. */
  actions: string[] | null;
  used_at: Date | null;
}

/** `$1` is now, `$2` the idle time in milliseconds. Whatever has ended, run out or was begun before its time is left out. */
const STANDING = `
  WITH credentials AS (
    SELECT 'session' AS kind, id, account_id, token_hash, NULL::text[] AS actions, seen_at AS used_at, created_at
    FROM sessions
    WHERE ended_at IS NULL AND ends_at > $1 AND seen_at > $1::timestamptz - $2 * interval '1 millisecond'
    UNION ALL
    SELECT 'token', id, account_id, token_hash, actions, used_at, created_at
    FROM api_tokens
    WHERE revoked_at IS NULL AND expires_at > $1
  )
  SELECT credential.kind, credential.id, credential.account_id, credential.actions, credential.used_at,
         account.name, account.nation, account.organisation_id, account.roles,
         organisation.kind = 'national_cert' AS is_national_cert
  FROM credentials credential
  JOIN accounts account ON account.id = credential.account_id
  JOIN organisations organisation ON organisation.id = account.organisation_id
  WHERE account.state = 'active' AND credential.created_at > account.credentials_from`;

/** Finds whom a session or an API token stands for, as they are at that moment. */
@Injectable()
export class CredentialsReader {
  private readonly log = new Logger(CredentialsReader.name);
  private readonly remembered = new Map<string, { row: Row; until: number }>();

  constructor(
    @InjectEngine() private readonly engine: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly runs: RunEntries,
  ) {}

  /**
   * Undefined when it stands for nobody, or does no longer.
   * @throws DomainError `realm_not_found` where it stands for somebody who may not act in the realm; `view_not_found`.
   */
  async find(
    kind: Row['kind'],
    token: string,
    address: string | null,
    realm = LIVE_REALM,
    view?: string,
  ): Promise<Operator | undefined> {
    if (!isTokenShaped(kind === 'session' ? 'session' : 'apiToken', token)) return undefined;
    const hash = tokenHash(token);
    const name = hash.toString('base64');
    const now = this.clock.now().getTime();
    const known = this.remembered.get(name);
    const row = known && now < known.until ? known.row : await this.load(kind, hash);
    if (row === undefined) {
      this.remembered.delete(name);
      return undefined;
    }
    if (row !== known?.row) {
      this.remember(name, row, now + REMEMBER_MS);
      await this.noteUse(row);
    }
    if (realm === LIVE_REALM) return operatorOf(row, address);
    return this.runs.enter(membershipOf(row), realm, originOf(row, address), actionsIn(row), view);
  }

  /**
   * Of these credentials (`session:<id>`, `token:<id>`) those that still stand, by {@link standingName}, each with the
   * {@link fingerprint} of the operator it stands for now in that realm; empty where it stands, and the realm is closed to
   * it. What is not in the answer has ended.
   */
  async stillStand(asked: readonly Asked[]): Promise<Map<string, string>> {
    const ids = asked.flatMap(({ credential }) => /^(?:session|token):([0-9a-f-]{36})$/.exec(credential)?.[1] ?? []);
    if (ids.length === 0) return new Map();
    const rows = await this.engine.query<Row[]>(`${STANDING} AND credential.id = ANY($3::uuid[])`, [
      ...this.moment(),
      ids,
    ]);
    const byName = new Map(rows.map((row) => [credentialName(row), row]));
    const standing = asked.flatMap((one) => {
      const row = byName.get(one.credential);
      return row ? [{ row, realm: one.realm, view: one.view, name: standingName(one) }] : [];
    });
    const inside = standing.filter(({ realm }) => realm !== LIVE_REALM);
    const roles = await this.runs.rolesIn(inside.map(({ row, realm }) => ({ accountId: row.account_id, realm })));
    const named = standing.map(async ({ row, realm, view, name }): Promise<[string, string]> => {
      if (realm === LIVE_REALM) return [name, fingerprint(operatorOf(row, null))];
      const role = roles(row.account_id, realm);
      if (!role) return [name, ''];
      const own = runOperator(membershipOf(row), realm, role, originOf(row, null), actionsIn(row));
      return [name, view === undefined ? fingerprint(own) : await this.runs.viewPrint(own, role, view)];
    });
    return new Map(await Promise.all(named));
  }

  /** Drops what is remembered, so that a change made through this process takes effect at once. */
  forget(): void {
    this.remembered.clear();
    this.runs.forget();
  }

  private async load(kind: Row['kind'], hash: Buffer): Promise<Row | undefined> {
    const rows = await this.engine.query<Row[]>(`${STANDING} AND credential.token_hash = $3 AND credential.kind = $4`, [
      ...this.moment(),
      hash,
      kind,
    ]);
    return rows[0];
  }

  private moment(): [Date, number] {
    return [this.clock.now(), this.settings.sessionIdleMinutes * 60_000];
  }

  private remember(name: string, row: Row, until: number): void {
    this.remembered.delete(name);
    this.remembered.set(name, { row, until });
    for (const oldest of this.remembered.keys()) {
      if (this.remembered.size <= REMEMBER_LIMIT) break;
      this.remembered.delete(oldest);
    }
  }

  private async noteUse({ kind, id, used_at }: Row): Promise<void> {
    const now = this.clock.now();
    // Often enough that somebody who works is never taken for idle.
    const every = Math.min(NOTE_USE_MS, this.settings.sessionIdleMinutes * 15_000);
    if (used_at !== null && now.getTime() - used_at.getTime() < every) return;
    const [table, column] = kind === 'session' ? ['sessions', 'seen_at'] : ['api_tokens', 'used_at'];
    try {
      await this.engine.query(`UPDATE ${table} SET ${column} = $2 WHERE id = $1`, [id, now]);
    } catch (error) {
      // Nobody is turned away because a note could not be taken.
      this.log.warn(`The use of ${kind} ${id} was not noted: ${String(error)}`);
    }
  }
}

function credentialName({ kind, id }: Row): string {
  return `${kind}:${id}`;
}

function operatorOf(row: Row, address: string | null): Operator {
  return personOperator(membershipOf(row), LIVE_REALM, originOf(row, address), actionsIn(row));
}

function membershipOf(row: Row): Membership {
  return {
    accountId: row.account_id,
    name: row.name,
    nation: row.nation,
    organisationId: row.organisation_id,
    isNationalCert: row.is_national_cert,
    roles: row.roles,
  };
}

function originOf(row: Row, address: string | null): Origin {
  return { address, credential: credentialName(row) };
}

/** What is written in a token was checked when it was made; it is not believed now either. */
function actionsIn({ actions }: Row): Set<Action> | undefined {
  if (actions === null) return undefined;
  return new Set(ACTIONS.filter((action) => actions.includes(action) && !NEVER_BY_TOKEN.has(action)));
}
