import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { MachineCredentials } from '../access/gateways/machine-credentials.service.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { DomainError } from '../common/domain-error.ts';
import { type RegistryOwner, RegistryService } from './registry.service.ts';
import { RegistryStore } from './registry.store.ts';
import type { CreateSensorDto, UpdateSensorDto } from './sensor.dto.ts';
import { Sensor } from './sensor.entity.ts';
import { ofSitesOf, ownerOfSite, SitesService } from './sites.service.ts';

/** What watches the sites. */
@Injectable()
export class SensorsService extends RegistryService<Sensor> {
  constructor(
    store: RegistryStore,
    @InjectEngine() private readonly engine: DataSource,
    private readonly sites: SitesService,
    private readonly credentials: MachineCredentials,
  ) {
    super(store, Sensor, { noun: 'sensor', id: 'id', order: ['code'], action: 'sensor.write' });
  }

  /** @throws DomainError `already_exists`, `unknown_reference` */
  async create(operator: Operator, sensor: CreateSensorDto): Promise<Sensor> {
    await this.sites.assertVisible(operator, sensor.siteId);
    return this.insert(operator, {
      id: uuidv7(),
      code: sensor.code,
      siteId: sensor.siteId,
      kind: sensor.kind,
      name: sensor.name,
      ...placed(sensor.position ?? null),
      expectedIntervalSeconds: sensor.expectedIntervalSeconds ?? null,
      clockBehindSeconds: sensor.clockBehindSeconds ?? 86_400,
      clockAheadSeconds: sensor.clockAheadSeconds ?? 300,
      enabled: sensor.enabled ?? true,
    });
  }

  /** @throws DomainError `sensor_not_found` */
  async update(operator: Operator, id: string, sensor: UpdateSensorDto): Promise<Sensor> {
    const updated = await this.change(operator, id, {
      name: sensor.name,
      ...(sensor.position === undefined ? {} : placed(sensor.position)),
      expectedIntervalSeconds: sensor.expectedIntervalSeconds,
      clockBehindSeconds: sensor.clockBehindSeconds,
      clockAheadSeconds: sensor.clockAheadSeconds,
      enabled: sensor.enabled,
    });
    this.credentials.forget();
    return updated;
  }

  /** A sensor that was ever heard stays, so that what it said keeps its origin; disable it instead. */
  override async remove(operator: Operator, id: string): Promise<void> {
    await this.get(operator, id);
    // Whether it was heard is so whoever asks, and an engineer sees no alerts.
    const heard = await this.engine.query<unknown[]>(
      'SELECT FROM realms, LATERAL (SELECT FROM alerts WHERE realm = realms.realm AND sensor_id = $1 LIMIT 1) heard',
      [id],
    );
    if (heard.length > 0) {
      throw new DomainError('conflict', 'in_use', 'Alerts of this sensor are kept; disable it instead', {
        field: 'id',
      });
    }
    await super.remove(operator, id);
    this.credentials.forget();
  }

  /**
   * Whose a sensor is, for whoever may change it.
   * @throws DomainError `sensor_not_found`, or the policy's reason (forbidden).
   */
  async ownerFor(operator: Operator, id: string): Promise<RegistryOwner> {
    return this.store.read(operator, async (manager) => {
      const owner = await this.ownerOf(manager, await this.find(manager, operator, id));
      requireChange(operator, 'sensor.write', { realm: operator.realm, ...owner });
      return owner;
    });
  }

  protected override ownedBy(query: SelectQueryBuilder<Sensor>, nation: string): void {
    ofSitesOf(query, nation);
  }

  protected override ownerOf(manager: EntityManager, row: Sensor): Promise<RegistryOwner> {
    return ownerOfSite(manager, row.siteId);
  }
}

function placed(position: UpdateSensorDto['position']): Pick<Sensor, 'lat' | 'lon' | 'alt'> {
  return { lat: position?.lat ?? null, lon: position?.lon ?? null, alt: position?.alt ?? null };
}
