import { type CorrelationRules, correlationRules } from '../../config/correlation-rules.ts';
import type { AlertFact } from '../../src/correlation/alert-fact.ts';
import { sampleOf } from '../../src/correlation/air-sample.ts';
import type { BookedRule } from '../../src/correlation/booked-rule.ts';
import type { HourCount } from '../../src/correlation/background/background-model.ts';
import type { CaseFacts } from '../../src/correlation/case-facts.ts';
import { CorrelationEngine, type EngineInput } from '../../src/correlation/correlation-engine.ts';
import { bucketStart } from '../../src/correlation/expiry-wheel.ts';
import { type NodeState, saveNode } from '../../src/correlation/node-state.ts';
import type { Reason } from '../../src/correlation/reason.ts';
import { restorePartition } from '../../src/correlation/restore-partition.ts';
import { NO_RULES, type RuleSet } from '../../src/rules/rule-set.ts';
import { uuidOf } from './named-uuid.ts';
import { factsSince, ShadowLedger } from './shadow-ledger.ts';
import type { Sample } from '../../src/correlation/tracks/sample.ts';
import type { StepResult } from '../../src/correlation/correlation-engine.ts';
import { testSite } from './engine-site.ts';

/** Monday 2 March 2026, 00:00 UTC. */
export const T0 = Date.UTC(2026, 2, 2);

let counter = 0;

/** A cyber alert with defaults; `n` names it. */
export function alert(overrides: Partial<AlertFact> = {}): AlertFact {
  counter += 1;
  const name = overrides.ref ?? `sensor:${String(counter).padStart(6, '0')}`;
  return {
    id: uuidOf(name),
    ref: name,
    realm: 'live',
    siteId: testSite.siteId,
    sensorId: 'nids',
    sensorCode: 'KRPUS-nids',
    sensorKind: 'suricata',
    kind: 'cyber',
    signature: 'test:1',
    title: `Alert ${name}`,
    severity: 50,
    tlp: 'AMBER',
    pap: 'AMBER',
    t: T0,
    keys: [],
    foldKey: `fold:${name}`,
    eventKey: null,
    track: null,
    position: null,
    analyzer: null,
    sensorPosition: null,
    ...overrides,
  };
}

export function newEngine(analystRules: RuleSet = NO_RULES, rules = correlationRules): CorrelationEngine {
  return new CorrelationEngine(rules, new Map([[testSite.siteId, testSite]]), 1, analystRules);
}

export function inputs(facts: readonly AlertFact[]): EngineInput[] {
  return facts.map((fact, index) => ({ kind: 'alert', fact, ordinal: index + 1 }));
}

interface Row {
  groupId: string;
  headId: string;
  reasons: Reason[];
  state: NodeState | null;
}

/** A store in memory that does with a step's outcome what the writers do with rows, for specs of the engine. */
export class EngineLedger {
  readonly links = new Map<string, Row>();
  readonly cases = new Map<string, { number: number; facts: CaseFacts; continues: string | null }>();
  private separations: [string, string][] = [];
  /** Closed cases: their nodes are not loaded again. */
  readonly sealed = new Set<string>();
  private watermark = Number.NEGATIVE_INFINITY;
  private readonly background = new Map<string, HourCount>();
  readonly shadows = new ShadowLedger();

  constructor(private readonly rules: CorrelationRules = correlationRules) {}

  apply(result: StepResult): void {
    for (const changes of result.sites) {
      this.watermark = changes.watermark;
      this.shadows.apply(changes.shadows);
      for (const count of changes.background) this.background.set(`${count.kind} ${count.hour}`, count);
      for (const move of changes.moves) {
        if (move.kind === 'refold') {
          for (const row of this.links.values()) if (row.headId === move.from) row.headId = move.into;
          const former = this.links.get(move.from);
          if (former) Object.assign(former, { state: null, reasons: [move.reason] });
          continue;
        }
        for (const row of this.links.values()) {
          const moves = move.kind === 'merge' ? row.groupId === move.from : move.heads.includes(row.headId);
          if (moves) row.groupId = move.into;
        }
        const others = this.apartFrom(move.from).filter((other) => other !== move.into);
        if (move.kind === 'merge') {
          this.cases.delete(move.from);
          this.separations = this.separations.filter((pair) => !pair.includes(move.from));
        }
        for (const other of others) this.separate(move.into, other);
        if (move.kind === 'split' && move.restores) {
          const { restored, survivor } = move.restores.apartAlone;
          const dropped = (one: string, others: readonly string[]): boolean =>
            (one === move.from && others.some((id) => restored.includes(id))) ||
            (one === move.into && others.some((id) => survivor.includes(id)));
          this.separations = this.separations.filter(
            ([one, other]) => !dropped(one, [other]) && !dropped(other, [one]),
          );
        }
      }
      const refolds = changes.moves.flatMap((move) =>
        move.kind === 'refold' ? [[move.from, move.reason] as const] : [],
      );
      const refolded = new Map(refolds);
      for (const { alertId, node, repeat } of changes.placements) {
        const reason = node.headId === alertId ? null : (repeat ?? refolded.get(alertId));
        const reasons = reason ? [reason] : [];
        this.links.set(alertId, { groupId: node.group.id, headId: node.headId, reasons, state: null });
      }
      for (const node of changes.nodes) {
        const row = this.links.get(node.headId);
        if (row) Object.assign(row, { reasons: node.reasons(), state: saveNode(node), groupId: node.group.id });
      }
      for (const group of changes.groups) {
        if (group.opened !== null)
          this.cases.set(group.id, {
            number: group.opened,
            facts: structuredClone(group.facts),
            continues: group.continues,
          });
      }
    }
  }

  separate(one: string, other: string): void {
    this.separations.push([one, other]);
  }

  private headsOf(groupId: string): number {
    return [...this.links].filter(([id, row]) => row.groupId === groupId && row.headId === id).length;
  }

  /** What people keep a group apart from. */
  apartFrom(id: string): string[] {
    return this.separations.flatMap(([one, other]) => (one === id ? other : other === id ? one : []));
  }

  /** An engine that starts from what is kept here, as a process does after a crash; `taken` are the alerts before it. */
  restart(
    nextCaseNumber: number,
    taken: readonly AlertFact[] = [],
    analystRules: RuleSet = NO_RULES,
    book: readonly BookedRule[] = [],
    ordinalOf: (fact: AlertFact) => number = () => 0,
  ): CorrelationEngine {
    const sites = new Map([[testSite.siteId, testSite]]);
    const engine = new CorrelationEngine(this.rules, sites, nextCaseNumber, analystRules);
    for (const rule of book) engine.changeRules({ is: 'begun', rule }, rule.begun);
    const partition = engine.partition(testSite.siteId);
    const { tiesMs, shadowsMs } = partition.analysts.reach();
    const exact = this.watermark - (correlationRules.entity.windowSeconds + correlationRules.latenessSeconds) * 1000;
    const horizon = bucketStart(exact);
    const held = this.watermark - (exact - horizon);
    const far = held - (correlationRules.novelty.quietSeconds + correlationRules.latenessSeconds) * 1000;
    const stored = JSON.parse(JSON.stringify([...this.links.values()])) as Row[];
    restorePartition(partition, {
      watermark: this.watermark,
      nodes: stored.flatMap(({ groupId, state, reasons }) =>
        state &&
        (state.last >= (state.lasting ? far : horizon) || (state.heldUntil ?? 0) >= held) &&
        !this.sealed.has(groupId)
          ? [{ groupId, state, reasons, samples: this.samplesOf(state.headId, taken) }]
          : [],
      ),
      cases: [...this.cases].map(([groupId, { number, facts, continues }]) => ({
        groupId,
        number,
        facts,
        continues,
        heads: this.headsOf(groupId),
      })),
      separations: this.separations,
      events: taken.flatMap(({ id, eventKey, t }) => {
        const headId = this.links.get(id)?.headId;
        return eventKey === null || headId === undefined || t < horizon ? [] : [{ eventKey, headId, t }];
      }),
      background: [...this.background.values()],
      ruleFacts: this.neededFacts(tiesMs, taken, ordinalOf),
      shadowFacts: factsSince(this.watermark - shadowsMs, taken, ordinalOf),
      shadowMatches: this.shadows.open(this.watermark - shadowsMs),
    });
    return engine;
  }

  /** The alerts that analysts' rules look back at, as a query of the store finds them. */
  private neededFacts(
    reachMs: number,
    facts: readonly AlertFact[],
    ordinalOf: (fact: AlertFact) => number,
  ): { headId: string; fact: AlertFact; ordinal: number }[] {
    const oldest = this.watermark - reachMs;
    return facts.flatMap((fact) => {
      const headId = this.links.get(fact.id)?.headId;
      return headId !== undefined && fact.t >= oldest ? [{ headId, fact, ordinal: ordinalOf(fact) }] : [];
    });
  }

  private samplesOf(headId: string, taken: readonly AlertFact[]): Sample[] {
    const told = taken.filter(({ id, track, position }) => {
      return this.links.get(id)?.headId === headId && (track !== null || position !== null);
    });
    const samples = told.map((fact) => sampleOf(fact, correlationRules.track));
    return samples.sort((a, b) => a.t - b.t || (a.key < b.key ? -1 : 1)).slice(-correlationRules.track.samples);
  }

  /** Who is with whom and why, without ids: what must not depend on order, batches or crashes. */
  picture(
    facts: readonly AlertFact[],
    told: (groupId: string) => boolean = () => true,
  ): { members: string[]; case: unknown; heads: unknown[] }[] {
    const refs = new Map(facts.map((fact) => [fact.id, fact.ref]));
    const groups = new Map<string, string[]>();
    for (const [id, row] of this.links) {
      const list = groups.get(row.groupId) ?? [];
      list.push(refs.get(id) ?? id);
      groups.set(row.groupId, list);
    }
    return [...groups]
      .map(([groupId, members]) => ({
        members: members.sort(),
        case: withoutBookkeeping(told(groupId) ? this.cases.get(groupId)?.facts : undefined),
        heads: [...this.links]
          .filter(([id, row]) => row.groupId === groupId && row.headId === id)
          .map(([id, row]) => ({ head: refs.get(id), reasons: row.reasons.map((reason) => this.named(reason, refs)) }))
          .sort((a, b) => ((a.head ?? '') < (b.head ?? '') ? -1 : 1)),
      }))
      .sort((a, b) => ((a.members[0] ?? '') < (b.members[0] ?? '') ? -1 : 1));
  }

  /** The partner by its node's head, since a late, earlier alert renames a head without changing the tie. */
  private named(reason: Reason, refs: ReadonlyMap<string, string>): unknown {
    const partner = reason.facts['alertId'];
    const row = typeof partner === 'string' ? this.links.get(partner) : undefined;
    return { rule: reason.rule, slot: reason.facts['slot'], with: refs.get(row?.headId ?? '') ?? null };
  }
}

/** Whether part of the facts has left memory differs by when it was looked at, and nothing a reader sees rests on it. */
function withoutBookkeeping(facts: CaseFacts | undefined): unknown {
  return facts ? { ...facts, faded: undefined } : null;
}

/** Feeds facts in batches and returns what is kept. */
export function play(
  facts: readonly AlertFact[],
  batch = facts.length,
  crashAfter: readonly number[] = [],
  analystRules: RuleSet = NO_RULES,
  rules = correlationRules,
): EngineLedger {
  const ledger = new EngineLedger(rules);
  let engine = newEngine(analystRules, rules);
  const all = inputs(facts);
  for (let at = 0; at < all.length; at += batch) {
    ledger.apply(engine.step(all.slice(at, at + batch)));
    if (crashAfter.includes(at)) {
      engine = ledger.restart(engine.nextCaseNumber, facts.slice(0, at + batch), analystRules);
    }
  }
  return ledger;
}
