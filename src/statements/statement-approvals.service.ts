import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { requireAct, requireChange } from '../access/policy/authorise.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { StatementCopiesStore } from './statement-copies.store.ts';
import { addressedEvent, answeredEvent, ownersEvent } from './statement-events.ts';
import { NationCapsReader } from './nation-caps.reader.ts';
import type { StatementRecord } from './statement-row.ts';
import { answersForNation, StatementSightReader, statementNotFound } from './statement-sight.reader.ts';
import { isAllowed, type NationVerdict, type StatementVerdict, standingOf } from './statement-state.ts';
import { StatementStore } from './statement.store.ts';
import { changedMeanwhile, factsOf, statementOver } from './statements.service.ts';

export interface AnswerGiven {
  verdict: StatementVerdict;
  words: string;
  /** The version it rests on. */
  version: number;
}

/** Asks nations whether a statement may go out, and takes what they say. */
@Injectable()
export class StatementApprovalsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sight: StatementSightReader,
    private readonly store: StatementStore,
    private readonly copies: StatementCopiesStore,
    private readonly caps: NationCapsReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks these nations, besides those that were asked before: a nation once asked stays asked, of every version.
   * @throws DomainError `statement_not_found`; the policy's reasons (forbidden); `unknown_nation`, `nobody_asked`,
   * `nobody_answers`, and what {@link NationCapsReader} says (invalid); `statement_over`, `changed_meanwhile` (conflict).
   */
  async ask(operator: Operator, id: string, version: number, nations: readonly string[]): Promise<void> {
    requireChange(operator, 'statement.release', await this.sight.owned(operator, id));
    const at = this.clock.now();
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (transaction) => {
        const before = await this.current(transaction, id, version);
        if (!isAllowed('ask', before.state)) throw statementOver(before);
        const asked = [...new Set([...before.asked, ...nations])].toSorted();
        if (asked.length === 0) {
          throw new DomainError('invalid', 'nobody_asked', 'Name at least one nation', { field: 'nations' });
        }
        await this.caps.require(transaction, before, asked, 'nations');
        const certs = await this.copies.certsOf(transaction, asked);
        const mute = asked.find((nation) => !certs.some((cert) => cert.nation === nation));
        if (mute !== undefined) {
          throw new DomainError('invalid', 'nobody_answers', `No organisation answers for ${mute}`, {
            field: 'nations',
          });
        }
        const state = standingOf(asked, await this.store.verdicts(transaction, id), version);
        await this.store.move(transaction, id, { state, asked }, at);
        const written = await this.store.version(transaction, id, version);
        const had = new Set((await this.copies.standing(transaction, id)).map(({ nation }) => nation));
        const abroad = asked.filter((nation) => nation !== before.nation && !had.has(nation));
        const opened = await this.copies.open(transaction, before, written, 'asked', abroad, at);
        const actor = { id: operator.id, name: operator.name };
        const data = { ...factsOf(before, written), asked };
        transaction.record(ownersEvent(before, actor, at, 'statement.asked', data));
        // The owner's own nation reads the statement itself.
        const home = before.state === 'draft' || !before.asked.includes(before.nation) ? before.nation : null;
        for (const cert of certs) {
          const copyId = opened.find(({ nation }) => nation === cert.nation)?.id;
          if (copyId === undefined && cert.nation !== home) continue;
          const subject: JsonObject = copyId === undefined ? { statementId: id } : { copyId };
          const to = { nation: cert.nation, organisationId: cert.id };
          transaction.record(addressedEvent(to, at, 'statement.approval_asked', { ...subject, version }));
        }
      },
      operator.origin,
    );
  }

  /** On the copy a nation was given. @throws DomainError as {@link answer}. */
  async answerOnCopy(operator: Operator, copyId: string, given: AnswerGiven): Promise<void> {
    return this.give(operator, await this.sight.ofCopy(operator, copyId), given, copyId);
  }

  /**
   * For the owner's own nation, where that was asked.
   * @throws DomainError `statement_not_found`; `not_for_nation`, `not_asked`, `own_statement` (forbidden); `statement_over`,
   * `changed_meanwhile` (conflict).
   */
  async answer(operator: Operator, id: string, given: AnswerGiven): Promise<void> {
    await this.sight.owned(operator, id);
    return this.give(operator, id, given, null);
  }

  private async give(operator: Operator, id: string, given: AnswerGiven, copyId: string | null): Promise<void> {
    requireAct(operator, 'statement.approve');
    const { nation } = operator;
    if (nation === null || !answersForNation(operator)) {
      throw new DomainError('forbidden', 'not_for_nation', "A nation's CERT answers for it");
    }
    const at = this.clock.now();
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (transaction) => {
        const before = await this.current(transaction, id, given.version);
        if (!before.asked.includes(nation)) {
          throw new DomainError('forbidden', 'not_asked', 'Your nation was not asked');
        }
        if (!isAllowed('answer', before.state)) throw statementOver(before);
        const written = await this.store.version(transaction, id, given.version);
        if (written.author.id === operator.id) {
          throw new DomainError('forbidden', 'own_statement', 'Whoever wrote it does not approve it');
        }
        await this.write(transaction, operator, before, { ...given, nation }, at, copyId);
      },
      operator.origin,
    );
  }

  private async write(
    transaction: Transaction,
    operator: Operator,
    before: StatementRecord,
    given: AnswerGiven & NationVerdict,
    at: Date,
    copyId: string | null,
  ): Promise<void> {
    const { version, verdict, words, nation } = given;
    await this.store.addVerdict(transaction, { ...given, id: uuidv7(), statementId: before.id, at }, operator);
    const verdicts = await this.store.verdicts(transaction, before.id);
    const state = standingOf(before.asked, verdicts, version);
    await this.store.move(transaction, before.id, { state }, at);
    const actor = { id: operator.id, name: operator.name };
    const type = verdict === 'approve' ? 'statement.approved' : 'statement.refused';
    const { title } = before;
    const told = ownersEvent(before, actor, at, type, { statementId: before.id, version, title, nation, words, state });
    // Where somebody abroad sits is for the auditors of their own organisation.
    transaction.record(nation === before.nation ? told : { ...told, origin: null });
    if (copyId !== null) transaction.record(answeredEvent(operator, at, { copyId, version, verdict }));
  }

  private async current(transaction: Transaction, id: string, version: number): Promise<StatementRecord> {
    const found = await this.store.lock(transaction, id);
    if (!found) throw statementNotFound();
    if (found.version !== version) throw changedMeanwhile(found);
    return found;
  }
}
