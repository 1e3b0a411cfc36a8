import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import { packageRoot } from '../../config/package-root.ts';
import { type DemoFile, type DemoRows, layOut } from './demo-registry.ts';

/** The columns of each table that the demo registry fills, with their types, parents before children. */
const TABLES: { table: keyof DemoRows; key: string | readonly string[]; columns: Record<string, string> }[] = [
  { table: 'nations', key: 'code', columns: { code: 'text', name: 'text' } },
  {
    table: 'organisations',
    key: 'id',
    columns: { id: 'uuid', code: 'text', nation: 'text', name: 'text', kind: 'text' },
  },
  {
    table: 'sites',
    key: 'id',
    columns: {
      id: 'uuid',
      code: 'text',
      nation: 'text',
      organisation_id: 'uuid',
      kind: 'text',
      name: 'text',
      unlocode: 'text',
      lat: 'double precision',
      lon: 'double precision',
      timezone: 'text',
      criticality: 'smallint',
      source: 'text',
    },
  },
  {
    table: 'zones',
    key: 'id',
    columns: {
      id: 'uuid',
      site_id: 'uuid',
      kind: 'text',
      name: 'text',
      polygon: 'jsonb',
      ceiling_m: 'double precision',
    },
  },
  {
    table: 'assets',
    key: 'id',
    columns: {
      id: 'uuid',
      site_id: 'uuid',
      code: 'text',
      name: 'text',
      kind: 'text',
      criticality: 'smallint',
      addresses: 'text[]',
    },
  },
  {
    table: 'asset_dependencies',
    key: ['asset_id', 'depends_on_id'],
    columns: { site_id: 'uuid', asset_id: 'uuid', depends_on_id: 'uuid', kind: 'text', note: 'text' },
  },
  {
    table: 'sensors',
    key: 'id',
    columns: {
      id: 'uuid',
      code: 'text',
      site_id: 'uuid',
      kind: 'text',
      name: 'text',
      lat: 'double precision',
      lon: 'double precision',
      expected_interval_seconds: 'integer',
    },
  },
];

/** The demo registry as the file has it. */
export function readDemoFile(): DemoFile {
  return JSON.parse(readFileSync(join(packageRoot, 'config', 'registry.demo.json'), 'utf8')) as DemoFile;
}

/**
 * Enters the demo registry: all or nothing, as often as wanted. What it entered before is set back to what the file
 * says; what people entered beside it stays.
 * @returns How many rows of each table it holds.
 */
export async function loadDemoRegistry(
  dataSource: DataSource,
  file: DemoFile = readDemoFile(),
): Promise<Record<keyof DemoRows, number>> {
  const rows = layOut(file);
  await dataSource.transaction(async (manager) => {
    for (const { table, key, columns } of TABLES) await upsert(manager, table, key, columns, rows[table]);
  });
  return {
    nations: rows.nations.length,
    organisations: rows.organisations.length,
    sites: rows.sites.length,
    zones: rows.zones.length,
    assets: rows.assets.length,
    asset_dependencies: rows.asset_dependencies.length,
    sensors: rows.sensors.length,
  };
}

async function upsert(
  manager: EntityManager,
  table: keyof DemoRows,
  key: string | readonly string[],
  columns: Record<string, string>,
  rows: readonly unknown[],
): Promise<void> {
  const names = Object.keys(columns);
  const typed = names.map((name) => `${name} ${columns[name]}`);
  const keys = [key].flat();
  const changes = names.filter((name) => !keys.includes(name)).map((name) => `${name} = excluded.${name}`);
  await manager.query(
    `INSERT INTO ${table} (${names.join(', ')})
     SELECT ${names.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS entry (${typed.join(', ')})
     ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${changes.join(', ')}`,
    [JSON.stringify(rows)],
  );
}
