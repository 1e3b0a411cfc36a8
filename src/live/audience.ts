import type { JournalEvent } from '../journal/journal-event.ts';
import { maySee, type Viewer } from './may-see.ts';
import type { RaisedMarkings } from './raised-markings.ts';
import { filterKey, matches, type SubscriptionFilter } from './subscription-filter.ts';

/** Everybody who is to get the same: the same viewer, asking for the same. */
export class Audience {
  readonly key: string;
  /** Equal for audiences that see the same of everything that is not for named persons. */
  readonly sharedKey: string;

  constructor(
    readonly viewer: Viewer,
    readonly filter: SubscriptionFilter,
    private readonly markings: RaisedMarkings,
  ) {
    const { realm, nation, organisationId, clearance } = viewer;
    this.sharedKey = JSON.stringify([realm, nation, organisationId, clearance, filterKey(filter)]);
    this.key = JSON.stringify([viewer.id, this.sharedKey]);
  }

  /** The one gate every event passes on its way out: allowed, and asked for. */
  sees(event: JournalEvent): boolean {
    const { realm, nation, organisationId } = event;
    const shown = { realm, nation, organisationId, tlp: this.markings.of(event), to: recipientsOf(event) };
    return maySee(this.viewer, shown) && matches(this.filter, event);
  }
}

/** Accounts an event is for alone; undefined when it is for all who see its marking. */
export function recipientsOf(event: JournalEvent): readonly string[] | undefined {
  if (!/^(share|notification|related)\.|^release\.approval_asked$/.test(event.type)) return undefined;
  const { to } = event.data;
  if (to === undefined) return undefined;
  return typeof to === 'string' ? [to] : [];
}
