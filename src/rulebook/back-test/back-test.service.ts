import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { correlationRules } from '../../../config/correlation-rules.ts';
import type { Operator } from '../../access/operator.ts';
import { requireAct } from '../../access/policy/authorise.ts';
import { Clock } from '../../common/clock.ts';
import { DomainError } from '../../common/domain-error.ts';
import { AnalystRules } from '../../correlation/analyst-rules.ts';
import type { BookedRule, RuleScope } from '../../correlation/booked-rule.ts';
import type { SiteView } from '../../correlation/site-view.ts';
import { UnitOfWork } from '../../journal/unit-of-work.service.ts';
import { SiteContextReader } from '../../registry/site-context.reader.ts';
import { readRuleText } from '../../rules/rule-text.ts';
import { rulesReach } from '../../rules/rule-timing.ts';
import { requireText } from '../checked-text.ts';
import { ruleEvent } from '../rule-event.ts';
import { RulebookReader } from '../rulebook.reader.ts';
import type { BackTestFrame } from './back-test-frame.ts';
import { outcomeOf } from './back-test-outcome.ts';
import { HistoryStore } from './history.store.ts';
import { Replay, type ReplayStart } from './replay.ts';
import { alertsOfCases, inOrder, SLICE, work } from './replay-pace.ts';

export const LONGEST_WINDOW_DAYS = 31;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Alerts that one back-test takes, those before the window that it needs included. */
const MOST_ALERTS = 100_000;
const MOST_MS = 300_000;
const READ_AT_ONCE = 500;
const PROGRESS_MS = 250;
/** Its name where the rules it runs beside have theirs. */
const CANDIDATE = 'candidate';
/** At one time on this node. */
const MOST_AT_ONCE = 2;

export interface BackTestTerms {
  text?: string | undefined;
  ruleId?: string | undefined;
  version?: number | undefined;
  scope?: RuleScope | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  sites?: readonly string[] | undefined;
}

export interface BackTest {
  frames: AsyncGenerator<BackTestFrame>;
  end: () => void;
}

interface Prepared {
  candidate: BookedRule | null;
  sites: Map<string, SiteView>;
  from: Date;
  to: Date;
}

/**
 * Runs a rule over what correlation took in before, and tells what would be other. It works in slices of a few milliseconds
 * with pauses between them, reads in short transactions, and writes nothing.
 */
@Injectable()
export class BackTestService implements OnModuleDestroy {
  private readonly log = new Logger(BackTestService.name);
  /** Who has one running, and which. */
  private readonly running = new Map<string, symbol>();
  private closing = false;

  constructor(
    private readonly history: HistoryStore,
    private readonly rulebook: RulebookReader,
    private readonly analysts: AnalystRules,
    private readonly siteContext: SiteContextReader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleDestroy(): void {
    this.closing = true;
  }

  /**
   * Whoever stops reading the frames says so by `end`.
   * @throws DomainError before the first frame: `rule_faults`, `bad_window`, `unknown_site`, `text_or_version` (invalid);
   * `rule_not_found`; `back_test_running` (conflict); `too_many_back_tests` (overloaded); the policy's reasons (forbidden).
   */
  async begin(operator: Operator, terms: BackTestTerms): Promise<BackTest> {
    requireAct(operator, 'rule.write');
    if (this.running.has(operator.id)) {
      throw new DomainError('conflict', 'back_test_running', 'You have one running; end it first');
    }
    if (this.running.size >= MOST_AT_ONCE) {
      throw new DomainError('overloaded', 'too_many_back_tests', 'Others are running; try again', { retryAfter: 30 });
    }
    const one = Symbol(operator.id);
    const end = (): void => {
      if (this.running.get(operator.id) === one) this.running.delete(operator.id);
    };
    this.running.set(operator.id, one);
    try {
      const prepared = await this.prepare(operator, terms);
      await this.tell(operator, prepared, terms.ruleId);
      return { frames: this.frames(operator, prepared, () => this.running.get(operator.id) !== one), end };
    } catch (error) {
      end();
      throw error;
    }
  }

  private async *frames(operator: Operator, prepared: Prepared, ended: () => boolean): AsyncGenerator<BackTestFrame> {
    try {
      yield* this.run(operator, prepared, ended);
    } catch (error) {
      this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      yield { type: 'failed', code: 'internal', message: 'The server failed; the fault is in its log' };
    }
  }

  private async *run(
    operator: Operator,
    { candidate, sites, from, to }: Prepared,
    ended: () => boolean,
  ): AsyncGenerator<BackTestFrame> {
    const started = performance.now();
    const since = this.warmUp(from, candidate);
    const siteIds = [...sites.keys()];
    const planned = await this.history.plan(operator, { siteIds, since, to }, MOST_ALERTS);
    const capped = planned.length > MOST_ALERTS;
    if (capped) planned.pop();
    const within = planned.filter(({ t }) => t >= from.getTime());
    yield {
      type: 'started',
      alerts: within.length,
      warmUp: planned.length - within.length,
      sites: [...sites.values()].map(({ code }) => code),
      from: from.toISOString(),
      to: to.toISOString(),
      capped,
    };
    const first = planned[0]?.ordinal ?? 0;
    const until = capped ? (planned.at(-1)?.ordinal ?? 0) : Number.MAX_SAFE_INTEGER;
    const { standing, inputs } = await this.history.inputs(operator, siteIds, first, until);
    const start: ReplayStart = {
      sites,
      rules: correlationRules,
      shipped: this.analysts.set,
      used: await this.history.used(operator, siteIds, since),
      standing,
      alertOfCase: alertsOfCases(planned),
    };
    const control = new Replay(start, null);
    const tried = candidate && new Replay(start, candidate, control);
    const replays = tried ? [control, tried] : [control];
    let taken = 0;
    let told = performance.now();
    let late = false;
    while (taken < planned.length && !late) {
      const batch = planned.slice(taken, taken + READ_AT_ONCE);
      const facts = await this.history.facts(
        operator,
        batch.map(({ id }) => id),
      );
      for (let at = 0; at < batch.length; at += SLICE) {
        const slice = batch.slice(at, at + SLICE);
        await work(replays, inOrder(slice, facts, inputs));
        taken += slice.length;
        if (ended()) return;
        if (this.closing) {
          yield { type: 'failed', code: 'stopping', message: 'The server is stopping' };
          return;
        }
        if (performance.now() - told < PROGRESS_MS) continue;
        told = performance.now();
        yield { type: 'progress', taken, of: planned.length, at: new Date(slice.at(-1)?.t ?? from).toISOString() };
      }
      late = performance.now() - started > MOST_MS;
    }
    if (!late) await work(replays, inputs);
    const compared = planned.slice(0, taken).filter(({ t }) => t >= from.getTime());
    const outcome = outcomeOf(compared, control, tried, sites, `${CANDIDATE}.`);
    yield* outcome.differences;
    const cut = late || capped;
    yield {
      type: 'done',
      counts: outcome.counts,
      untold: outcome.untold,
      cases: outcome.cases,
      notReproduced: outcome.notReproduced,
      decisionsRefused: (tried ?? control).refused,
      cappedBy: late ? 'time' : capped ? 'alerts' : null,
      through: cut ? new Date(planned[taken - 1]?.t ?? from).toISOString() : null,
      took: Math.round(performance.now() - started),
    };
  }

  /** That somebody went through what was, for the feed of the organisation and the audit trail. */
  private async tell(operator: Operator, { candidate, sites, from, to }: Prepared, ruleId?: string): Promise<void> {
    const owner = {
      realm: operator.realm,
      nation: operator.nation ?? '',
      organisation_id: operator.organisationId ?? '',
    };
    await this.unitOfWork.transact(operator, async (tx) => {
      tx.record({
        ...ruleEvent(owner, operator, this.clock.now()),
        type: 'rule.back_tested',
        data: {
          ...(ruleId !== undefined && { ruleId }),
          title: candidate?.rule.title ?? '',
          sites: [...sites.values()].map(({ code }) => code),
          from: from.toISOString(),
          to: to.toISOString(),
        },
      });
    });
  }

  /** How long before the window the replay begins, on the hour: no tie reaches further back. */
  private warmUp(from: Date, candidate: BookedRule | null): Date {
    const { latenessSeconds, novelty, entity } = correlationRules;
    const lateMs = latenessSeconds * 1000;
    const reach = Math.max(
      novelty.quietSeconds * 1000 + lateMs,
      entity.windowSeconds * 1000 + lateMs,
      rulesReach(this.analysts.set, lateMs),
      candidate ? rulesReach(candidate.set, lateMs) : 0,
    );
    return new Date(Math.floor((from.getTime() - reach) / HOUR_MS) * HOUR_MS);
  }

  private async prepare(operator: Operator, terms: BackTestTerms): Promise<Prepared> {
    const to = terms.to ?? this.clock.now();
    const from = terms.from ?? new Date(to.getTime() - DAY_MS);
    if (from >= to || to.getTime() - from.getTime() > LONGEST_WINDOW_DAYS * DAY_MS) {
      const message = `A window has a beginning before its end, and at most ${LONGEST_WINDOW_DAYS} days`;
      throw new DomainError('invalid', 'bad_window', message, { field: 'from' });
    }
    return {
      candidate: await this.candidate(operator, terms),
      sites: await this.sites(operator, terms.sites),
      from,
      to,
    };
  }

  /** The rule as it would run from the start; null for the rules as they ran. */
  private async candidate(operator: Operator, terms: BackTestTerms): Promise<BookedRule | null> {
    const { ruleId, version, text } = terms;
    if (text === undefined && ruleId === undefined) return null;
    const found = ruleId === undefined ? null : await this.rulebook.one(operator, ruleId);
    if (text !== undefined && version !== undefined) {
      throw new DomainError('invalid', 'text_or_version', 'Give a text or a version, not both', { field: 'version' });
    }
    const kept = text ?? (await this.rulebook.version(operator, ruleId ?? '', version ?? found?.latest ?? 1)).text;
    requireText(kept, this.analysts.library.rules);
    const named = version ?? found?.latest ?? 1;
    const scope = found ? (found.scope === 'nation' ? 'nation' : 'organisation') : (terms.scope ?? 'organisation');
    return {
      runId: CANDIDATE,
      ruleId: ruleId ?? CANDIDATE,
      version: named,
      mode: 'live',
      begun: -1,
      nation: operator.nation ?? '',
      organisationId: operator.organisationId ?? '',
      scope: operator.actsForNation ? scope : 'organisation',
      ...readRuleText(kept, this.analysts.library.rules, { id: CANDIDATE, version: named }),
    };
  }

  /** Sites the rules of the organisation may run at; of these the ones named. */
  private async sites(operator: Operator, codes: readonly string[] | undefined): Promise<Map<string, SiteView>> {
    const { nation, organisationId } = operator;
    if (nation === null || organisationId === null) {
      throw new DomainError('forbidden', 'no_organisation', 'Rules are tried by people of an organisation');
    }
    const own = [...(await this.siteContext.load())].filter(
      ([, site]) => site.nation === nation && (operator.actsForNation || site.organisationId === organisationId),
    );
    const unknown = codes?.find((code) => own.every(([, site]) => site.code !== code));
    if (unknown !== undefined) {
      throw new DomainError('invalid', 'unknown_site', 'No rule of yours would run at that site', { field: 'sites' });
    }
    return new Map(codes ? own.filter(([, site]) => codes.includes(site.code)) : own);
  }
}
