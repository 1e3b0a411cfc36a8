import type { Operator } from '../access/operator.ts';
import { isTlp, strictestTlp } from '../access/policy/marking.ts';
import type { LookFrame, PresencePerson, ServerFrame, Subject } from './live-frame.ts';
import { maySee, type Shown } from './may-see.ts';
import type { ToldSeat } from './presence-told.ts';

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
  /** Those at other processes, by name of their seat. */
  guests: Map<string, PresencePerson>;
}

/** Most places one socket is told of when it begins to watch. */
const MOST_PLACES = 200;

/**
 * Who looks at which case or alert, in one process's memory: its own sockets, and guests, whom other processes tell of. It
 * lasts as long as the socket, which ends when it is silent, or as long as the guest is told of. Somebody is shown only to
 * those who may see what they look at, as it was marked when last asked.
 */
export class PresenceBoard {
  private readonly seats = new Map<Looker, Seat>();
  private readonly places = new Map<string, Place>();
  private readonly guests = new Map<string, { key: string; heardAt: number }>();

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

  /** What others may be told of the seat; nothing where it looks at nothing in particular. */
  told(looker: Looker, seat: string): ToldSeat | undefined {
    const taken = this.seats.get(looker);
    const place = taken?.at === undefined ? undefined : this.places.get(taken.at);
    if (!taken || !place) return undefined;
    return { seat, realm: taken.operator.realm, subject: place.subject, shown: place.shown, person: personOf(taken) };
  }

  /** Somebody at another process sits here now, or still. Its word makes nothing wider than it is known to be here. */
  welcome(name: string, { realm, subject, shown, person }: ToldSeat, now: number): void {
    const key = keyOf(realm, subject);
    const before = this.guests.get(name);
    if (before && before.key !== key) this.dismiss(name);
    this.guests.set(name, { key, heardAt: now });
    const place = this.places.get(key) ?? { subject, shown, lookers: new Set(), guests: new Map() };
    const marked = narrower(place.shown, shown);
    const known = place.guests.get(name);
    const same = JSON.stringify([known, place.shown]) === JSON.stringify([person, marked]);
    place.shown = marked;
    place.guests.set(name, person);
    this.places.set(key, place);
    if (!same) this.announce(key, place);
  }

  dismiss(name: string): void {
    const guest = this.guests.get(name);
    this.guests.delete(name);
    const place = guest && this.places.get(guest.key);
    if (!guest || !place?.guests.delete(name)) return;
    this.close(guest.key, place);
    this.announce(guest.key, place);
  }

  /** Guests not heard of since then. */
  silentSince(then: number): string[] {
    return [...this.guests].flatMap(([name, { heardAt }]) => (heardAt < then ? [name] : []));
  }

  /** The subject was marked anew: of guests there nothing is known until their process says how it is marked now. */
  forgetGuests(realm: string, subject: Subject): void {
    const key = keyOf(realm, subject);
    const place = this.places.get(key);
    if (!place) return;
    for (const name of place.guests.keys()) this.guests.delete(name);
    place.guests.clear();
    this.close(key, place);
  }

  /** Those who look at the subject, for whoever holds them against a new marking. */
  lookersOf(realm: string, subject: Subject): readonly Looker[] {
    return [...(this.places.get(keyOf(realm, subject))?.lookers ?? [])];
  }

  private arrive(looker: Looker, key: string, subject: Subject, shown: Shown): void {
    const place = this.places.get(key) ?? { subject, shown, lookers: new Set(), guests: new Map() };
    place.shown = shown;
    place.lookers.add(looker);
    this.places.set(key, place);
    this.announce(key, place);
  }

  private depart(looker: Looker, key: string | undefined): void {
    const place = key === undefined ? undefined : this.places.get(key);
    if (key === undefined || !place?.lookers.delete(looker)) return;
    this.close(key, place);
    this.announce(key, place);
  }

  private close(key: string, { lookers, guests }: Place): void {
    if (lookers.size + guests.size === 0) this.places.delete(key);
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
  private frameOf({ subject, lookers, guests }: Place): ServerFrame {
    const people = new Map<string, PresencePerson>();
    const here = [...lookers].flatMap((looker) => this.seats.get(looker) ?? []).map(personOf);
    for (const person of [...here, ...guests.values()]) {
      if (people.get(person.account.id)?.mode !== 'edit') people.set(person.account.id, person);
    }
    return { type: 'presence', subject, people: [...people.values()] };
  }
}

const keyOf = (realm: string, { kind, id }: Subject): string => JSON.stringify([realm, kind, id]);

function personOf({ operator: { id, name, nation }, mode, field, since }: Seat): PresencePerson {
  return { account: { id, name }, nation, mode, ...(field !== undefined && { field }), since };
}

/** What both admit: the stricter marking; where they do not speak of the same owner, nothing. */
function narrower(known: Shown, told: Shown): Shown {
  const alike =
    known.realm === told.realm && known.nation === told.nation && known.organisationId === told.organisationId;
  if (!alike || !isTlp(known.tlp) || !isTlp(told.tlp)) return { ...known, to: [] };
  return { ...known, tlp: strictestTlp(known.tlp, told.tlp) };
}
