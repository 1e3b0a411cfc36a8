import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { filter, firstValueFrom, map, merge, type Observable, race, Subject, takeUntil, timer } from 'rxjs';
import { correlationRules } from '../../config/correlation-rules.ts';
import { OpenRealms } from '../access/realms/open-realms.service.ts';
import { Clock } from '../common/clock.ts';
import { databaseFault } from '../common/database-fault.ts';
import { IntakeSignal } from '../intake/intake-signal.ts';
import { SensorStatesWriter } from '../intake/sensor-states.writer.ts';
import type { Actor } from '../journal/journal-event.ts';
import { UnitOfWork, type Transaction } from '../journal/unit-of-work.service.ts';
import { SiteContextReader } from '../registry/site-context.reader.ts';
import type { BookedRule, RuleChange } from './booked-rule.ts';
import { CaseOperations } from './case-operations.ts';
import type { CorrelationEngine, EngineInput } from './correlation-engine.ts';
import { CorrelationSignal } from './correlation-signal.ts';
import { CorrelationStore } from './correlation.store.ts';
import { ConstraintStore } from './constraint.store.ts';
import { DecisionStore, UnresolvableDecision } from './decision.store.ts';
import type { QueuedInput, StepShare } from './input-queue.store.ts';
import { InputTrial, PATIENCE } from './input-trial.ts';
import type { RealmLease } from './realm-lease.ts';
import { RealmLeases } from './realm-leases.service.ts';
import { type Loaded, RealmLoader } from './realm-loader.service.ts';
import { RuleBookStore } from './rule-book.store.ts';
import { EngineFault, stepEngine } from './step-engine.ts';
import type { SiteView } from './site-view.ts';
import { StepNotes } from './step-notes.service.ts';
import { StepSize } from './step-size.ts';

const POLL_MS = 200;
const RETRY_MS = 250;
/** A step begins no sooner after the one before, unless that left something behind. The first after a silence begins at once. */
const PACE_MS = 20;
const SITE_REFRESH_MS = 2_000;

class OwnershipLost extends Error {}

/**
 * Binds the engine to the store. One loop per realm, from when it is made until its run is archived: take what waits, step
 * the engine, record the effects, commit. Input, effect and progress are one transaction, so a crash repeats nothing and
 * loses nothing. When a commit fails, what the engine holds is no longer what the store holds: it is thrown away and loaded
 * again.
 */
@Injectable()
export class CorrelationRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(CorrelationRunner.name);
  private readonly loops = new Map<string, Promise<void>>();
  private stopping = false;
  private readonly stopped = new Subject<void>();
  /** Realms whose queue has grown. */
  private readonly requests: Observable<string>;
  private sites: ReadonlyMap<string, SiteView> = new Map();
  private sitesReadAt = 0;
  /** Realms that were announced since their queue was last found empty. */
  private readonly waiting = new Set<string>();

  constructor(
    private readonly store: CorrelationStore,
    private readonly leases: RealmLeases,
    private readonly decisions: DecisionStore,
    private readonly constraints: ConstraintStore,
    private readonly ruleBook: RuleBookStore,
    private readonly operations: CaseOperations,
    private readonly sensorStates: SensorStatesWriter,
    private readonly unitOfWork: UnitOfWork,
    private readonly siteContext: SiteContextReader,
    private readonly signal: CorrelationSignal,
    private readonly loader: RealmLoader,
    private readonly realms: OpenRealms,
    intake: IntakeSignal,
    private readonly clock: Clock,
    private readonly notes: StepNotes,
  ) {
    this.requests = merge(signal.requests, intake.growth.pipe(map(({ realm }) => realm))).pipe(takeUntil(this.stopped));
  }

  async onApplicationBootstrap(): Promise<void> {
    this.requests.subscribe((realm) => this.waiting.add(realm));
    await this.realms.look();
    // A loop ends by itself when its realm is archived; a realm that comes back gets a new one after it.
    this.realms.opened.pipe(takeUntil(this.stopped)).subscribe((realm) => {
      const before = this.loops.get(realm) ?? Promise.resolve();
      this.loops.set(
        realm,
        before.then(() => this.run(realm)),
      );
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.stopped.next();
    this.signal.close();
    await Promise.all(this.loops.values());
    await this.leases.leave();
  }

  private async run(realm: string): Promise<void> {
    let owned: Loaded | null = null;
    /** What was in memory before the realm was dealt anew; whole, since no step was under way. */
    let former: Loaded | null = null;
    const size = new StepSize();
    const trial = new InputTrial();
    while (this.goesOn(realm)) {
      try {
        await this.refreshSites();
        if (owned && this.leases.isStale(owned.lease)) [owned, former] = [null, owned];
        owned ??= await this.own(realm, former);
        if (!owned) break;
        former = null;
        owned.engine.updateSites(this.sites);
        this.waiting.delete(realm);
        const begun = performance.now();
        const limit = trial.limit(size.next);
        let taken = await this.step(realm, owned, { limit, inOrder: trial.inOrder }, trial);
        // What concerns every site waits until no process has anything older.
        if (taken === 0 && (await owned.lease.waitsForAll())) {
          taken = await this.step(realm, owned, { limit: 1, alone: true }, trial);
        }
        if (!trial.isOn) size.learn(taken, performance.now() - begun);
        trial.succeeded();
        if (taken === 0) await this.pause(realm, POLL_MS);
        else if (taken < limit) await this.rest(PACE_MS - (performance.now() - begun));
      } catch (error) {
        former = null;
        if (error instanceof OwnershipLost && owned) {
          this.leases.lost(realm, owned.lease);
          former = owned;
        }
        owned = null;
        if (error instanceof OwnershipLost) continue;
        if (this.stopping) break;
        if (isOfInput(error)) {
          this.log.error(`Correlation of ${realm} failed on its input: ${describe(error)}`);
          trial.failed();
        } else this.log.warn(`Correlation of ${realm} waits for the database: ${describe(error, false)}`);
        await this.pause(realm, RETRY_MS);
      }
    }
  }

  private goesOn(realm: string): boolean {
    return !this.stopping && this.realms.has(realm);
  }

  /** Null when it is time to stop before the realm was to be had. */
  private async own(realm: string, former: Loaded | null): Promise<Loaded | null> {
    const lease = await this.leases.take(realm, () => this.goesOn(realm));
    return lease ? { engine: await this.loader.load(realm, lease, this.sites, former), lease } : null;
  }

  /** What concerns every site is taken between the steps of all who share the realm. */
  private async step(
    realm: string,
    { engine, lease }: Loaded,
    { limit, alone = false, inOrder = false }: StepShare,
    trial: InputTrial,
  ): Promise<number> {
    const begun = performance.now();
    await lease.provide(limit);
    return this.unitOfWork.transactAsEngine(realm, async (tx) => {
      if (!(await lease.enter(tx, alone))) throw new OwnershipLost();
      trial.begin([]);
      const queued = await lease.take(tx, { limit, alone, inOrder });
      trial.begin(queued.map(({ position }) => position));
      if (queued.length === 0) return 0;
      this.notes.follow(tx, queued, begun);
      if (trial.isHopeless) {
        const which = queued.map(({ kind, ref }) => `${kind} ${ref}`).join(', ');
        this.log.error(`Set aside after ${PATIENCE} failures: ${which}`);
        return queued.length;
      }
      const { counters } = lease;
      const { inputs, deciders } = await this.resolve(tx, queued, counters);
      await this.knowSites(engine, inputs);
      const result = await stepEngine(engine, inputs, lease);
      counters.nextCaseNumber = engine.nextCaseNumber;
      await this.operations.record(tx, {
        result,
        sites: this.sites,
        rules: correlationRules,
        deciders,
        ordinal: counters.nextOrdinal - 1,
        now: this.clock.now(),
      });
      for (const input of inputs) {
        if (input.kind === 'rule') await this.ruleBook.record(tx, input.change, input.ordinal, this.clock.now());
      }
      await this.constraints.record(tx, result.constraints, counters.nextOrdinal - 1);
      if (!(await lease.leave(tx, alone))) throw new OwnershipLost();
      return queued.length;
    });
  }

  private async resolve(
    tx: Transaction,
    queued: readonly QueuedInput[],
    counters: RealmLease['counters'],
  ): Promise<{ inputs: EngineInput[]; deciders: Map<string, Actor> }> {
    const alerts = await this.store.alerts(
      tx,
      queued.filter(({ kind }) => kind === 'alert').map(({ ref }) => ref),
    );
    await this.sensorStates.observe(
      tx,
      queued.flatMap(({ ref }) => alerts.get(ref) ?? []),
    );
    const turns = await this.store.turns(
      tx,
      queued.filter(({ kind }) => kind === 'turn').map(({ ref }) => ref),
    );
    const inputs: EngineInput[] = [];
    const deciders = new Map<string, Actor>();
    for (const { kind, ref, early = false } of queued) {
      const turn = turns.get(ref);
      if (turn) inputs.push({ kind: 'turn', ...turn });
      const alert = alerts.get(ref);
      if (alert) inputs.push({ kind: 'alert', fact: alert.fact, ordinal: counters.nextOrdinal++, early });
      const told = kind === 'constraint' ? await this.constraints.resolve(tx, ref) : null;
      if (told) {
        counters.nextOrdinal += 1;
        inputs.push({ kind: 'constraint', siteId: told.siteId, change: told.change });
        deciders.set(ref, told.actor);
      }
      const change = kind === 'rule' || kind === 'rule_resume' ? await this.ruleBook.resolve(tx, kind, ref) : null;
      if (change) {
        const ordinal = counters.nextOrdinal++;
        inputs.push({ kind: 'rule', change: change.is === 'begun' ? placed(change, ordinal) : change, ordinal });
      }
      const resolved = kind === 'decision' ? await this.decisions.resolve(tx, ref, correlationRules) : null;
      if (!resolved) continue;
      counters.nextOrdinal += 1;
      inputs.push({ kind: 'decision', siteId: resolved.siteId, decision: resolved.decision });
      deciders.set(ref, resolved.actor);
    }
    return { inputs, deciders };
  }

  private async refreshSites(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - this.sitesReadAt < SITE_REFRESH_MS) return;
    this.sites = await this.siteContext.load();
    this.sitesReadAt = now;
  }

  /** A site may be newer than what was read of the registry. */
  private async knowSites(engine: CorrelationEngine, inputs: readonly EngineInput[]): Promise<void> {
    const known = (input: EngineInput): boolean =>
      input.kind === 'rule' || this.sites.has(input.kind === 'alert' ? input.fact.siteId : input.siteId);
    if (inputs.every(known)) return;
    this.sitesReadAt = 0;
    await this.refreshSites();
    engine.updateSites(this.sites);
  }

  /** So that what comes one by one is taken together: a step costs much the same whether it has one input or fifty. */
  private async rest(milliseconds: number): Promise<void> {
    if (milliseconds > 1) await firstValueFrom(race(this.stopped, timer(milliseconds)), { defaultValue: undefined });
  }

  /** Until something waits, or the time is up. */
  private async pause(realm: string, milliseconds: number): Promise<void> {
    if (this.waiting.has(realm)) return;
    const request = this.requests.pipe(filter((asked) => asked === realm));
    await firstValueFrom(race(request, timer(milliseconds)), { defaultValue: undefined });
  }
}

/** A rule reads the alerts after its place in the order of inputs, which is known only now. */
function placed({ rule }: { rule: BookedRule }, begun: number): RuleChange {
  return { is: 'begun', rule: { ...rule, begun } };
}

/** Whether the same input will fail again, whatever becomes of the database. */
function isOfInput(error: unknown): boolean {
  return error instanceof EngineFault || error instanceof UnresolvableDecision || databaseFault(error) === 'row';
}

function describe(error: unknown, stack = true): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause : error;
  return stack ? (cause.stack ?? cause.message) : cause.message;
}
