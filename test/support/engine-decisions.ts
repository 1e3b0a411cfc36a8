import type { AlertFact } from '../../src/correlation/alert-fact.ts';
import { nodeFacts } from '../../src/correlation/case-facts.ts';
import {
  type DecisionFact,
  type DecisionOutcome,
  factsOf,
  type GroupView,
} from '../../src/correlation/apply-decision.ts';
import type { Constraint } from '../../src/correlation/constraints/constraint.ts';
import type { CorrelationEngine } from '../../src/correlation/correlation-engine.ts';
import { type EngineLedger, inputs, testSite } from './engine-world.ts';

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
    const [found] = this.constraints.filter((constraint) => constraint.id === id);
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
    };
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
