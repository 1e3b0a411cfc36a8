import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Settings } from '../../config/settings.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { unseal } from '../common/secret-box.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { AddressList } from './gateways/address-list.ts';
import { requireSecretKey } from './gateways/secret-key.ts';
import { GATEWAY_COLUMNS, type GatewayRow, toKnownGateway } from './gateways/gateway-row.ts';
import type { KnownKey, SigningSecret } from './gateways/known-key.ts';
import { ShortMemory } from './gateways/short-memory.ts';
import { hashKey, isKeyShaped } from './sensor-key.ts';
import { SENSOR_COLUMNS, type SensorRow, toSensorIdentity } from './sensor-row.ts';

/** A revoked key, a disabled sensor or gateway, or a changed site takes effect everywhere within this time. */
export const KEY_CACHE_MS = 10_000;
const KEY_CACHE_LIMIT = 10_000;

interface Row {
  key_id: string;
  realm: string;
  expires_at: Date | null;
  allow_list: string[];
  requires_signature: boolean;
  secrets: { id: string; sealed: string; expires_at: string | null }[];
}

type SensorKeyRow = Row & SensorRow & { gateway_id: null };
type GatewayKeyRow = Row & GatewayRow & { sensor_id: null };

interface Found {
  key: KnownKey;
  expiresAt: number;
}

const FIND = `
  SELECT key.id AS key_id, key.realm, key.expires_at, key.allow_list, key.requires_signature,
    ARRAY(SELECT jsonb_build_object('id', secret.id, 'sealed', encode(secret.sealed, 'base64'),
      'expires_at', secret.expires_at) FROM signing_secrets secret
      WHERE secret.key_id = key.id AND (secret.expires_at IS NULL OR secret.expires_at > now())
      ORDER BY secret.id) AS secrets,
    ${SENSOR_COLUMNS}, ${GATEWAY_COLUMNS}
  FROM sensor_keys key
  LEFT JOIN sensors sensor ON sensor.id = key.sensor_id AND sensor.enabled
  LEFT JOIN sites site ON site.id = sensor.site_id
  LEFT JOIN gateways gateway ON gateway.id = key.gateway_id AND gateway.enabled
  WHERE key.key_hash = $1 AND key.revoked_at IS NULL AND num_nonnulls(sensor.id, gateway.id) = 1
    AND NOT EXISTS (SELECT FROM exercise_runs run WHERE run.realm = key.realm AND run.state = 'archived')`;

/** Finds whom a key belongs to. Good keys are remembered for a short while, since every request asks. */
@Injectable()
export class SensorKeyReader {
  private readonly log = new Logger(SensorKeyReader.name);
  private readonly remembered = new ShortMemory<Found>(KEY_CACHE_MS, KEY_CACHE_LIMIT);

  constructor(
    @InjectEngine() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'secretKey'>,
  ) {}

  /**
   * Undefined when the key is unknown, revoked or expired, its sensor or gateway is disabled, or its exercise is archived.
   * @throws DomainError `secret_key_unset`, `secret_unreadable` when its requests are signed and the node cannot check them.
   */
  async find(key: string | undefined): Promise<KnownKey | undefined> {
    if (key === undefined || !isKeyShaped(key)) return undefined;
    const hash = hashKey(key);
    const now = this.clock.now().getTime();
    const found = await this.remembered.recall(hash.toString('base64'), now, () => this.load(hash));
    return found && found.expiresAt > now ? found.key : undefined;
  }

  /** Drops what is remembered, so that a change made through this process takes effect at once. */
  forget(): void {
    this.remembered.forget();
  }

  private async load(hash: Buffer): Promise<Found | undefined> {
    const rows = await this.dataSource.query<(SensorKeyRow | GatewayKeyRow)[]>(FIND, [hash]);
    const row = rows[0];
    if (!row) return undefined;
    const { key_id: keyId, realm } = row;
    const key: KnownKey = {
      keyId,
      realm,
      addresses: new AddressList(row.allow_list),
      signedBy: row.requires_signature ? row.secrets.map((secret) => this.openSecret(secret)) : undefined,
      holder:
        row.gateway_id === null
          ? { kind: 'sensor', sensor: { ...toSensorIdentity(row), realm, keyId } }
          : { kind: 'gateway', gateway: toKnownGateway(row) },
    };
    return { key, expiresAt: row.expires_at?.getTime() ?? Infinity };
  }

  private openSecret({ id, sealed, expires_at: expires }: Row['secrets'][number]): SigningSecret {
    const secretKey = requireSecretKey(this.settings);
    const secret = unseal(secretKey, 'signing-secret', id, Buffer.from(sealed, 'base64'));
    if (secret === undefined) {
      // Ours to mend, not the gateway's, which may try again.
      this.log.error(`Signing secret ${id} does not open: it is damaged, or BREAKWATER_SECRET_KEY has changed`);
      const message = 'The secret this key signs with cannot be read; the log of the server says why';
      throw new DomainError('unavailable', 'secret_unreadable', message);
    }
    return { secret, expiresAt: expires === null ? Infinity : Date.parse(expires) };
  }
}
