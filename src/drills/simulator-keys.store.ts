import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { MachineCredentials } from '../access/gateways/machine-credentials.service.ts';
import { generateKey, hashKey } from '../access/sensor-key.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { EXERCISE_CONTROL } from './drill-event.ts';

/** A key nobody revoked, because nobody was there to, ends by itself. */
const KEY_HOURS = 12;

interface SensorRow {
  id: string;
  nation: string;
  organisation_id: string;
}

/**
 * Keys by which the simulator of a run speaks for sensors, in the realm of the run alone. What is secret of them is kept in
 * memory: whoever takes a run over issues its own, and revokes those there were.
 */
@Injectable()
export class SimulatorKeys {
  private readonly held = new Map<string, Map<string, string>>();

  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly credentials: MachineCredentials,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `sensor_not_found` */
  async keyFor(run: { id: string; realm: string }, sensorCode: string): Promise<string> {
    const ofRun = this.held.get(run.id) ?? new Map<string, string>();
    this.held.set(run.id, ofRun);
    const known = ofRun.get(sensorCode);
    if (known !== undefined) return known;
    const key = await this.issue(run, sensorCode);
    ofRun.set(sensorCode, key);
    return key;
  }

  /** Has another issued the next time. */
  forget(run: { id: string }, sensorCode: string): void {
    this.held.get(run.id)?.delete(sensorCode);
  }

  /** Revokes all of a run, whoever issued them. Twice does no harm. */
  async revoke(run: { id: string; realm: string }): Promise<void> {
    this.held.delete(run.id);
    const at = this.clock.now();
    const revoked = await this.unitOfWork.transactAsEngine(run.realm, async (tx) => {
      const rows = await tx.query<{ key_id: string }>(
        `UPDATE exercise_simulator_keys SET revoked_at = $2 WHERE run_id = $1 AND revoked_at IS NULL RETURNING key_id`,
        [run.id, at],
      );
      await tx.query('UPDATE sensor_keys SET revoked_at = $2 WHERE id = ANY($1::uuid[]) AND revoked_at IS NULL', [
        rows.map(({ key_id }) => key_id),
        at,
      ]);
      return rows.length;
    });
    if (revoked > 0) this.credentials.forget();
  }

  private async issue(run: { id: string; realm: string }, sensorCode: string): Promise<string> {
    const [sensor] = await this.engine.query<SensorRow[]>(
      `SELECT s.id, site.nation, site.organisation_id FROM sensors s JOIN sites site ON site.id = s.site_id
       WHERE s.code = $1 AND s.enabled`,
      [sensorCode],
    );
    if (!sensor) throw new DomainError('not_found', 'sensor_not_found', `There is no sensor ${sensorCode} in use`);
    const key = generateKey('sensor');
    const id = uuidv7();
    const at = this.clock.now();
    const expiresAt = new Date(at.getTime() + KEY_HOURS * 3_600_000);
    await this.unitOfWork.transactAsEngine(run.realm, async (tx) => {
      await tx.query(
        `INSERT INTO sensor_keys (id, sensor_id, realm, key_hash, created_at, expires_at, allow_list, requires_signature)
         VALUES ($1, $2, $3, $4, $5, $6, '{}', false)`,
        [id, sensor.id, run.realm, hashKey(key), at, expiresAt],
      );
      await tx.query('INSERT INTO exercise_simulator_keys (key_id, run_id, realm, issued_at) VALUES ($1, $2, $3, $4)', [
        id,
        run.id,
        run.realm,
        at,
      ]);
      tx.recordAccess({
        type: 'key.issued',
        at,
        nation: sensor.nation,
        organisationId: sensor.organisation_id,
        siteId: null,
        caseId: null,
        tlp: 'AMBER',
        actor: EXERCISE_CONTROL,
        data: { sensorId: sensor.id, keyId: id, realm: run.realm },
      });
    });
    return key;
  }
}
