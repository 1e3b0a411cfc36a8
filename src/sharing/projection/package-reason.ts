import { isJsonObject, type Json } from '../../common/json.ts';
import type { PackageEntity, PackageReason } from './package.ts';
import type { SnapshotReason } from './case-snapshot.ts';

/** Version-independent shape of an id. */
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
/** Facts whose ids name something else than an alert. */
const NO_ALERT: ReadonlySet<string> = new Set(['decisionId', 'ruleKey', 'untilRef']);
/** Of analysts' rules, a slot is named after the rule, and after the sensor and its number of another alert. */
const ANALYSTS = 'sigma:';

const TOLD: Readonly<Record<string, string>> = {
  'cyber-and-drone': 'A drone was at the site at about the same time, and what else is known of both speaks for it',
  'sighting-and-drone': 'A drone was tracked at the site at about the time of this report',
  'dependent-asset': 'Came after an alert on something that what it is about depends on',
  'declared-track': 'Its sensor itself declares it to be the same track',
  'sighting-on-track': 'The place and time reported lie on the track, within the error of both',
  'same-path': 'Flies the same path: their positions agree within the errors stated',
  'crossing-bearings': 'Bearings of two sensors cross at a place that moves as a drone may',
  'continued-track': 'Takes up where its sensor lost a track shortly before, and heads where that was heading',
  'brief-track': 'Has few reports, and they agree with where the sensors together see the object',
  'other-object': 'Agrees with a track, but taken together their objects are two',
  'explained-by-aircraft': 'An aircraft at the same place and time accounts for it',
  'taken-for-bird': 'Its sensor takes it for a bird',
  'same-transmitter': 'Comes from the same transmitter',
  repeat: 'Repeats what was told before',
  'same-event': 'Tells of the same observed event by another path',
  withdrawn: 'A later alert showed that the tie which held it elsewhere does not hold',
};

/** Ids of alerts a reason names, in its facts or in its text. */
export function alertsNamedBy(reason: SnapshotReason): string[] {
  const found = new Set<string>();
  const { slot, ...facts } = reason.facts;
  collect(reason.rule.startsWith(ANALYSTS) ? facts : { ...facts, ...(slot !== undefined && { slot }) }, found);
  for (const id of reason.text.match(UUID) ?? []) found.add(id.toLowerCase());
  const decision = reason.facts['decisionId'];
  if (typeof decision === 'string') found.delete(decision.toLowerCase());
  return [...found];
}

function collect(value: Json, found: Set<string>): void {
  if (typeof value === 'string') for (const id of value.match(UUID) ?? []) found.add(id.toLowerCase());
  else if (Array.isArray(value)) for (const inner of value) collect(inner, found);
  else if (isJsonObject(value)) {
    for (const [name, inner] of Object.entries(value)) if (!NO_ALERT.has(name)) collect(inner, found);
  }
}

/**
 * A reason as a recipient reads it, worded anew: the engine's own words name titles, sensors and how many other alerts
 * share a thing, and its weight follows from that number. What a person wrote stands as written.
 */
export function packageReason(reason: SnapshotReason, entities: readonly PackageEntity[] | undefined): PackageReason {
  const { rule, version } = reason;
  const other = reason.facts['alertId'];
  const named = typeof other === 'string' ? { alert: other.toLowerCase() } : {};
  return { rule, version, text: wording(reason, entities ?? []), ...named };
}

function wording(reason: SnapshotReason, entities: readonly PackageEntity[]): string {
  if (reason.rule === 'person') return reason.text;
  if (reason.rule !== 'shared-entity') return TOLD[reason.rule] ?? 'Correlated by a rule of the owner';
  const key = reason.facts['key'];
  const [type = '', ...rest] = (typeof key === 'string' ? key : '').split(':');
  const value = rest.join(':').replace(/@[^@]*$/, '');
  const carried = entities.find((entity) => entity.type === type && entity.value.toLowerCase() === value.toLowerCase());
  if (carried) return `Shares the ${type} ${carried.value}`;
  // The kind of thing tells nothing where the thing itself is not carried.
  return 'Shares a thing that both name';
}
