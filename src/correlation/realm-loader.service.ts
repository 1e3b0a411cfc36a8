import { Injectable } from '@nestjs/common';
import { correlationRules } from '../../config/correlation-rules.ts';
import { AnalystRules } from './analyst-rules.ts';
import { ConstraintStore } from './constraint.store.ts';
import { CorrelationEngine } from './correlation-engine.ts';
import { CorrelationStore } from './correlation.store.ts';
import type { RealmLease } from './realm-lease.ts';
import { restorePartition } from './restore-partition.ts';
import { RuleBookStore } from './rule-book.store.ts';
import type { SiteView } from './site-view.ts';

/** A realm, or parts of it, in memory, and by what right. */
export interface Loaded {
  engine: CorrelationEngine;
  lease: RealmLease;
}

/** Brings into memory what of a realm a process has to correlate, as the store holds it. */
@Injectable()
export class RealmLoader {
  constructor(
    private readonly store: CorrelationStore,
    private readonly constraints: ConstraintStore,
    private readonly ruleBook: RuleBookStore,
    private readonly analysts: AnalystRules,
  ) {}

  /** Sites that were this process's all along are left as they are in memory, as long as the rules are the same. */
  async load(
    realm: string,
    lease: RealmLease,
    sites: ReadonlyMap<string, SiteView>,
    former: Loaded | null,
  ): Promise<CorrelationEngine> {
    const running = await this.ruleBook.running(realm);
    const asBefore = former?.engine.runs(running.map(({ runId }) => runId)) ? former : null;
    const kept = new Set(
      asBefore ? [...asBefore.engine.partitions.keys()].filter((siteId) => lease.kept(siteId, asBefore.lease)) : [],
    );
    const same = kept.size > 0 ? asBefore : null;
    const engine =
      same?.engine ?? new CorrelationEngine(correlationRules, sites, lease.counters.nextCaseNumber, this.analysts.set);
    engine.keep((siteId) => kept.has(siteId));
    engine.updateSites(sites);
    const isNew = (siteId: string): boolean => lease.has(siteId) && !kept.has(siteId);
    for (const { siteId, constraint } of await this.constraints.inForce(realm)) {
      if (isNew(siteId)) engine.partition(siteId).constraints.add(constraint);
    }
    if (!same) for (const rule of running) engine.changeRules({ is: 'begun', rule }, rule.begun);
    const reachOf = (siteId: string) => engine.partition(siteId).analysts.reach();
    for (const [siteId, stored] of await this.store.load(realm, correlationRules, reachOf, isNew)) {
      restorePartition(engine.partition(siteId), stored);
    }
    return engine;
  }
}
