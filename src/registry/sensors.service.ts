import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository, type SelectQueryBuilder } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { SensorKeyReader } from '../access/sensor-key.reader.ts';
import { DomainError } from '../common/domain-error.ts';
import { RegistryService } from './registry.service.ts';
import type { CreateSensorDto, UpdateSensorDto } from './sensor.dto.ts';
import { Sensor } from './sensor.entity.ts';
import { ofSitesOf, SitesService } from './sites.service.ts';

/** What watches the sites. */
@Injectable()
export class SensorsService extends RegistryService<Sensor> {
  constructor(
    @InjectRepository(Sensor) private readonly sensors: Repository<Sensor>,
    private readonly sites: SitesService,
    private readonly keys: SensorKeyReader,
  ) {
    super(sensors, { noun: 'sensor', id: 'id', order: ['code'] });
  }

  /** @throws DomainError `already_exists`, `unknown_reference` */
  async create(operator: Operator, sensor: CreateSensorDto): Promise<Sensor> {
    await this.sites.assertVisible(operator, sensor.siteId);
    return this.insert({
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
    this.keys.forget();
    return updated;
  }

  /** A sensor that was ever heard stays, so that what it said keeps its origin; disable it instead. */
  override async remove(operator: Operator, id: string): Promise<void> {
    await this.get(operator, id);
    const heard = await this.sensors.query<unknown[]>(
      'SELECT FROM realms, LATERAL (SELECT FROM alerts WHERE realm = realms.realm AND sensor_id = $1 LIMIT 1) heard',
      [id],
    );
    if (heard.length > 0) {
      throw new DomainError('conflict', 'in_use', 'Alerts of this sensor are kept; disable it instead', {
        field: 'id',
      });
    }
    await super.remove(operator, id);
    this.keys.forget();
  }

  protected override ownedBy(query: SelectQueryBuilder<Sensor>, nation: string): void {
    ofSitesOf(query, nation);
  }
}

function placed(position: UpdateSensorDto['position']): Pick<Sensor, 'lat' | 'lon' | 'alt'> {
  return { lat: position?.lat ?? null, lon: position?.lon ?? null, alt: position?.alt ?? null };
}
