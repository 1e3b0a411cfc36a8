/** A gateway with what it speaks for, as it is shown. */
export interface GatewayRow {
  id: string;
  nation: string;
  organisationId: string;
  code: string;
  name: string;
  enabled: boolean;
  allowList: string[];
  siteIds: string[];
  sensorIds: string[];
  createdAt: Date;
}

/** Gateways as {@link GatewayRow}, of a table aliased `gateway`. */
export const SELECT_GATEWAYS = `
  SELECT gateway.id, gateway.nation, gateway.organisation_id AS "organisationId", gateway.code, gateway.name,
    gateway.enabled, gateway.allow_list AS "allowList", gateway.created_at AS "createdAt",
    ARRAY(SELECT site_id FROM gateway_scopes WHERE gateway_id = gateway.id AND site_id IS NOT NULL ORDER BY site_id)
      AS "siteIds",
    ARRAY(SELECT sensor_id FROM gateway_scopes WHERE gateway_id = gateway.id AND sensor_id IS NOT NULL
      ORDER BY sensor_id) AS "sensorIds"
  FROM gateways gateway`;
