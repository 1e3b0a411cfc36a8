import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import type { JsonObject } from '../common/json.ts';
import type { JournalType } from '../journal/journal-event.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { type Marking } from './case-marks.ts';
import {
  type CaseStanding,
  columnsOf,
  lowerCase,
  markingOf,
  raiseCase,
  settleCase,
  STANDING_COLUMNS,
} from './case-standing.ts';
import type { LockedCase, LockedThing } from './marked-things.store.ts';
import { markedAlerts, PART_TABLES, raiseParts, withMarked } from './marking.store.ts';
import { isRaise } from './marking-change.ts';
import { markingData, partMarkedData, tellingTlp } from './marking-events.ts';

/** Who marks, when and why. */
export interface MarkingAct {
  operator: Operator;
  at: Date;
  reason: string;
}

/** Writes a marking that was decided on, with what follows from it, and tells the journal. */
@Injectable()
export class MarkingsWriter {
  async apply(transaction: Transaction, thing: LockedThing, to: Marking, act: MarkingAct): Promise<void> {
    if (thing.kind === 'case') {
      if (thing.case) await this.markCase(transaction, thing.case, await standing(transaction, thing.case, to), act);
    } else if (thing.kind === 'alert') await this.markAlert(transaction, thing, to, act);
    else {
      const { table, dated } = PART_TABLES[thing.kind];
      await transaction.query(
        `UPDATE ${table} SET tlp = $2, pap = $3, version = version + 1 ${dated ? ', updated_at = $4' : ''} WHERE id = $1`,
        [thing.id, to.tlp, to.pap, ...(dated ? [act.at] : [])],
      );
      const part = { part: thing.kind, id: thing.id, from: thing, to };
      const data = partMarkedData(thing.case?.number ?? 0, part, act.reason);
      record(transaction, thing, 'part.marked', tellingTlp(thing, to), data, act);
    }
  }

  private async markAlert(transaction: Transaction, thing: LockedThing, to: Marking, act: MarkingAct): Promise<void> {
    await transaction.query('UPDATE alerts SET tlp = $2, pap = $3, marked_at = $4 WHERE id = $1', [
      thing.id,
      to.tlp,
      to.pap,
      act.at,
    ]);
    const data = { alertId: thing.id, ...numberOf(thing), ...markingData(thing, to, act.reason) };
    record(transaction, thing, 'alert.marked', tellingTlp(thing, to), data, act);
    if (!thing.case) return;
    // A case is at least as strict as its alerts; one that was lowered stays, unless this is stricter than all it had.
    const { facts, siteId, id } = thing.case;
    const alerts = withMarked(facts, await markedAlerts(transaction, [siteId], [id]));
    await this.markCase(transaction, thing.case, settleCase(thing.case.standing, alerts), {
      ...act,
      reason: `An alert of it was raised: ${act.reason}`,
    });
  }

  private async markCase(
    transaction: Transaction,
    found: LockedCase,
    standing: CaseStanding,
    act: MarkingAct,
  ): Promise<void> {
    const [from, to] = [markingOf(found.standing), markingOf(standing)];
    const columns = columnsOf(standing);
    if (from.tlp === to.tlp && from.pap === to.pap) return;
    await transaction.query(
      `UPDATE cases SET ${STANDING_COLUMNS.map((column, index) => `${column} = $${index + 3}`).join(', ')},
         updated_at = $2, version = version + 1 WHERE id = $1`,
      [found.id, act.at, ...STANDING_COLUMNS.map((column) => columns[column])],
    );
    const owner = { ...found, case: found };
    const data = { number: found.number, ...markingData(from, to, act.reason) };
    record(transaction, owner, 'case.marked', tellingTlp(from, to), data, act);
    if (!isRaise(from, to)) return;
    for (const part of await raiseParts(transaction, found.id, to, act.at)) {
      const told = partMarkedData(found.number, part, `Its case was raised: ${act.reason}`);
      record(transaction, owner, 'part.marked', tellingTlp(part.from, part.to), told, act);
    }
  }
}

async function standing(transaction: Transaction, found: LockedCase, to: Marking): Promise<CaseStanding> {
  if (isRaise(found, to)) return raiseCase(found.standing, to);
  const alerts = withMarked(found.facts, await markedAlerts(transaction, [found.siteId], [found.id]));
  return lowerCase(found.standing, alerts, to);
}

/** A journal entry about a thing by the person who acted. */
export function record(
  transaction: Transaction,
  thing: Omit<LockedThing, 'kind' | 'version'>,
  type: JournalType,
  tlp: string,
  data: JsonObject,
  { operator, at }: Pick<MarkingAct, 'operator' | 'at'>,
): void {
  transaction.record({
    type,
    at,
    nation: thing.nation,
    organisationId: thing.organisationId,
    siteId: thing.siteId,
    caseId: thing.case?.id ?? null,
    tlp,
    actor: { id: operator.id, name: operator.name },
    data,
  });
}

/** The number of the case, where there is one to be named. */
export function numberOf(thing: Pick<LockedThing, 'case'>): { number?: number } {
  return thing.case ? { number: thing.case.number } : {};
}
