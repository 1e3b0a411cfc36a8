import { Injectable } from '@nestjs/common';
import { InjectEngine } from '../database/engine.decorator.ts';
import { DataSource } from 'typeorm';
import type {
  AssetContext,
  DependencyContext,
  FlyerContext,
  SensorContext,
  SiteContext,
  ZoneContext,
} from './site-context.ts';

interface Row {
  id: string;
  code: string;
  name: string;
  nation: string;
  organisation_id: string;
  kind: SiteContext['kind'];
  criticality: number;
  lat: number;
  lon: number;
  zones: ZoneContext[];
  assets: AssetContext[];
  dependencies: DependencyContext[];
  sensors: SensorContext[];
  cooperative: FlyerContext[];
}

/** Reads every site with all that correlation needs, in one statement and so from one moment. */
@Injectable()
export class SiteContextReader {
  constructor(@InjectEngine() private readonly dataSource: DataSource) {}

  /** By site id. The order of everything in it is fixed, whatever the database's collation. */
  async load(): Promise<Map<string, SiteContext>> {
    const rows = await this.dataSource.query<Row[]>(`
      SELECT site.id, site.code, site.name, site.nation, site.organisation_id, site.kind, site.criticality,
             site.lat, site.lon,
        (SELECT coalesce(jsonb_agg(jsonb_build_object(
             'id', zone.id, 'name', zone.name, 'kind', zone.kind,
             'polygon', zone.polygon->'coordinates', 'ceilingM', zone.ceiling_m
           ) ORDER BY zone.name COLLATE "C"), '[]')
         FROM zones zone WHERE zone.site_id = site.id) AS zones,
        (SELECT coalesce(jsonb_agg(jsonb_build_object(
             'code', asset.code, 'name', asset.name, 'kind', asset.kind,
             'criticality', asset.criticality, 'addresses', to_jsonb(asset.addresses)
           ) ORDER BY asset.code COLLATE "C"), '[]')
         FROM assets asset WHERE asset.site_id = site.id) AS assets,
        (SELECT coalesce(jsonb_agg(jsonb_build_object(
             'asset', asset.code, 'on', needed.code, 'kind', dependency.kind
           ) ORDER BY asset.code COLLATE "C", needed.code COLLATE "C"), '[]')
         FROM asset_dependencies dependency JOIN assets asset ON asset.id = dependency.asset_id
         JOIN assets needed ON needed.id = dependency.depends_on_id
         WHERE dependency.site_id = site.id) AS dependencies,
        (SELECT coalesce(jsonb_agg(jsonb_build_object(
             'id', sensor.id, 'code', sensor.code, 'kind', sensor.kind,
             'position', CASE WHEN sensor.lat IS NOT NULL AND sensor.lon IS NOT NULL THEN jsonb_strip_nulls(
               jsonb_build_object('lat', sensor.lat, 'lon', sensor.lon, 'alt', sensor.alt)) END,
             'clockBehindSeconds', sensor.clock_behind_seconds, 'clockAheadSeconds', sensor.clock_ahead_seconds
           ) ORDER BY sensor.code COLLATE "C"), '[]')
         FROM sensors sensor WHERE sensor.site_id = site.id) AS sensors,
        (SELECT coalesce(jsonb_agg(jsonb_build_object(
             'id', flyer.id, 'name', flyer.name, 'affiliation', flyer.affiliation, 'serial', flyer.serial,
             'operator', flyer.operator, 'area', flyer.area->'coordinates', 'ceilingM', flyer.ceiling_m,
             'from', extract(epoch FROM flyer.flies_from) * 1000, 'until', extract(epoch FROM flyer.flies_until) * 1000
           ) ORDER BY flyer.id), '[]')
         FROM flyers flyer WHERE flyer.organisation_id = site.organisation_id
           AND (flyer.site_id IS NULL OR flyer.site_id = site.id)) AS cooperative
      FROM sites site ORDER BY site.code COLLATE "C"`);
    return new Map(rows.map((row) => [row.id, toContext(row)]));
  }
}

function toContext(row: Row): SiteContext {
  return {
    siteId: row.id,
    code: row.code,
    name: row.name,
    nation: row.nation,
    organisationId: row.organisation_id,
    kind: row.kind,
    criticality: row.criticality,
    position: { lat: row.lat, lon: row.lon },
    zones: row.zones,
    assets: row.assets,
    dependencies: row.dependencies,
    sensors: row.sensors,
    cooperative: row.cooperative,
  };
}
