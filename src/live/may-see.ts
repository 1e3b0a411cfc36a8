import { type Marked, sees } from '../access/policy/decide.ts';
import type { RowScope } from '../database/row-scope.ts';

/**
 * All that decides what somebody may see, and on whose behalf the database reads for them. The feed serialises a frame
 * once for everybody who shares a sight and a filter, so a policy that needs to know more of the operator adds it to
 * {@link sightOf} as well.
 */
export type Viewer = RowScope;

/** What is shown: an event or a case. */
export interface Shown extends Marked {
  /** Account ids it is for alone, where it is not for all who see its marking. */
  readonly to?: readonly string[] | undefined;
}

/** Whether the viewer may see it. Every event and case that leaves through the feed passes here. */
export function maySee(viewer: Viewer, shown: Shown): boolean {
  if (shown.to && viewer.clearance !== 'node') {
    // A named recipient of TLP:RED needs no clearance of an organisation, and nobody else's helps.
    return shown.realm === viewer.realm && shown.to.some((account) => viewer.id === `person:${account}`);
  }
  return sees(viewer, shown).allowed;
}
