import type { JournalEvent } from '../journal/journal-event.ts';
import { maySee, type Shown, type Viewer } from './may-see.ts';
import type { RaisedMarkings } from './raised-markings.ts';
import { type ShownEvents, shownOf } from './shown-events.ts';
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
    return maySee(this.viewer, shownOf(event, this.markings)) && matches(this.filter, event);
  }

  /** The same gate for many at once: of each whether it is seen. */
  seen({ events, shown }: ShownEvents): boolean[] {
    const allowed = new Map<Shown, boolean>();
    return events.map((event, index) => {
      const what = shown[index];
      if (!what) return false;
      let may = allowed.get(what);
      if (may === undefined) {
        may = maySee(this.viewer, what);
        allowed.set(what, may);
      }
      return may && matches(this.filter, event);
    });
  }
}
