import type { Json } from '../../common/json.ts';
import { type Message, message, MESSAGES, type MessageKey } from './messages.ts';
import { spanText } from '../reason.ts';

/** A reason as it was stored with an alert, of those its reader may see. */
export interface StoredReason {
  rule: string;
  text: string;
  facts: { readonly [fact: string]: Json | undefined };
  weight: number;
}

/** An alert with its repeats, as its reader may see it. Times in epoch milliseconds of event time. */
export interface ExplainedAlert {
  id: string;
  title: string;
  kind: string;
  signature: string;
  severity: number;
  first: number;
  reasons: readonly StoredReason[];
  /** Names of the ties that also join cases. */
  joins: readonly string[];
  /** Ids it was known by before an earlier repeat came late. */
  aliases: readonly string[];
  /** Of a track, the worst zone it was in. */
  zone: string | null;
  /** A person took it out of a case, so it opens none by itself. */
  dismissed: boolean;
  /** How it stood against what its site is used to; null in what was stored before that was kept. */
  stood?: string | null;
}

/** A tie between two alerts by their places in the list, with what it rests on. */
export interface Tie {
  /** The alert whose reason it is. */
  from: number;
  to: number;
  reason: StoredReason;
  /** `key:…` of the entity shared, and `rule:…`. */
  evidence: readonly string[];
}

/** Earliest first, in an order that does not depend on how they were read. */
export function inOrder(alerts: readonly ExplainedAlert[]): ExplainedAlert[] {
  return [...alerts].sort((a, b) => a.first - b.first || (a.id < b.id ? -1 : 1));
}

/** The ties that hold alerts together; one that names an alert which is not among them is left out. */
export function tiesOf(alerts: readonly ExplainedAlert[]): Tie[] {
  const places = new Map<string, number>();
  for (const [place, { id, aliases }] of alerts.entries()) {
    for (const name of [id, ...aliases]) places.set(name, place);
  }
  const ties: Tie[] = [];
  const known = new Map<string, readonly string[]>();
  for (const [from, { reasons, joins }] of alerts.entries()) {
    for (const reason of reasons) {
      const { slot, alertId } = reason.facts;
      const to = typeof alertId === 'string' ? places.get(alertId) : undefined;
      if (to === undefined || to === from || typeof slot !== 'string' || !joins.includes(slot)) continue;
      ties.push({ from, to, reason, evidence: evidenceOf(reason, known) });
    }
  }
  return ties;
}

/** A case of thousands rests on few pieces of evidence, each of which is said once. */
function evidenceOf({ rule, facts }: StoredReason, known: Map<string, readonly string[]>): readonly string[] {
  const key = typeof facts['key'] === 'string' ? facts['key'] : '';
  const name = `${rule} ${key}`;
  let evidence = known.get(name);
  if (!evidence) known.set(name, (evidence = key === '' ? [`rule:${rule}`] : [`key:${key}`, `rule:${rule}`]));
  return evidence;
}

/** Why an alert is tied to another, as a sentence that can be translated. */
export function tieMessage({ rule, text, facts }: StoredReason, partner: string): Message {
  const key = `tie.${rule}`;
  if (!(key in MESSAGES) || key === 'tie.person') return message('tie.other', { text });
  const { gapSeconds, windowSeconds, assetName, dependsOnName, dependency } = facts;
  return message(key as MessageKey, {
    partner,
    ...(typeof facts['key'] === 'string' && entityParameters(facts['key'])),
    ...(typeof assetName === 'string' &&
      typeof dependsOnName === 'string' &&
      typeof dependency === 'string' && { asset: assetName, upstream: dependsOnName, dependency }),
    ...(typeof gapSeconds === 'number' && { gapSeconds, gap: spanText(gapSeconds * 1000) }),
    ...(typeof windowSeconds === 'number' && { windowSeconds, window: spanText(windowSeconds * 1000) }),
  });
}

const ENTITY_NAMES: Readonly<Record<string, string>> = {
  ip: 'address',
  host: 'host',
  user: 'account',
  mac: 'hardware address',
  serial: 'serial number',
  operator: 'operator id',
  hash: 'file hash',
  domain: 'domain',
  url: 'web address',
  process: 'process',
  asset: 'asset',
  mmsi: 'MMSI',
  imo: 'IMO number',
};

/** A scoped entity key as parameters of a sentence: what it is, and its value without its site. */
export function entityParameters(key: string): { entityType: string; entityName: string; value: string } {
  const [entityType = '', ...rest] = key.split(':');
  return {
    entityType,
    entityName: ENTITY_NAMES[entityType] ?? entityType,
    value: rest.join(':').replace(/@[^@]*$/, ''),
  };
}
