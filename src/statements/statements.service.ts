import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { stricter, TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import type { CaseReference } from '../cases/case-reference.ts';
import { CasesReader } from '../cases/cases.reader.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { contentHash } from '../sharing/content-hash.ts';
import { OwnMarkingReader, type Ownership } from './own-marking.reader.ts';
import { StatementCopiesStore } from './statement-copies.store.ts';
import { addressedEvent, ownersEvent } from './statement-events.ts';
import type { StatementRecord } from './statement-row.ts';
import { StatementSightReader, statementNotFound } from './statement-sight.reader.ts';
import { isAllowed } from './statement-state.ts';
import type { StatementContent, StatementText } from './statement-text.ts';
import { StatementStore, type VersionRecord } from './statement.store.ts';

export interface StatementDraft {
  title: string;
  texts: StatementText[];
  /** The organisation's default where it is absent. */
  tlp: Tlp | undefined;
  case: CaseReference | undefined;
  /** The statement it puts right. */
  corrects: string | undefined;
}

/** Drafts statements and writes them anew. Nothing leaves by it. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cases: CasesReader,
    private readonly sight: StatementSightReader,
    private readonly marking: OwnMarkingReader,
    private readonly store: StatementStore,
    private readonly copies: StatementCopiesStore,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `case_not_found`, `statement_not_found` of the one it corrects; `no_organisation`, `above_clearance`
   * and the policy's reasons (forbidden); `nothing_to_correct`, `cannot_correct` (conflict).
   */
  async draft(operator: Operator, draft: StatementDraft): Promise<string> {
    const owner = await this.marking.of(operator, draft.tlp);
    const named = draft.case && (await this.cases.identify(operator, draft.case));
    const corrected = draft.corrects === undefined ? null : await this.sight.owned(operator, draft.corrects);
    const caseId = named ?? corrected?.caseId ?? null;
    if (corrected) requireCorrectable(operator, corrected, { ...owner, caseId });
    const at = this.clock.now();
    const createdBy = { id: operator.id, name: operator.name };
    const statement: StatementRecord = {
      id: uuidv7(),
      ...owner,
      caseId,
      corrects: corrected?.id ?? null,
      createdBy,
      createdAt: at,
      state: 'draft',
      version: 1,
      title: draft.title,
      asked: [],
      addressed: [],
      changedAt: at,
      releasedAt: null,
      withdrawnAt: null,
      withdrawnBecause: null,
    };
    const written = writtenBy(operator, { ...draft, tlp: owner.tlp });
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (transaction) => {
        await this.store.insert(transaction, statement);
        await this.store.addVersion(transaction, statement, 1, written, at);
        transaction.record(ownersEvent(statement, createdBy, at, 'statement.drafted', factsOf(statement, written)));
      },
      operator.origin,
    );
    return statement.id;
  }

  /**
   * A new version. What was said of the one before counts for nothing, and whoever was asked no longer reads it.
   * @throws DomainError `statement_not_found`; the policy's reasons (forbidden); `statement_over`, `changed_meanwhile`,
   * `nothing_changed` (conflict).
   */
  async revise(
    operator: Operator,
    id: string,
    expected: number,
    content: Omit<StatementContent, 'tlp'>,
  ): Promise<void> {
    requireChange(operator, 'statement.write', await this.sight.owned(operator, id));
    const at = this.clock.now();
    const actor = { id: operator.id, name: operator.name };
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (transaction) => {
        const before = await this.lock(transaction, id, expected);
        if (!isAllowed('revise', before.state)) throw statementOver(before);
        const written = writtenBy(operator, { ...content, tlp: before.tlp });
        if ((await this.store.version(transaction, id, before.version)).hash === written.hash) {
          throw new DomainError('conflict', 'nothing_changed', 'This is what the statement says already');
        }
        const after = { ...before, version: before.version + 1, title: content.title, state: 'draft' as const };
        await this.store.addVersion(transaction, before, after.version, written, at);
        await this.store.move(transaction, id, { state: 'draft', version: after.version, title: content.title }, at);
        transaction.record(ownersEvent(after, actor, at, 'statement.revised', factsOf(after, written)));
        await this.takeBack(transaction, before, at);
      },
      operator.origin,
    );
  }

  /**
   * Takes a statement back, whatever state it is in. No nation reads it from then on; what somebody has read, printed or
   * heard cannot be taken back, which is what a correction is for.
   * @throws DomainError `statement_not_found`; the policy's reasons (forbidden); `statement_over` (conflict).
   */
  async withdraw(operator: Operator, id: string, reason: string): Promise<void> {
    const seen = await this.sight.owned(operator, id);
    // What nobody outside has read is given up by who writes; what went out is taken back by who lets go out.
    requireChange(
      operator,
      seen.asked.length + seen.addressed.length === 0 ? 'statement.write' : 'statement.release',
      seen,
    );
    const at = this.clock.now();
    const actor = { id: operator.id, name: operator.name };
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (transaction) => {
        const before = await this.lock(transaction, id);
        if (!isAllowed('withdraw', before.state)) throw statementOver(before);
        await this.store.move(transaction, id, { state: 'withdrawn', withdrawnAt: at, withdrawnBecause: reason }, at);
        const { title, version } = before;
        const data = { statementId: id, version, title, from: before.state, reason };
        transaction.record(ownersEvent(before, actor, at, 'statement.withdrawn', data));
        await this.takeBack(transaction, before, at);
      },
      operator.origin,
    );
  }

  private async lock(transaction: Transaction, id: string, expected?: number): Promise<StatementRecord> {
    const found = await this.store.lock(transaction, id);
    if (!found) throw statementNotFound();
    if (expected !== undefined && found.version !== expected) throw changedMeanwhile(found);
    return found;
  }

  /** Closes what other nations read of it, and tells them. */
  private async takeBack(transaction: Transaction, of: StatementRecord, at: Date): Promise<void> {
    const closed = await this.copies.close(transaction, of.id);
    const certs = await this.copies.certsOf(
      transaction,
      closed.map(({ nation }) => nation),
    );
    for (const { id, nation, stage, version } of closed) {
      const data = { copyId: id, version };
      const to =
        stage === 'released'
          ? [{ nation }]
          : certs.flatMap((cert) => (cert.nation === nation ? [{ nation, organisationId: cert.id }] : []));
      for (const one of to) transaction.record(addressedEvent(one, at, 'statement.taken_back', data));
    }
  }
}

/** So that whoever sees the correction sees what it puts right, and nobody corrects in another's name. */
function requireCorrectable(operator: Operator, of: StatementRecord, by: Ownership & { caseId: string | null }): void {
  requireChange(operator, 'statement.write', of);
  if (of.releasedAt === null) {
    throw new DomainError('conflict', 'nothing_to_correct', 'It never went out; write it anew instead', {
      field: 'corrects',
    });
  }
  const sameOwner = of.organisationId === by.organisationId;
  const sameCase = of.caseId === null || of.caseId === by.caseId;
  if (sameOwner && sameCase && !stricter(TLP_LABELS, of.tlp, by.tlp)) return;
  throw new DomainError(
    'conflict',
    'cannot_correct',
    'A correction is of the same organisation and case, and marked no less strictly',
    { field: 'corrects' },
  );
}

function writtenBy({ id, name }: Operator, { title, texts, tlp }: StatementContent): VersionRecord {
  const content = { title, texts: texts.map((one) => ({ ...one })), tlp };
  return { title, texts, hash: contentHash(content), author: { id, name } };
}

/** What the owner's journal tells of a version. */
export function factsOf(
  { id, version, corrects }: Pick<StatementRecord, 'id' | 'version' | 'corrects'>,
  { title, texts, hash }: VersionRecord,
): { statementId: string; version: number; title: string; languages: string[]; hash: string; corrects: string | null } {
  return { statementId: id, version, title, languages: texts.map(({ language }) => language), hash, corrects };
}

export function statementOver({ state }: StatementRecord): DomainError {
  return new DomainError('conflict', 'statement_over', `The statement is ${state}`);
}

export function changedMeanwhile({ version }: StatementRecord): DomainError {
  return new DomainError('conflict', 'changed_meanwhile', `There is a newer version, ${version}; look at it again`, {
    field: 'version',
  });
}
