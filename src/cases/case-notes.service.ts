import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { PAP_LABELS, type Pap, TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { safeText } from '../intake/formats/safe-text.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { CaseEntity } from './case.entity.ts';
import { caseEvent, lockCase } from './case.store.ts';
import type { CaseReference } from './case-reference.ts';
import { NoteEntity } from './note.entity.ts';

/** Characters of a note its journal event carries. */
const EXCERPT = 200;

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
   * @throws DomainError `marking_too_low` when it is marked less restricted than the case.
   */
  async add(operator: Operator, reference: CaseReference, draft: NoteDraft): Promise<NoteEntity> {
    return this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockCase(transaction, operator, 'case.note', reference, undefined);
      const tlp = atLeast(TLP_LABELS, found.tlp, draft.tlp, 'tlp');
      const pap = atLeast(PAP_LABELS, found.pap, draft.pap, 'pap');
      const at = this.clock.now();
      const note: NoteEntity = {
        id: uuidv7(),
        realm: found.realm,
        nation: found.nation,
        organisationId: found.organisationId,
        caseId: found.id,
        author: operator.id,
        body: draft.body,
        tlp,
        pap,
        createdAt: at,
      };
      await transaction.manager.insert(NoteEntity, note);
      await transaction.manager.update(CaseEntity, { id: found.id }, { updatedAt: at });
      const excerpt = safeText(draft.body.replace(/\s+/g, ' '), EXCERPT);
      const data = { noteId: note.id, author: note.author, excerpt };
      transaction.record({ ...caseEvent(found, operator, at, 'case.noted', data), tlp });
      return note;
    });
  }
}

function atLeast<Label extends string>(
  order: readonly Label[],
  least: Label,
  asked: Label | undefined,
  field: string,
): Label {
  if (asked === undefined || asked === least) return least;
  if (order.indexOf(asked) > order.indexOf(least)) return asked;
  throw new DomainError('invalid', 'marking_too_low', `The case is marked ${least}; a note on it cannot be less`, {
    field,
  });
}
