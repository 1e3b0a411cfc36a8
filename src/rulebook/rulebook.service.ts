import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { exhaustMap, filter, firstValueFrom, merge, Subject, takeUntil, timer } from 'rxjs';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { requireAct } from '../access/policy/authorise.ts';
import { AFTER_OWNER, owned, ownerParameters } from '../access/policy/sight.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { AnalystRules } from '../correlation/analyst-rules.ts';
import type { RuleScope } from '../correlation/booked-rule.ts';
import { CorrelationSignal } from '../correlation/correlation-signal.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { requireText } from './checked-text.ts';
import { type RuleMove, type RuleState, stateAfter } from './rule-moves.ts';
import { beginRun, endRun, enqueue, retireOthers } from './rule-runs.ts';
import { type Owner, ruleEvent } from './rule-event.ts';
import type { BookRuleDto } from './rulebook.dto.ts';
import { RulebookReader, ruleNotFound } from './rulebook.reader.ts';

/** What an organisation may keep and run, so that what each alert is held against stays small. */
const MOST = { rules: 500, versions: 200, live: 50, test: 10 };
const POLL_MS = 25;
/** Milliseconds to wait for correlation; what takes longer is stored and holds in its turn. */
const WAIT_MS = 5_000;

export interface Draft {
  text: string;
  comment: string;
}

interface VersionRow extends Owner {
  rule_id: string;
  version: number;
  latest: number;
  title: string;
  state: RuleState;
  author: { id: string };
  asked_by: { id: string } | null;
}

/** What people do with the rule book. What changes the rules that run is an input of correlation, in one order with alerts. */
@Injectable()
export class RulebookService implements OnModuleDestroy {
  private readonly closing = new Subject<void>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly correlation: CorrelationSignal,
    private readonly analysts: AnalystRules,
    private readonly reader: RulebookReader,
  ) {}

  onModuleDestroy(): void {
    this.closing.next();
    this.closing.complete();
  }

  /**
   * @throws DomainError `rule_faults` (invalid); `no_organisation`, `cert_alone` and the policy's reasons (forbidden);
   * `too_many_rules` (conflict).
   */
  async create(operator: Operator, draft: Draft & { scope: RuleScope }): Promise<BookRuleDto> {
    const owner = requireOwner(operator);
    if (draft.scope === 'nation' && !operator.actsForNation) {
      throw new DomainError('forbidden', 'cert_alone', 'Only the nation’s CERT has rules for all of its sites', {
        field: 'scope',
      });
    }
    const { rule } = requireText(draft.text, this.analysts.library.rules);
    const id = uuidv7();
    const at = this.clock.now();
    await this.unitOfWork.transact(operator, async (tx) => {
      await requireRoom(tx, owner, 'rules');
      const by = JSON.stringify({ id: operator.id, name: operator.name });
      await tx.query(
        `INSERT INTO rulebook_rules (id, realm, nation, organisation_id, scope, created_at, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, owner.realm, owner.nation, owner.organisation_id, draft.scope, at, by],
      );
      await saveVersion(tx, operator, owner, { id, version: 1, rule, draft, at });
    });
    return this.reader.one(operator, id);
  }

  /**
   * Saves a text as the next version; no version that was saved ever changes.
   * @param after the version it was written from.
   * @throws DomainError as {@link create}; `rule_not_found`; `newer_version`, `same_text`, `too_many_versions` (conflict).
   */
  async save(operator: Operator, id: string, draft: Draft, after: number): Promise<BookRuleDto> {
    const owner = requireOwner(operator);
    const { rule } = requireText(draft.text, this.analysts.library.rules);
    const at = this.clock.now();
    await this.unitOfWork.transact(operator, async (tx) => {
      const latest = await lockRule(tx, operator, id);
      const found = await tx.query<{ text: string; version: number }>(
        'SELECT text, version FROM rulebook_versions WHERE rule_id = $1 ORDER BY version DESC LIMIT 1',
        [id],
      );
      if (latest !== after) {
        throw new DomainError('conflict', 'newer_version', `Version ${latest} was saved since`, { field: 'after' });
      }
      if (latest >= MOST.versions) {
        throw new DomainError('conflict', 'too_many_versions', `A rule has at most ${MOST.versions} versions`);
      }
      if (found[0]?.text === draft.text) {
        throw new DomainError('conflict', 'same_text', `Version ${latest} says the same`, { field: 'text' });
      }
      await saveVersion(tx, operator, owner, { id, version: latest + 1, rule, draft, at });
    });
    return this.reader.one(operator, id);
  }

  /**
   * Moves a version on; answers once correlation has taken it, or when that takes too long.
   * @throws DomainError what {@link stateAfter} says; `rule_not_found`; `rule_faults` (invalid) where the text no longer
   * fits the shipped rules; `too_many_running` (conflict); the policy's reasons (forbidden).
   */
  async move(operator: Operator, id: string, version: number, move: RuleMove, reason: string): Promise<BookRuleDto> {
    requireOwner(operator, move === 'approve' || move === 'refuse' ? 'rule.approve' : 'rule.write');
    await this.unitOfWork.transact(operator, async (tx) => {
      await lockRule(tx, operator, id);
      const found = await versionOf(tx, operator, id, version);
      const standing = { state: found.state, authorId: found.author.id, askedById: found.asked_by?.id ?? null };
      const to = stateAfter(move, standing, operator.id);
      if (move === 'test' || move === 'approve') await this.requireRunnable(tx, found, to as 'test' | 'live');
      await this.carryOut(tx, operator, found, { move, to, reason });
    });
    return this.settled(operator, id);
  }

  /** @throws DomainError `pause_not_found`; `already_over` (conflict); the policy's reasons (forbidden). */
  async resume(operator: Operator, pauseId: string, reason: string): Promise<void> {
    requireAct(operator, 'rule.write');
    await this.unitOfWork.transact(operator, async (tx) => {
      const [found] = await tx.query<
        Owner & { rule_key: string; title: string; site_id: string; code: string; over: boolean; version: number }
      >(
        `SELECT p.*, s.code, p.resumed_at IS NOT NULL AS over FROM rule_pauses p JOIN sites s ON s.id = p.site_id
         WHERE ${owned('p')} AND p.id = $${AFTER_OWNER} FOR UPDATE OF p`,
        [...ownerParameters(operator), pauseId],
      );
      if (!found) throw new DomainError('not_found', 'pause_not_found', 'There is no such rest of a rule');
      if (found.over) throw new DomainError('conflict', 'already_over', 'Somebody ended it before');
      const at = this.clock.now();
      await tx.query('UPDATE rule_pauses SET resumed_at = $2, resumed_by = $3, resume_reason = $4 WHERE id = $1', [
        pauseId,
        at,
        JSON.stringify({ id: operator.id, name: operator.name }),
        reason,
      ]);
      await enqueue(tx, 'rule_resume', pauseId, found.site_id);
      const data = { rule: found.rule_key, title: found.title, site: found.code, reason };
      tx.record({ ...ruleEvent(found, operator, at), siteId: found.site_id, type: 'rule.resumed', data });
    });
    this.correlation.announce(operator.realm);
  }

  private async requireRunnable(tx: Transaction, found: VersionRow, mode: 'test' | 'live'): Promise<void> {
    const [row] = await tx.query<{ text: string }>(
      'SELECT text FROM rulebook_versions WHERE rule_id = $1 AND version = $2',
      [found.rule_id, found.version],
    );
    requireText(row?.text ?? '', this.analysts.library.rules);
    await requireRoom(tx, found, mode);
  }

  private async carryOut(
    tx: Transaction,
    operator: Operator,
    found: VersionRow,
    { move, to, reason }: { move: RuleMove; to: RuleState; reason: string },
  ): Promise<void> {
    const at = this.clock.now();
    const by = JSON.stringify({ id: operator.id, name: operator.name });
    const { rule_id: id, version, state: from, title } = found;
    // Of a rule, at most one version is in test and at most one is live.
    if (move === 'test' || move === 'approve') await retireOthers(tx, operator, found, to, at);
    if (to !== from && (from === 'test' || from === 'live')) await endRun(tx, id, version, from, at);
    if (move === 'ask') {
      await tx.query(
        `UPDATE rulebook_versions SET asked_at = $3, asked_by = $4, reviewed_at = NULL, reviewed_by = NULL, review = NULL
         WHERE rule_id = $1 AND version = $2`,
        [id, version, at, by],
      );
    } else if (move === 'approve' || move === 'refuse') {
      await tx.query(
        `UPDATE rulebook_versions SET state = $3, reviewed_at = $4, reviewed_by = $5, review = $6,
           asked_at = CASE WHEN $7 THEN asked_at END, asked_by = CASE WHEN $7 THEN asked_by END
         WHERE rule_id = $1 AND version = $2`,
        [id, version, to, at, by, reason, move === 'approve'],
      );
    } else {
      await tx.query(
        `UPDATE rulebook_versions SET state = $3, asked_at = CASE WHEN $4 THEN asked_at END,
           asked_by = CASE WHEN $4 THEN asked_by END WHERE rule_id = $1 AND version = $2`,
        [id, version, to, from === 'live'],
      );
    }
    if (move === 'test' || move === 'approve') await beginRun(tx, found, to as 'test' | 'live', at);
    tx.record({
      ...ruleEvent(found, operator, at),
      type: 'rule.moved',
      data: { ruleId: id, title, version, move, from, to, reason },
    });
  }

  /** As it is once correlation has taken it, or when that takes too long. */
  private async settled(operator: Operator, id: string): Promise<BookRuleDto> {
    this.correlation.announce(operator.realm);
    await firstValueFrom(
      timer(0, POLL_MS).pipe(
        exhaustMap(() => this.reader.isTaken(operator, id)),
        filter((taken) => taken),
        takeUntil(merge(timer(WAIT_MS), this.closing)),
      ),
      { defaultValue: false },
    );
    return this.reader.one(operator, id);
  }
}

/** Rules are the own organisation's alone, a nation's CERT and the node's operator included. */
function requireOwner(operator: Operator, action: 'rule.write' | 'rule.approve' = 'rule.write'): Owner {
  requireAct(operator, action);
  const { realm, nation, organisationId } = operator;
  if (nation === null || organisationId === null) {
    throw new DomainError('forbidden', 'no_organisation', 'Rules are kept by people of an organisation');
  }
  return { realm, nation, organisation_id: organisationId };
}

/** Locks a rule until the transaction ends, so that versions are saved and moved one after the other. Its latest version. */
async function lockRule(tx: Transaction, operator: Operator, id: string): Promise<number> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`rulebook ${id}`]);
  const [row] = await tx.query<{ latest: number }>(
    `SELECT max(v.version) AS latest FROM rulebook_rules r JOIN rulebook_versions v ON v.rule_id = r.id
     WHERE ${owned('r')} AND r.id = $${AFTER_OWNER} GROUP BY r.id`,
    [...ownerParameters(operator), id],
  );
  if (!row) throw ruleNotFound();
  return row.latest;
}

async function versionOf(tx: Transaction, operator: Operator, id: string, version: number): Promise<VersionRow> {
  const [row] = await tx.query<VersionRow>(
    `SELECT v.rule_id, v.version, v.realm, v.nation, v.organisation_id, v.title, v.state, v.author, v.asked_by
     FROM rulebook_versions v WHERE ${owned('v')} AND v.rule_id = $${AFTER_OWNER} AND v.version = $${AFTER_OWNER + 1}`,
    [...ownerParameters(operator), id, version],
  );
  if (!row) throw ruleNotFound();
  return row;
}

async function saveVersion(
  tx: Transaction,
  operator: Operator,
  owner: Owner,
  saved: { id: string; version: number; rule: { title: string; level: string }; draft: Draft; at: Date },
): Promise<void> {
  const { id, version, rule, draft, at } = saved;
  await tx.query(
    `INSERT INTO rulebook_versions (rule_id, version, realm, nation, organisation_id, text, title, level, comment, author, saved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      version,
      owner.realm,
      owner.nation,
      owner.organisation_id,
      draft.text,
      rule.title,
      rule.level,
      draft.comment,
      JSON.stringify({ id: operator.id, name: operator.name }),
      at,
    ],
  );
  tx.record({
    ...ruleEvent(owner, operator, at),
    type: 'rule.saved',
    data: { ruleId: id, title: rule.title, version, comment: draft.comment },
  });
}

async function requireRoom(tx: Transaction, owner: Owner, what: 'rules' | 'live' | 'test'): Promise<void> {
  const [held] = await tx.query<{ count: string }>(
    what === 'rules'
      ? 'SELECT count(*) FROM rulebook_rules WHERE realm = $1 AND organisation_id = $2'
      : `SELECT count(*) FROM rulebook_versions WHERE realm = $1 AND organisation_id = $2 AND state = '${what}'`,
    [owner.realm, owner.organisation_id],
  );
  if (Number(held?.count) < MOST[what]) return;
  const most = MOST[what];
  if (what === 'rules')
    throw new DomainError('conflict', 'too_many_rules', `An organisation has at most ${most} rules`);
  throw new DomainError('conflict', 'too_many_running', `At most ${most} of an organisation are ${what} at once`);
}
