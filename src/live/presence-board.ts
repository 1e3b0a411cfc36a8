import type { Operator } from '../access/operator.ts';
import type { LookFrame, PresencePerson, ServerFrame, Subject } from './live-frame.ts';
import { maySee, type Shown } from './may-see.ts';

/** A socket as presence sees it. */
export interface Looker {
  readonly operator: Operator | undefined;
  readonly open: boolean;
  /** Best effort: one that is behind hears of the next change. */
  tell(frame: ServerFrame): void;
}

interface Seat {
  operator: Operator;
  /** Key of what is looked at. */
  at: string | undefined;
  mode: 'view' | 'edit';
  field: string | undefined;
  since: string;
  /** Hears of whatever it may see, as a list does, and not of its own subject alone. */
  watch: boolean;
}

interface Place {
  subject: Subject;
  /** What decides who may know that somebody looks at it. */
  shown: Shown;
  lookers: Set<Looker>;
}

/** Most places one socket is told of when it begins to watch. */
const MOST_PLACES = 200;

/**
 * Who looks at which case or alert, in one process's memory. It lasts as long as the socket, which ends when it is
 * silent. Somebody is shown only to those who may see what they look at, as it was marked when last asked.
 */
export class PresenceBoard {
  private readonly seats = new Map<Looker, Seat>();
  private readonly places = new Map<string, Place>();

  /** `shown` is that of the subject, which the looker has been found to see; none when at nothing in particular. */
  look(looker: Looker, operator: Operator, frame: LookFrame, shown: Shown | undefined, at: Date): void {
    const before = this.seats.get(looker);
    const { subject, mode = 'view', field, watch = false } = frame;
    const key = subject && shown ? keyOf(operator.realm, subject) : undefined;
    const stays = before !== undefined && before.at === key;
    const since = stays && before.mode === mode ? before.since : at.toISOString();
    this.seats.set(looker, { operator, at: key, mode, field, since, watch });
    if (!stays) this.depart(looker, before?.at);
    if (key !== undefined && subject && shown) this.arrive(looker, key, subject, shown);
    if (watch && before?.watch !== true) this.describe(looker, operator);
  }

  leave(looker: Looker): void {
    const seat = this.seats.get(looker);
    this.seats.delete(looker);
    this.depart(looker, seat?.at);
  }

  /** Those who look at the subject, for whoever holds them against a new marking. */
  lookersOf(realm: string, subject: Subject): readonly Looker[] {
    return [...(this.places.get(keyOf(realm, subject))?.lookers ?? [])];
  }

  private arrive(looker: Looker, key: string, subject: Subject, shown: Shown): void {
    const place = this.places.get(key) ?? { subject, shown, lookers: new Set() };
    place.shown = shown;
    place.lookers.add(looker);
    this.places.set(key, place);
    this.announce(key, place);
  }

  private depart(looker: Looker, key: string | undefined): void {
    const place = key === undefined ? undefined : this.places.get(key);
    if (key === undefined || !place?.lookers.delete(looker)) return;
    if (place.lookers.size === 0) this.places.delete(key);
    this.announce(key, place);
  }

  private announce(key: string, place: Place): void {
    const frame = this.frameOf(place);
    for (const [looker, { operator, at, watch }] of this.seats) {
      if ((watch || at === key) && maySee(operator, place.shown)) looker.tell(frame);
    }
  }

  private describe(looker: Looker, operator: Operator): void {
    const seen = [...this.places.values()].filter(({ shown }) => maySee(operator, shown));
    for (const place of seen.slice(0, MOST_PLACES)) looker.tell(this.frameOf(place));
  }

  /** Each person once, however many windows they have open; one who edits is shown editing. */
  private frameOf({ subject, lookers }: Place): ServerFrame {
    const people = new Map<string, PresencePerson>();
    for (const looker of lookers) {
      const seat = this.seats.get(looker);
      if (!seat) continue;
      const { operator, mode, field, since } = seat;
      if (people.get(operator.id)?.mode === 'edit') continue;
      const { id, name, nation } = operator;
      people.set(id, { account: { id, name }, nation, mode, ...(field !== undefined && { field }), since });
    }
    return { type: 'presence', subject, people: [...people.values()] };
  }
}

const keyOf = (realm: string, { kind, id }: Subject): string => JSON.stringify([realm, kind, id]);
