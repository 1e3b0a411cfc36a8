import type { JournalEvent } from '../journal/journal-event.ts';
import { maySee, type Viewer } from './may-see.ts';
import { filterKey, matches, type SubscriptionFilter } from './subscription-filter.ts';

/** Everybody who is to get the same: the same viewer, asking for the same. Frames are built once per audience. */
export class Audience {
  readonly key: string;

  constructor(
    readonly viewer: Viewer,
    readonly filter: SubscriptionFilter,
  ) {
    this.key = JSON.stringify([viewer.realm, viewer.nation, filterKey(filter)]);
  }

  /** The one gate every event passes on its way out: allowed, and asked for. */
  sees(event: JournalEvent): boolean {
    return maySee(this.viewer, event) && matches(this.filter, event);
  }
}
