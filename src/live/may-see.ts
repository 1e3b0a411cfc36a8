import type { Operator } from '../access/operator.ts';

/**
 * All that decides what somebody may see. The feed serialises a frame once for everybody who shares a viewer and a
 * filter, so a policy that needs to know more of the operator must add it here.
 */
export type Viewer = Readonly<Pick<Operator, 'realm' | 'nation'>>;

/** What is shown: an event or a case. */
export interface Shown {
  realm: string;
  nation: string;
}

/**
 * Whether the viewer may see it: only in the viewer's realm, and only of the viewer's nation unless the viewer is the
 * node's own operator. Everything else is refused. Every event and case that leaves through the feed passes here.
 */
export function maySee(viewer: Viewer, shown: Shown): boolean {
  if (viewer.realm === '' || shown.realm !== viewer.realm) return false;
  if (viewer.nation === null) return true;
  return viewer.nation !== '' && shown.nation === viewer.nation;
}
