import type { JournalEvent } from '../journal/journal-event.ts';
import type { Shown } from './may-see.ts';
import type { RaisedMarkings } from './raised-markings.ts';

/**
 * Consecutive events with what decides who may see each, worked out once for however many audiences they are held
 * against. Events of the same owner and marking share one {@link Shown}, so that an audience is asked once for all of them.
 */
export class ShownEvents {
  readonly shown: readonly Shown[];
  /** Whether one of them is for named persons alone. */
  readonly personal: boolean;

  constructor(
    readonly events: readonly JournalEvent[],
    markings: RaisedMarkings,
  ) {
    const alike = new Map<string, Shown>();
    let personal = false;
    this.shown = events.map((event) => {
      const shown = shownOf(event, markings);
      if (shown.to) {
        personal = true;
        return shown;
      }
      const key = JSON.stringify([shown.realm, shown.nation, shown.organisationId, shown.tlp]);
      const known = alike.get(key);
      if (!known) alike.set(key, shown);
      return known ?? shown;
    });
    this.personal = personal;
  }
}

/** What decides who may see the event now. */
export function shownOf(event: JournalEvent, markings: RaisedMarkings): Shown {
  const { realm, nation, organisationId } = event;
  return { realm, nation, organisationId, tlp: markings.of(event), to: recipientsOf(event) };
}

/** Accounts an event is for alone; undefined when it is for all who see its marking. */
function recipientsOf(event: JournalEvent): readonly string[] | undefined {
  if (!/^(share|notification|related)\.|^release\.approval_asked$/.test(event.type)) return undefined;
  const { to } = event.data;
  if (to === undefined) return undefined;
  return typeof to === 'string' ? [to] : [];
}
