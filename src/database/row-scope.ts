import { DomainError } from '../common/domain-error.ts';

/**
 * How far somebody's sight reaches, whatever they ask for (docs/access.md §3):
 * `none` no case data; `standard` what the nation shares within itself and the own organisation's AMBER+STRICT;
 * `red` the own organisation's RED as well; `realm` everything of an exercise's realm, for those who run it, and of what
 * is of no realm what they would see outside; `node` everything, for the node's own operator.
 */
export type Clearance = 'none' | 'standard' | 'red' | 'realm' | 'node';

/** Where a request came from, for the audit trail. Never shown to other readers. */
export interface Origin {
  /** IP address of the peer. */
  readonly address: string | null;
  /** `session:<id>`, `token:<id>`, `node` …: what proved who asks. */
  readonly credential: string | null;
}

/** On whose behalf a transaction reads and writes rows; the database is told the same and holds them to it. */
export interface RowScope {
  /** Stable id of the actor: `person:…`, `sensor:…` or `system:…`. */
  readonly id: string;
  readonly realm: string;
  readonly nation: string | null;
  readonly organisationId: string | null;
  readonly clearance: Clearance;
  readonly origin: Origin;
  /** Set where somebody looks through the eyes of a cell: the rest of the scope is then the cell's. */
  readonly viewing?: Viewing;
}

/** Through whose eyes somebody looks, and who does. Nothing is written so, and nothing shown that either would not see. */
export interface Viewing {
  /** Code of the cell. */
  readonly cell: string;
  /** Code of its organisation. */
  readonly organisation: string;
  /** Who looks, as they would act themselves. */
  readonly by: RowScope;
}

/** Why nothing is written so. */
export function readOnlyView({ cell }: Viewing): DomainError {
  const message = `You look through the eyes of ${cell}, which is for reading alone; leave the view to act`;
  return new DomainError('forbidden', 'read_only_view', message);
}

/**
 * Settings that row-level security reads, by name. Only ever set for one transaction. Whoever runs an exercise passes for
 * the node there; what is of no realm has policies that hold them back (migration 1764001100000).
 */
export function scopeSettings(scope: RowScope): Readonly<Record<string, string>> {
  const { viewing } = scope;
  return {
    'breakwater.actor': scope.id,
    'breakwater.realm': scope.realm,
    'breakwater.nation': scope.nation ?? '',
    'breakwater.organisation': scope.organisationId ?? '',
    'breakwater.clearance': scope.clearance === 'realm' ? 'node' : scope.clearance,
    // Of what is of no realm whoever looks sees no more so than otherwise (migration 1764001145000).
    ...(viewing && { 'breakwater.viewer_nation': viewing.by.nation ?? '' }),
    ...(viewing && { 'breakwater.viewer_organisation': viewing.by.organisationId ?? '' }),
  };
}
