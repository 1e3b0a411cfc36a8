import { isTlp, strictestTlp, type Tlp } from '../access/policy/marking.ts';
import type { JournalEvent } from '../journal/journal-event.ts';
import { MARKED_FIELDS, OTHER_CASE_FIELD } from '../journal/named-things.ts';

/** Most things whose raised marking is remembered; far above what people mark while events stay in memory. */
const LIMIT = 100_000;

/**
 * Markings raised since this process began to follow the journal. An event keeps the marking it was written with; what
 * it tells of may since have been marked stricter, and then the event is as strict (docs/access.md §3). Events read
 * from the database come with the present marking already; those held in memory are held against this. Lowering is not
 * remembered: an event is never shown wider than it was written.
 */
export class RaisedMarkings {
  private readonly raised = new Map<string, Tlp>();

  /** Takes note of what an event says of markings; true when it says something. */
  observe(event: JournalEvent): boolean {
    const type: string = event.type;
    const id = markedBy(type, event);
    if (typeof id !== 'string') return false;
    const to = event.data['to'];
    const tlp = isTlp(to) ? to : isTlp(event.tlp) ? event.tlp : 'RED';
    this.raised.delete(id);
    this.raised.set(id, strictestTlp(tlp, this.raised.get(id) ?? 'CLEAR'));
    for (const oldest of this.raised.keys()) {
      if (this.raised.size <= LIMIT) break;
      this.raised.delete(oldest);
    }
    return true;
  }

  /** The marking an event has by now; one nobody knows stays as it is, and is refused by everybody. */
  of(event: JournalEvent): string {
    if (this.raised.size === 0 || !isTlp(event.tlp)) return event.tlp;
    const named = [event.caseId, ...[...MARKED_FIELDS, OTHER_CASE_FIELD].map((field) => event.data[field])];
    const raised = named.flatMap((id) => (typeof id === 'string' ? (this.raised.get(id) ?? []) : []));
    return strictestTlp(event.tlp, ...raised);
  }
}

/** What an event says is marked anew. */
function markedBy(type: string, { caseId, data }: JournalEvent): unknown {
  if (type === 'case.marked') return caseId;
  if (type === 'alert.marked') return data['alertId'];
  return type === 'part.marked' ? data['partId'] : undefined;
}
