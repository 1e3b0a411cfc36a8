import type { AlertFact } from '../../src/correlation/alert-fact.ts';
import { type CaseFacts, nodeFacts } from '../../src/correlation/case-facts.ts';
import type { DecisionFact, DecisionOutcome, GroupView, RestoredCase } from '../../src/correlation/decision-fact.ts';
import { factsOf } from '../../src/correlation/decision-steps.ts';
import type { Constraint } from '../../src/correlation/constraints/constraint.ts';
import { followersOf, tiedMember } from '../../src/correlation/unmerge-newcomers.ts';
import type { CorrelationEngine } from '../../src/correlation/correlation-engine.ts';
import { testSite } from './engine-site.ts';
import { type EngineLedger, inputs } from './engine-world.ts';

export interface MergeNote {
  id: string;
  into: AlertFact;
  number: number;
  facts: { number: number; facts: CaseFacts; continues: string | null };
  absorbed: string[];
  kept: string[];
  apartAlone: RestoredCase['apartAlone'];
}

/** An engine with its ledger, driven alert by alert and decision by decision. */
export class EngineBench {
  private ordinal = 0;
  private decided = 0;
  private readonly constraints: Constraint[] = [];

  constructor(
    public engine: CorrelationEngine,
    readonly ledger: EngineLedger,
  ) {}

  take(...facts: AlertFact[]): void {
    for (const input of inputs(facts))
      this.ledger.apply(this.engine.step([{ ...input, ordinal: ++this.ordinal } as typeof input]));
  }

  /** The process dies and starts again from the store. */
  crash(): void {
    this.engine = this.ledger.restart(this.engine.nextCaseNumber);
    for (const constraint of this.constraints) this.engine.partition(testSite.siteId).constraints.add(constraint);
  }

  constrain(constraint: Constraint): void {
    this.change('begun', constraint);
    this.constraints.push(constraint);
  }

  release(id: string): void {
    const found = this.constraints.find((constraint) => constraint.id === id);
    if (!found) throw new Error(`No constraint ${id}`);
    this.constraints.splice(this.constraints.indexOf(found), 1);
    this.change('ended', found);
  }

  private change(is: 'begun' | 'ended', constraint: Constraint): void {
    const change = { is, constraint };
    this.ledger.apply(this.engine.step([{ kind: 'constraint', siteId: testSite.siteId, change }]));
  }

  groupOf(fact: AlertFact): string {
    return this.ledger.links.get(fact.id)?.groupId ?? '';
  }

  together(...facts: AlertFact[]): boolean {
    return new Set(facts.map((fact) => this.groupOf(fact))).size === 1;
  }

  decide(kind: DecisionFact['kind'], about: AlertFact, facts: AlertFact[] = [], into?: AlertFact): DecisionOutcome {
    this.decided += 1;
    const heads = [...new Set(facts.map((fact) => this.ledger.links.get(fact.id)?.headId ?? ''))];
    const decision: DecisionFact = {
      id: `decision-${this.decided}`,
      kind,
      caseGroup: this.view(this.groupOf(about)),
      otherGroup: into ? this.view(this.groupOf(into)) : null,
      heads: heads.map((headId) => ({ headId, group: this.view(this.ledger.links.get(headId)?.groupId ?? '') })),
      by: 'Lee',
      reason: 'seen on camera',
      reopened: null,
      restored: null,
    };
    return this.carryOut(decision);
  }

  /** Takes a merge back, as it was noted by {@link noteMerge}. */
  unmerge(of: MergeNote): DecisionOutcome {
    this.decided += 1;
    const caseGroup = this.view(this.groupOf(of.into));
    const present = (ids: readonly string[]): Set<string> =>
      new Set(ids.map((id) => this.ledger.links.get(id)?.headId ?? ''));
    const [back, kept] = [present(of.absorbed), present(of.kept)];
    for (const id of kept) back.delete(id);
    const members = caseGroup.members.flatMap(({ headId }) => {
      const row = this.ledger.links.get(headId);
      return row?.state ? [tiedMember(row.state, row.reasons)] : [];
    });
    const followers = followersOf(members, back, kept);
    const newcomers = members.filter(({ headId }) => !back.has(headId) && !kept.has(headId)).length;
    const restored: RestoredCase = {
      id: of.id,
      number: of.number,
      heads: [...back, ...followers],
      newcomers,
      followers: followers.length,
      apartAlone: of.apartAlone,
    };
    this.ledger.cases.set(of.id, of.facts);
    return this.carryOut({
      id: `decision-${this.decided}`,
      kind: 'unmerge',
      caseGroup,
      otherGroup: null,
      heads: [],
      by: 'Lee',
      reason: 'two hands',
      reopened: null,
      restored,
    });
  }

  /** What is kept of two cases when one is merged into the other. */
  noteMerge(from: AlertFact, into: AlertFact): MergeNote {
    const [id, other] = [this.groupOf(from), this.groupOf(into)];
    const found = this.ledger.cases.get(id);
    if (!found) throw new Error(`No case ${id}`);
    const alertsOf = (group: string): string[] =>
      [...this.ledger.links].flatMap(([alertId, row]) => (row.groupId === group ? alertId : []));
    const [apartOfOne, apartOfOther] = [this.ledger.apartFrom(id), this.ledger.apartFrom(other)];
    return {
      id,
      into,
      number: found.number,
      facts: structuredClone(found),
      absorbed: alertsOf(id),
      kept: alertsOf(other),
      apartAlone: {
        restored: apartOfOne.filter((apart) => !apartOfOther.includes(apart)),
        survivor: apartOfOther.filter((apart) => !apartOfOne.includes(apart)),
      },
    };
  }

  private carryOut(decision: DecisionFact): DecisionOutcome {
    const { kind } = decision;
    const result = this.engine.step([{ kind: 'decision', siteId: testSite.siteId, decision }]);
    this.ledger.apply(result);
    const [outcome] = result.decisions;
    if (!outcome) throw new Error('The engine did not answer the decision');
    if (outcome.apart) this.ledger.separate(...outcome.apart);
    if (kind === 'seal') this.ledger.sealed.add(decision.caseGroup.id);
    return outcome;
  }

  private view(id: string): GroupView {
    const members = [...this.ledger.links.values()].flatMap((row) =>
      row.groupId === id && row.state ? [{ headId: row.state.headId, facts: nodeFacts(row.state) }] : [],
    );
    const found = this.ledger.cases.get(id);
    const facts = found?.facts ?? factsOf(members);
    if (!facts) throw new Error(`No group ${id}`);
    const apart = this.ledger.apartFrom(id);
    return { id, opened: found?.number ?? null, sealed: this.ledger.sealed.has(id), facts, members, apart };
  }
}
