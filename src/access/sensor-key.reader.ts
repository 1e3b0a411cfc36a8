import { Injectable } from '@nestjs/common';
import { InjectEngine } from '../database/engine.decorator.ts';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.ts';
import type { AuthenticatedSensor } from './authenticated-sensor.ts';
import { hashKey, isKeyShaped } from './sensor-key.ts';
import { SENSOR_COLUMNS, type SensorRow, toSensorIdentity } from './sensor-row.ts';

/** A revoked key, a disabled sensor or a changed site takes effect everywhere within this time. */
export const KEY_CACHE_MS = 10_000;
const KEY_CACHE_LIMIT = 10_000;

interface Row extends SensorRow {
  key_id: string;
  realm: string;
  expires_at: Date | null;
}

interface Found {
  sensor: AuthenticatedSensor;
  expiresAt: number;
}

interface Remembered {
  found: Promise<Found | undefined>;
  until: number;
}

/** Finds the sensor a key belongs to. Good keys are remembered for a short while, since every request asks. */
@Injectable()
export class SensorKeyReader {
  private readonly remembered = new Map<string, Remembered>();

  constructor(
    @InjectEngine() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Undefined when the key is unknown, revoked or expired, or its sensor is disabled. */
  async find(key: string | undefined): Promise<AuthenticatedSensor | undefined> {
    if (key === undefined || !isKeyShaped(key)) return undefined;
    const hash = hashKey(key);
    const now = this.clock.now().getTime();
    const found = await this.recall(hash, now);
    return found && found.expiresAt > now ? found.sensor : undefined;
  }

  /** Drops what is remembered, so that a change made through this process takes effect at once. */
  forget(): void {
    this.remembered.clear();
  }

  private recall(hash: Buffer, now: number): Promise<Found | undefined> {
    const name = hash.toString('base64');
    const known = this.remembered.get(name);
    if (known && now < known.until) return known.found;
    const entry: Remembered = { found: this.load(hash), until: now + KEY_CACHE_MS };
    this.remembered.delete(name);
    this.remembered.set(name, entry);
    this.makeRoom();
    // Only good keys stay: wrong ones are without number, and a fault must not outlive its cause.
    const drop = (): void => {
      if (this.remembered.get(name) === entry) this.remembered.delete(name);
    };
    entry.found.then((found) => found ?? drop(), drop);
    return entry.found;
  }

  private makeRoom(): void {
    for (const oldest of this.remembered.keys()) {
      if (this.remembered.size <= KEY_CACHE_LIMIT) return;
      this.remembered.delete(oldest);
    }
  }

  private async load(hash: Buffer): Promise<Found | undefined> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT key.id AS key_id, key.realm, key.expires_at, ${SENSOR_COLUMNS}
       FROM sensor_keys key JOIN sensors sensor ON sensor.id = key.sensor_id JOIN sites site ON site.id = sensor.site_id
       WHERE key.key_hash = $1 AND key.revoked_at IS NULL AND sensor.enabled`,
      [hash],
    );
    const row = rows[0];
    if (!row) return undefined;
    const sensor = { ...toSensorIdentity(row), realm: row.realm, keyId: row.key_id };
    return { sensor, expiresAt: row.expires_at?.getTime() ?? Infinity };
  }
}
