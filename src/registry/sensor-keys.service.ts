import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { SensorKeyReader } from '../access/sensor-key.reader.ts';
import { generateKey, hashKey } from '../access/sensor-key.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import type { AccessDraft } from '../journal/access-event.ts';
import { notFound } from './registry-fault.ts';
import type { RegistryOwner } from './registry.service.ts';
import { RegistryStore } from './registry.store.ts';
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
    private readonly store: RegistryStore,
    private readonly sensors: SensorsService,
    private readonly keys: SensorKeyReader,
    private readonly clock: Clock,
  ) {}

  /** Newest first. @throws DomainError `sensor_not_found` */
  async list(operator: Operator, sensorId: string): Promise<SensorKey[]> {
    await this.sensors.get(operator, sensorId);
    return this.store.read(operator, (manager) =>
      manager.find(SensorKey, {
        where: { sensorId, realm: operator.realm },
        order: { createdAt: 'DESC', id: 'DESC' },
        take: 500,
      }),
    );
  }

  /**
   * A new key for the operator's realm. The answer is the only place the key ever appears.
   * @throws DomainError `sensor_not_found`, `already_expired`
   */
  async issue(operator: Operator, sensorId: string, expiresAt: Date | null): Promise<IssuedKey> {
    const owner = await this.sensors.ownerFor(operator, sensorId);
    const now = this.clock.now();
    if (expiresAt !== null && expiresAt <= now) {
      throw new DomainError('invalid', 'already_expired', 'A key must expire in the future', { field: 'expiresAt' });
    }
    const key = generateKey();
    const id = uuidv7();
    await this.store.write(operator, async (transaction) => {
      await transaction.manager.insert(SensorKey, {
        id,
        sensorId,
        realm: operator.realm,
        keyHash: hashKey(key),
        createdAt: now,
        expiresAt,
        revokedAt: null,
      });
      transaction.recordAccess(keyEvent('key.issued', operator, owner, now, sensorId, id));
    });
    return { id, key, expiresAt };
  }

  /** Once is for good; twice does no harm. @throws DomainError `sensor_not_found`, `key_not_found` */
  async revoke(operator: Operator, sensorId: string, keyId: string): Promise<void> {
    const owner = await this.sensors.ownerFor(operator, sensorId);
    const mine = { id: keyId, sensorId, realm: operator.realm };
    const now = this.clock.now();
    await this.store.write(operator, async (transaction) => {
      const { manager } = transaction;
      if (!(await manager.existsBy(SensorKey, mine))) throw notFound('key');
      const { affected } = await manager.update(SensorKey, { ...mine, revokedAt: IsNull() }, { revokedAt: now });
      if (affected) transaction.recordAccess(keyEvent('key.revoked', operator, owner, now, sensorId, keyId));
    });
    this.keys.forget();
  }
}

function keyEvent(
  type: 'key.issued' | 'key.revoked',
  operator: Operator,
  owner: RegistryOwner,
  at: Date,
  sensorId: string,
  keyId: string,
): AccessDraft {
  const actor = { id: operator.id, name: operator.name };
  return { type, at, ...owner, siteId: null, caseId: null, tlp: 'AMBER', actor, data: { sensorId, keyId } };
}
