import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import type { Page } from '../common/page-cursor.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { caseNotFound, findSeenCase, lockCase } from './case.store.ts';
import type { CustodyAction, EvidenceDto } from './case-evidence.dto.ts';
import type { Marking } from './case-marks.ts';
import { CasePartsReader, toPart } from './case-parts.reader.ts';
import { findPart, insertPart, partEvent, partMarking, type PartRow, type PartTable } from './case-parts.store.ts';
import type { CaseReference } from './case-reference.ts';
import type { PageRequest } from './cases.reader.ts';
import { evidenceName } from './evidence-name.ts';

export const EVIDENCE: PartTable = { table: 'case_evidence', noun: 'evidence' };

export interface EvidenceDraft extends Partial<Marking> {
  /** As the sender has it. */
  name: string;
  content: Buffer;
}

export interface EvidenceRow extends PartRow {
  realm: string;
  nation: string;
  organisation_id: string;
  name: string;
  bytes: string;
  sha256: Buffer;
}

export interface EvidenceContent {
  id: string;
  content: Buffer;
  sha256: Buffer;
}

/**
 * Files people keep with a case, and who had them in hands. The content is named by its SHA-256, which the database
 * holds it to; each piece has its own copy, because one shared with another would tell, by being stored faster, that the
 * other is there.
 */
@Injectable()
export class CaseEvidenceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly parts: CasePartsReader,
    private readonly clock: Clock,
  ) {}

  async list(operator: Operator, reference: CaseReference, page: PageRequest): Promise<Page<EvidenceDto>> {
    const { items, next } = await this.parts.list<EvidenceRow>(operator, reference, EVIDENCE, page);
    return { items: items.map(toEvidence), next };
  }

  /** @throws DomainError `case_not_found`, `case_merged`, `empty_body`, `marking_too_low`, `above_clearance`. */
  async add(operator: Operator, reference: CaseReference, draft: EvidenceDraft): Promise<EvidenceDto> {
    const { content } = draft;
    if (content.length === 0) throw new DomainError('invalid', 'empty_body', 'The body is empty');
    const sha256 = digestOf(content);
    return this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockCase(transaction, operator, 'case.work', reference, undefined);
      const marking = partMarking(operator, found, draft);
      const at = this.clock.now();
      const values = { name: evidenceName(draft.name), bytes: content.length, sha256 };
      const row = await insertPart<EvidenceRow>(transaction, operator, found, EVIDENCE, at, marking, values);
      await transaction.query('INSERT INTO evidence_blobs (evidence_id, sha256, bytes) VALUES ($1, $2, $3)', [
        row.id,
        sha256,
        content,
      ]);
      await recordCustody(transaction, operator, row, 'added', sha256, at);
      const data = { evidenceId: row.id, name: row.name, bytes: content.length, sha256: sha256.toString('hex') };
      transaction.record(partEvent(found, operator, at, row.tlp, 'evidence.added', data));
      return toEvidence(row);
    });
  }

  /**
   * The content, given out: held against its hash, written into the chain of custody and told to the audit trail.
   * @throws DomainError `case_not_found`, `evidence_not_found`; `evidence_damaged` (conflict).
   */
  async download(operator: Operator, reference: CaseReference, id: string): Promise<EvidenceContent> {
    const { row, content, intact } = await this.inspect(operator, reference, id, 'downloaded');
    if (!intact) throw damaged();
    return { id: row.id, content, sha256: row.sha256 };
  }

  /**
   * Holds the content against its hash, and says so in the chain of custody.
   * @throws DomainError `case_not_found`, `evidence_not_found`; `evidence_damaged` (conflict).
   */
  async verify(operator: Operator, reference: CaseReference, id: string): Promise<EvidenceDto> {
    const { row, intact } = await this.inspect(operator, reference, id, 'verified');
    if (!intact) throw damaged();
    return toEvidence(row);
  }

  /** That the content is damaged is written down as well, so nothing is thrown in here. */
  private inspect(
    operator: Operator,
    reference: CaseReference,
    id: string,
    action: CustodyAction,
  ): Promise<{ row: EvidenceRow; content: Buffer; intact: boolean }> {
    return this.unitOfWork.transact(operator, async (transaction) => {
      const found = await findSeenCase(transaction, operator, reference, false);
      if (!found) throw caseNotFound();
      const which = { caseId: found.id, id };
      const row = await findPart<EvidenceRow>(transaction, operator, EVIDENCE.table, EVIDENCE.noun, which);
      const [blob] = await transaction.query<{ bytes: Buffer }>(
        'SELECT bytes FROM evidence_blobs WHERE evidence_id = $1',
        [id],
      );
      const content = blob?.bytes ?? Buffer.alloc(0);
      const actual = digestOf(content);
      const intact = actual.equals(row.sha256);
      const at = this.clock.now();
      await recordCustody(transaction, operator, row, intact ? action : 'damaged', actual, at);
      if (action === 'downloaded' && intact) {
        transaction.recordAccess({
          type: 'data.shown',
          at,
          nation: row.nation,
          organisationId: row.organisation_id,
          siteId: null,
          caseId: null,
          tlp: row.tlp,
          actor: { id: operator.id, name: operator.name },
          data: { kind: 'evidence', count: 1, objects: [id], caseId: found.id, sha256: actual.toString('hex') },
        });
      }
      return { row, content, intact };
    });
  }
}

async function recordCustody(
  transaction: Transaction,
  operator: Operator,
  row: EvidenceRow,
  action: CustodyAction,
  sha256: Buffer,
  at: Date,
): Promise<void> {
  const actor = JSON.stringify({ id: operator.id, name: operator.name });
  await transaction.query(
    `INSERT INTO evidence_custody (id, realm, nation, organisation_id, evidence_id, action, actor, at, sha256)
     VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9)`,
    [uuidv7(), row.realm, row.nation, row.organisation_id, row.id, action, actor, at, sha256],
  );
}

function digestOf(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}

function damaged(): DomainError {
  const message = 'What is stored no longer has the hash it was added with; it is not given out';
  return new DomainError('conflict', 'evidence_damaged', message);
}

function toEvidence(row: EvidenceRow): EvidenceDto {
  return { ...toPart(row), name: row.name, bytes: Number(row.bytes), sha256: row.sha256.toString('hex') };
}
