import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import type { Pap, Tlp } from '../access/policy/marking.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import type { CaseEntity } from './case.entity.ts';
import { lockCase } from './case.store.ts';
import { excerpt, partEvent, partMarking, touchCase } from './case-parts.store.ts';
import type { CaseReference } from './case-reference.ts';
import { NoteEntity } from './note.entity.ts';

export interface NoteDraft {
  /** Markdown. */
  body: string;
  /** The case's own where absent. */
  tlp?: Tlp;
  pap?: Pap;
}

/** Writes notes, on open and on closed cases. */
@Injectable()
export class CaseNotesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a note and returns it. Its journal event carries the note's own marking. A note touches the case without
   * raising its version: it takes nothing from what another person is about to decide.
   * @throws DomainError `marking_too_low` when it is marked less restricted than the case; `above_clearance`.
   */
  async add(operator: Operator, reference: CaseReference, draft: NoteDraft): Promise<NoteEntity> {
    return this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockCase(transaction, operator, 'case.note', reference, undefined);
      return addNote(transaction, operator, found, draft, this.clock.now());
    });
  }
}

/** The same on a case that is locked already. */
export async function addNote(
  transaction: Transaction,
  operator: Operator,
  found: CaseEntity,
  draft: NoteDraft,
  at: Date,
): Promise<NoteEntity> {
  const marking = partMarking(operator, found, draft);
  const note: NoteEntity = {
    id: uuidv7(),
    realm: found.realm,
    nation: found.nation,
    organisationId: found.organisationId,
    caseId: found.id,
    author: operator.id,
    body: draft.body,
    ...marking,
    createdAt: at,
  };
  await transaction.manager.insert(NoteEntity, note);
  await touchCase(transaction, found, marking, at);
  const data = { noteId: note.id, author: note.author, excerpt: excerpt(draft.body) };
  transaction.record(partEvent(found, operator, at, marking.tlp, 'case.noted', data));
  return note;
}
