import { Injectable } from '@nestjs/common';
import type { AuthenticatedSensor } from '../access/authenticated-sensor.ts';
import type { Operator } from '../access/operator.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { SENSOR_COLUMNS, type SensorIdentity, type SensorRow, toSensorIdentity } from '../access/sensor-row.ts';

/** A sensor an operator speaks through: like an authenticated one, without a key. */
export type SpokenForSensor = SensorIdentity & Pick<AuthenticatedSensor, 'realm'>;

/** Finds sensors for other parts of the program. */
@Injectable()
export class SensorReader {
  constructor(private readonly database: ViewerDatabase) {}

  /**
   * The enabled sensor of a kind at a site, in the operator's realm; the first by code where there are several.
   * People's reports come in through the site's `human` one. Undefined when the site is unknown to the operator or has none.
   */
  async atSite(operator: Operator, siteCode: string, kind: string): Promise<SpokenForSensor | undefined> {
    const rows = await this.database.query<SensorRow>(
      operator,
      `SELECT ${SENSOR_COLUMNS}
       FROM sites site JOIN sensors sensor ON sensor.site_id = site.id
       WHERE site.code = $1 AND sensor.kind = $2 AND sensor.enabled AND ($3::boolean OR site.nation = $4)
       ORDER BY sensor.code LIMIT 1`,
      [siteCode, kind, operator.clearance === 'node', operator.nation ?? ''],
    );
    const row = rows[0];
    return row && { ...toSensorIdentity(row), realm: operator.realm };
  }

  /** A sensor of the operator's nation, enabled or not; undefined when there is none for this operator. */
  async withId(operator: Operator, id: string): Promise<(SpokenForSensor & { enabled: boolean }) | undefined> {
    const [row] = await this.database.query<SensorRow & { enabled: boolean }>(
      operator,
      `SELECT ${SENSOR_COLUMNS}, sensor.enabled FROM sites site JOIN sensors sensor ON sensor.site_id = site.id
       WHERE sensor.id = $1 AND ($2::boolean OR site.nation = $3)`,
      [id, operator.clearance === 'node', operator.nation ?? ''],
    );
    return row && { ...toSensorIdentity(row), realm: operator.realm, enabled: row.enabled };
  }
}
