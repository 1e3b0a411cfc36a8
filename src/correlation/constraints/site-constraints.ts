import type { AlertFact } from '../alert-fact.ts';
import type { AlertNode, Slot } from '../alert-node.ts';
import type { Reason } from '../reason.ts';
import type { Constraint, NeverJoin, Suppression } from './constraint.ts';

/**
 * The constraints of one site, by what they are looked up with. What holds for an alert is a function of the alert and of
 * the constraints alone: of several that would hold, the first by id is taken.
 */
export class SiteConstraints {
  private readonly known = new Map<string, Constraint>();
  private readonly byKey = new Map<string, NeverJoin[]>();
  /** Suppressions under the most telling of their terms. */
  private readonly hiding = new Map<string, Suppression[]>();

  add(constraint: Constraint): void {
    this.remove(constraint.id);
    this.known.set(constraint.id, constraint);
    if (constraint.kind === 'never-join') file(this.byKey, constraint.key, constraint);
    else file(this.hiding, termOf(constraint), constraint);
  }

  /** False where it did not hold. */
  remove(id: string): boolean {
    const found = this.known.get(id);
    if (!found) return false;
    this.known.delete(id);
    if (found.kind === 'never-join') unfile(this.byKey, found.key, found);
    else unfile(this.hiding, termOf(found), found);
    return true;
  }

  /** The tie as it may stand: one by an entity that a person ruled out is kept, says so, and joins nothing. */
  allowed(node: AlertNode, slot: Slot | null): Slot | null {
    const key = this.byKey.size === 0 ? undefined : slot?.reason.facts['key'];
    if (!slot || typeof key !== 'string') return slot;
    const begins = node.keys.get(key)?.first ?? node.first;
    const ruling = this.byKey.get(key)?.find((constraint) => holdsAt(constraint, begins));
    return ruling ? ruledOut(slot, ruling) : slot;
  }

  /** What hides this alert, or null. */
  hides(fact: AlertFact): Suppression | null {
    if (this.hiding.size === 0) return null;
    const found = [...fact.keys.map((key) => `key:${key}`), `signature:${fact.signature}`, `sensor:${fact.sensorId}`]
      .flatMap((term) => this.hiding.get(term) ?? [])
      .filter((suppression) => matches(suppression, fact));
    return found.length === 0 ? null : found.reduce((first, other) => (other.id < first.id ? other : first));
  }
}

/** The alert as correlation takes it when it is hidden: its repeats are counted, and nothing is tied to it. */
export function hidden(fact: AlertFact, { id }: Suppression): AlertFact {
  return {
    ...fact,
    foldKey: `suppressed|${id}|${fact.foldKey}`,
    eventKey: null,
    keys: [],
    track: null,
    position: null,
  };
}

/** Why an alert is in no case; what the person said of it is read with the suppression. */
export function hiddenReason({ id, until }: Suppression): Reason {
  return {
    rule: 'suppressed',
    version: 1,
    text: 'A suppression keeps it out of cases and of the queue',
    facts: { slot: 'suppressed', constraintId: id, until: until === null ? null : new Date(until).toISOString() },
    weight: 0,
  };
}

/** Why a group fell apart, or came together again, once what a person said of an entity changed. */
export function constraintReason({ id }: Constraint): Reason {
  return {
    rule: 'never-join',
    version: 1,
    text: 'A person said never to join by what held these together',
    facts: { slot: 'withdrawn', constraintId: id },
    weight: 1,
  };
}

function ruledOut(slot: Slot, { id }: NeverJoin): Slot {
  return {
    ...slot,
    joins: false,
    sameObject: false,
    reason: {
      ...slot.reason,
      text: `${slot.reason.text}; not joined: a person said never to join by it`,
      facts: { ...slot.reason.facts, constraintId: id },
      weight: 0,
    },
  };
}

function matches(suppression: Suppression, fact: AlertFact): boolean {
  const { signature, sensorId, key, severityAtMost } = suppression;
  return (
    holdsAt(suppression, fact.t) &&
    fact.severity <= severityAtMost &&
    (signature === null || signature === fact.signature) &&
    (sensorId === null || sensorId === fact.sensorId) &&
    (key === null || fact.keys.includes(key))
  );
}

function holdsAt({ until }: Constraint, t: number): boolean {
  return until === null || t < until;
}

/** An entity is rarer than a signature, and that rarer than a sensor. */
function termOf({ key, signature, sensorId }: Suppression): string {
  if (key !== null) return `key:${key}`;
  return signature !== null ? `signature:${signature}` : `sensor:${sensorId ?? ''}`;
}

function file<T extends Constraint>(index: Map<string, T[]>, term: string, constraint: T): void {
  const found = [...(index.get(term) ?? []), constraint];
  index.set(
    term,
    found.sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

function unfile<T extends Constraint>(index: Map<string, T[]>, term: string, constraint: T): void {
  const left = (index.get(term) ?? []).filter(({ id }) => id !== constraint.id);
  if (left.length === 0) index.delete(term);
  else index.set(term, left);
}
