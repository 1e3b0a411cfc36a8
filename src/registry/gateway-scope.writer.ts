import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { DomainError } from '../common/domain-error.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { unknownReference } from './registry-fault.ts';

export interface GatewayScope {
  siteIds?: readonly string[] | undefined;
  sensorIds?: readonly string[] | undefined;
}

interface Named {
  id: string;
  nation: string;
  organisationId: string;
}

const OWNERS = {
  siteIds: `SELECT id, nation, organisation_id AS "organisationId" FROM sites WHERE id = ANY($1::uuid[])`,
  sensorIds: `SELECT sensor.id, site.nation, site.organisation_id AS "organisationId"
    FROM sensors sensor JOIN sites site ON site.id = sensor.site_id WHERE sensor.id = ANY($1::uuid[])`,
} as const;

const COLUMN = { siteIds: 'site_id', sensorIds: 'sensor_id' } as const;

/** Writes which sites and sensors a gateway speaks for. */
@Injectable()
export class GatewayScopeWriter {
  /**
   * Replaces the lists that are given, and no other. Whoever names a site or sensor must be allowed to change it: through
   * a gateway alerts are written in its name.
   * @throws DomainError `unknown_reference` for what the operator does not see; the policy's reason; `scope_of_other_team`.
   */
  async replace(
    transaction: Transaction,
    operator: Operator,
    gateway: Named & { actsForNation: boolean },
    scope: GatewayScope,
  ): Promise<void> {
    for (const list of ['siteIds', 'sensorIds'] as const) {
      const ids = scope[list];
      if (ids === undefined) continue;
      await this.requireOwn(transaction, operator, gateway, list, ids);
      const column = COLUMN[list];
      await transaction.query(`DELETE FROM gateway_scopes WHERE gateway_id = $1 AND ${column} IS NOT NULL`, [
        gateway.id,
      ]);
      await transaction.query(
        `INSERT INTO gateway_scopes (gateway_id, ${column}) SELECT $1, id FROM unnest($2::uuid[]) AS id`,
        [gateway.id, ids],
      );
    }
  }

  private async requireOwn(
    transaction: Transaction,
    operator: Operator,
    gateway: Named & { actsForNation: boolean },
    list: keyof typeof OWNERS,
    ids: readonly string[],
  ): Promise<void> {
    const rows = await transaction.query<Named>(OWNERS[list], [ids]);
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const [index, id] of ids.entries()) {
      const field = `${list}[${index}]`;
      const named = found.get(id.toLowerCase());
      if (!named || (operator.clearance !== 'node' && named.nation !== operator.nation)) throw unknownReference(field);
      requireChange(operator, 'sensor.write', { realm: operator.realm, ...named });
      const own = named.organisationId === gateway.organisationId || gateway.actsForNation;
      if (named.nation === gateway.nation && own) continue;
      const message = "A gateway speaks for its own team's sensors; that of a national CERT for those of the nation";
      throw new DomainError('invalid', 'scope_of_other_team', message, { field });
    }
  }
}
