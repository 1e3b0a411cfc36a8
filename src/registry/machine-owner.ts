import type { Operator } from '../access/operator.ts';
import { notFound } from './registry-fault.ts';

/** What a key belongs to. */
export interface Machine {
  kind: 'sensor' | 'gateway';
  id: string;
}

/** Whose a sensor or gateway is. */
export interface MachineOwner {
  nation: string;
  organisationId: string;
  code: string;
}

type Query = <Row>(sql: string, parameters: unknown[]) => Promise<Row[]>;

const OWNER: Readonly<Record<Machine['kind'], string>> = {
  sensor: `SELECT site.nation, site.organisation_id AS "organisationId", sensor.code
    FROM sensors sensor JOIN sites site ON site.id = sensor.site_id
    WHERE sensor.id = $1 AND ($2::boolean OR site.nation = $3)`,
  gateway: `SELECT nation, organisation_id AS "organisationId", code FROM gateways
    WHERE id = $1 AND ($2::boolean OR nation = $3)`,
};

/** Column of `sensor_keys` that names the holder. */
export const HOLDER_COLUMN: Readonly<Record<Machine['kind'], string>> = { sensor: 'sensor_id', gateway: 'gateway_id' };

/** The owner of a machine the operator sees. @throws DomainError `sensor_not_found`, `gateway_not_found` */
export async function ownerOf(query: Query, operator: Operator, { kind, id }: Machine): Promise<MachineOwner> {
  const [owner] = await query<MachineOwner>(OWNER[kind], [id, operator.clearance === 'node', operator.nation]);
  if (!owner) throw notFound(kind);
  return owner;
}
