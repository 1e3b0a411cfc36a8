import type { EntityManager } from 'typeorm';
import { DomainError } from '../common/domain-error.ts';
import type { AssetDependencyDto } from './asset.dto.ts';
import type { Asset } from './asset.entity.ts';
import { unknownReference } from './registry-fault.ts';

/**
 * Says anew what an asset depends on. Assets are named by code within the site, so that no other site's can be meant.
 * @throws DomainError `unknown_reference`, `depends_on_itself`, naming the entry.
 */
export async function writeDependencies(
  manager: EntityManager,
  { id, siteId, code: own }: Pick<Asset, 'id' | 'siteId' | 'code'>,
  dependsOn: readonly AssetDependencyDto[],
): Promise<void> {
  // Held until the end, so that none is removed meanwhile.
  const known = await manager.query<{ id: string; code: string }[]>(
    'SELECT id, code FROM assets WHERE site_id = $1 AND code = ANY($2::text[]) ORDER BY id FOR KEY SHARE',
    [siteId, dependsOn.map(({ code }) => code)],
  );
  const ids = new Map(known.map((asset) => [asset.code, asset.id]));
  const rows = dependsOn.map(({ code, kind, note = null }, place) => {
    const field = `dependsOn.${place}.code`;
    if (code === own)
      throw new DomainError('invalid', 'depends_on_itself', 'An asset does not depend on itself', { field });
    const on = ids.get(code);
    if (on === undefined) throw unknownReference(field);
    return { on, kind, note };
  });
  await manager.query('DELETE FROM asset_dependencies WHERE asset_id = $1', [id]);
  await manager.query(
    `INSERT INTO asset_dependencies (site_id, asset_id, depends_on_id, kind, note)
     SELECT $1, $2, entry."on", entry.kind, entry.note
     FROM jsonb_to_recordset($3::jsonb) AS entry ("on" uuid, kind text, note text)`,
    [siteId, id, JSON.stringify(rows)],
  );
}
