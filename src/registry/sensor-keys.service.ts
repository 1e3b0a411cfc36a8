import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { SensorKeyReader } from '../access/sensor-key.reader.ts';
import { generateKey, hashKey } from '../access/sensor-key.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { notFound } from './registry-fault.ts';
import { SensorKey } from './sensor-key.entity.ts';
import { SensorsService } from './sensors.service.ts';

export interface IssuedKey {
  id: string;
  key: string;
  expiresAt: Date | null;
}

/** Issues and revokes the keys sensors prove themselves with. A sensor may hold several, so that one can replace another. */
@Injectable()
export class SensorKeysService {
  constructor(
    @InjectRepository(SensorKey) private readonly rows: Repository<SensorKey>,
    private readonly sensors: SensorsService,
    private readonly keys: SensorKeyReader,
    private readonly clock: Clock,
  ) {}

  /** Newest first. @throws DomainError `sensor_not_found` */
  async list(operator: Operator, sensorId: string): Promise<SensorKey[]> {
    await this.sensors.get(operator, sensorId);
    return this.rows.find({
      where: { sensorId, realm: operator.realm },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: 500,
    });
  }

  /**
   * A new key for the operator's realm. The answer is the only place the key ever appears.
   * @throws DomainError `sensor_not_found`, `already_expired`
   */
  async issue(operator: Operator, sensorId: string, expiresAt: Date | null): Promise<IssuedKey> {
    await this.sensors.get(operator, sensorId);
    const now = this.clock.now();
    if (expiresAt !== null && expiresAt <= now) {
      throw new DomainError('invalid', 'already_expired', 'A key must expire in the future', { field: 'expiresAt' });
    }
    const key = generateKey();
    const id = uuidv7();
    await this.rows.insert({
      id,
      sensorId,
      realm: operator.realm,
      keyHash: hashKey(key),
      createdAt: now,
      expiresAt,
      revokedAt: null,
    });
    return { id, key, expiresAt };
  }

  /** Once is for good; twice does no harm. @throws DomainError `sensor_not_found`, `key_not_found` */
  async revoke(operator: Operator, sensorId: string, keyId: string): Promise<void> {
    await this.sensors.get(operator, sensorId);
    const mine = { id: keyId, sensorId, realm: operator.realm };
    if (!(await this.rows.existsBy(mine))) throw notFound('key');
    await this.rows.update({ ...mine, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
    this.keys.forget();
  }
}
