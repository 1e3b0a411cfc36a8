/** What one asset needs another for. */
export const DEPENDENCY_KINDS = ['control', 'power', 'network', 'data'] as const;
export type DependencyKind = (typeof DEPENDENCY_KINDS)[number];

/** A dependency as one end tells of it. */
export interface DependencyEnd {
  /** Of the other asset, unique within the site. */
  code: string;
  kind: DependencyKind;
  note: string | null;
}

/**
 * The other ends of an asset's dependencies, by code, as one JSON array: what it depends on, or what depends on it. In one
 * statement with the asset itself, under the same row policies.
 */
export function endsQuery(asset: string, which: 'dependsOn' | 'neededBy'): string {
  const [own, other] = which === 'dependsOn' ? ['asset_id', 'depends_on_id'] : ['depends_on_id', 'asset_id'];
  return `SELECT coalesce(jsonb_agg(jsonb_build_object(
      'code', other.code, 'kind', dependency.kind, 'note', dependency.note
    ) ORDER BY other.code COLLATE "C"), '[]')
    FROM asset_dependencies dependency JOIN assets other ON other.id = dependency.${other}
    WHERE dependency.${own} = ${asset}.id`;
}
