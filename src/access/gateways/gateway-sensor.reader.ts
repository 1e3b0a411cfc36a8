import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock.ts';
import { InjectEngine } from '../../database/engine.decorator.ts';
import { KEY_CACHE_MS } from '../sensor-key.reader.ts';
import { SENSOR_COLUMNS, type SensorIdentity, type SensorRow, toSensorIdentity } from '../sensor-row.ts';
import type { KnownGateway } from './known-key.ts';
import { isCode } from './refused-request.ts';
import { ShortMemory } from './short-memory.ts';

/**
 * What a gateway speaks for is asked anew of what its sites and sensors now belong to: a site that went to another team
 * takes its sensors out of reach, whatever was written down before.
 */
const FIND = `
  SELECT ${SENSOR_COLUMNS}
  FROM gateways gateway
  JOIN organisations organisation ON organisation.id = gateway.organisation_id
  JOIN sensors sensor ON sensor.code = $2 AND sensor.enabled
  JOIN sites site ON site.id = sensor.site_id
  WHERE gateway.id = $1 AND gateway.enabled AND site.nation = gateway.nation
    AND (site.organisation_id = gateway.organisation_id OR organisation.kind = 'national_cert')
    AND EXISTS (SELECT FROM gateway_scopes scope WHERE scope.gateway_id = gateway.id
      AND (scope.site_id = site.id OR scope.sensor_id = sensor.id))`;

/** Finds the sensor a gateway speaks for, remembered as long as keys are. */
@Injectable()
export class GatewaySensorReader {
  private readonly remembered = new ShortMemory<SensorIdentity>(KEY_CACHE_MS, 20_000);

  constructor(
    @InjectEngine() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Undefined when the gateway does not speak for a sensor of this code, whether there is one or not. */
  async find({ gatewayId }: KnownGateway, code: string): Promise<SensorIdentity | undefined> {
    if (!isCode(code)) return undefined;
    return this.remembered.recall(`${gatewayId} ${code}`, this.clock.now().getTime(), async () => {
      const rows = await this.dataSource.query<SensorRow[]>(FIND, [gatewayId, code]);
      return rows[0] && toSensorIdentity(rows[0]);
    });
  }

  forget(): void {
    this.remembered.forget();
  }
}
