import { AddressList } from './address-list.ts';
import type { KnownGateway } from './known-key.ts';

/** The columns that make a {@link KnownGateway}, of a table aliased `gateway`. */
export const GATEWAY_COLUMNS = `
  gateway.id AS gateway_id, gateway.code AS gateway_code, gateway.nation AS gateway_nation,
  gateway.organisation_id AS gateway_organisation_id, gateway.allow_list AS gateway_allow_list,
  EXISTS (SELECT FROM gateway_certificates bound WHERE bound.gateway_id = gateway.id AND bound.revoked_at IS NULL)
    AS needs_certificate`;

export interface GatewayRow {
  gateway_id: string;
  gateway_code: string;
  gateway_nation: string;
  gateway_organisation_id: string;
  gateway_allow_list: string[];
  needs_certificate: boolean;
}

export function toKnownGateway(row: GatewayRow): KnownGateway {
  return {
    gatewayId: row.gateway_id,
    code: row.gateway_code,
    nation: row.gateway_nation,
    organisationId: row.gateway_organisation_id,
    addresses: new AddressList(row.gateway_allow_list),
    needsCertificate: row.needs_certificate,
  };
}
