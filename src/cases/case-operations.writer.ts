import { Injectable } from '@nestjs/common';
import { systemOperator } from '../access/operator.ts';
import { CaseOperations, type StepRecord } from '../correlation/case-operations.ts';
import { stricterTlp } from '../correlation/case-facts.ts';
import type { DecisionOutcome } from '../correlation/decision-fact.ts';
import { BackgroundStore } from '../correlation/background/background.store.ts';
import type { SiteView } from '../correlation/site-view.ts';
import type { SiteChanges } from '../correlation/step-result.ts';
import type { Actor } from '../journal/journal-event.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { type CaseChange, CaseRowsWriter } from './case-rows.writer.ts';
import { LinkWriter, type MovedHead } from './link.writer.ts';
import { partMarkedData, tellingTlp } from './marking-events.ts';
import { lockMarkingsForStep, markedAlerts, type RaisedPart, raiseParts } from './marking.store.ts';
import { MergeRecordsWriter } from './merge-records.writer.ts';
import type { MergeTrace } from './merge-trace.ts';
import { MoveEventsWriter } from './move-events.writer.ts';
import { ObjectWriter } from './object.writer.ts';
import { alertEvents, caseEvents, type StepEvent } from './step-events.ts';
import { writeFiredRules, writeShadowMatches } from './rule-news.store.ts';
import { writeRulePauses } from './rule-pauses.store.ts';
import { casesSpokenOf, StepMarkings } from './step-markings.ts';

/** Records one step of correlation: rows first, then what of it the journal tells. */
@Injectable()
export class CaseOperationsWriter extends CaseOperations {
  constructor(
    private readonly links: LinkWriter,
    private readonly cases: CaseRowsWriter,
    private readonly objects: ObjectWriter,
    private readonly moves: MoveEventsWriter,
    private readonly merges: MergeRecordsWriter,
    private readonly background: BackgroundStore,
  ) {
    super();
  }

  override async record(tx: Transaction, step: StepRecord): Promise<void> {
    await lockMarkingsForStep(tx);
    for (const changes of step.result.sites) {
      const site = step.sites.get(changes.siteId);
      if (!site) throw new Error(`Site ${changes.siteId} is not in the registry`);
      await this.recordSite(tx, site, changes, step);
    }
    for (const outcome of step.result.decisions) await this.recordDecision(tx, outcome, step);
  }

  private async recordSite(tx: Transaction, site: SiteView, changes: SiteChanges, step: StepRecord): Promise<void> {
    const system = systemOperator(tx.realm);
    const engine: Actor = { id: system.id, name: system.name };
    const mergeNotes = await this.merges.note(tx, changes);
    const undone = await this.merges.undone(tx, changes, step.now);
    const movedHeads = await this.links.write(tx, site, changes, step);
    const spokenOf = casesSpokenOf(changes);
    const marked = await markedAlerts(tx, site.siteId, spokenOf);
    const caseChanges = await this.cases.write(tx, site, changes, marked, step, undone);
    const statuses = await this.merges.statuses(tx, mergeNotes);
    const markings = new StepMarkings(await this.cases.markings(tx, spokenOf), marked);
    const tell = (event: StepEvent): void => {
      tx.record({
        actor: engine,
        ...event,
        tlp: stricterTlp(event.tlp, markings.ofCase(event.caseId)),
        nation: site.nation,
        organisationId: site.organisationId,
        siteId: site.siteId,
      });
    };
    const opened = new Set(caseChanges.filter((change) => change.opened).map((change) => change.group.id));
    await this.count(tx, changes, opened, movedHeads);
    // Alerts that had left memory before their group became a case.
    const faded = caseChanges
      .filter(({ opened: isNew, group }) => isNew && group.facts.faded)
      .map(({ group }) => group.id);
    const joined = [...movedHeads, ...(await this.links.headsOf(tx, faded))];
    for (const event of await this.moves.events(tx, changes, markings, step)) tell(event);
    for (const event of caseEvents(caseChanges, site.code, openersOf(step))) tell(event);
    const raised = await this.raiseParts(tx, caseChanges, step.now);
    await this.merges.store(tx, site, mergeNotes, { statuses, changes: caseChanges, raised }, step);
    const lowered = await this.giveBack(tx, undone, caseChanges, step.now);
    for (const event of partEvents(raised, 'Its case was raised', step.now)) tell(event);
    for (const event of partEvents(lowered, 'The merge that had raised it was undone', step.now)) tell(event);
    for (const event of alertEvents(changes, opened, markings)) tell(event);
    for (const event of await this.moves.joined(tx, joined, changes, opened, markings)) tell(event);
    for (const event of await this.objects.write(tx, site, changes, markings, step)) {
      tell({ type: event.type, at: event.at, caseId: event.groupId, tlp: event.tlp, data: event.data });
    }
    await this.background.write(tx, site.siteId, changes, step.rules.background);
    await writeRulePauses(tx, site, changes.pauses);
    await writeFiredRules(tx, site, changes.fired);
    await writeShadowMatches(tx, site, changes.shadows);
    await tx.query(
      `INSERT INTO correlation_progress (realm, site_id, watermark) VALUES ($1, $2, $3)
       ON CONFLICT (realm, site_id) DO UPDATE SET watermark = excluded.watermark`,
      [tx.realm, site.siteId, Number.isFinite(changes.watermark) ? new Date(changes.watermark) : new Date(0)],
    );
  }

  /** What people wrote on a case is never less strict than the case. */
  private async raiseParts(tx: Transaction, changes: readonly CaseChange[], at: Date): Promise<MarkedParts[]> {
    const raised: MarkedParts[] = [];
    for (const { group, number, marked } of changes) {
      if (!marked) continue;
      raised.push({ caseId: group.id, number, parts: await raiseParts(tx, group.id, marked.to, at) });
    }
    return raised;
  }

  /** Cases that were merged away are worked on again, and what the merge alone had raised is as it was. */
  private async giveBack(
    tx: Transaction,
    undone: readonly MergeTrace[],
    changes: readonly CaseChange[],
    at: Date,
  ): Promise<MarkedParts[]> {
    const lowered: MarkedParts[] = [];
    for (const trace of undone) {
      await this.merges.reopen(tx, trace, at);
      const survivor = changes.find(({ group }) => group.id === trace.intoId);
      if (!survivor) continue;
      const parts = await this.merges.lowerParts(tx, trace, survivor.standing, at);
      lowered.push({ caseId: trace.intoId, number: survivor.number, parts });
    }
    return lowered;
  }

  private async count(
    tx: Transaction,
    changes: SiteChanges,
    opened: ReadonlySet<string>,
    movedHeads: readonly MovedHead[],
  ): Promise<void> {
    const added = new Map<string, number>();
    for (const { node } of changes.placements) added.set(node.group.id, (added.get(node.group.id) ?? 0) + 1);
    const recount = new Set([...opened, ...movedHeads.map((head) => head.groupId)]);
    for (const move of changes.moves) if (move.kind !== 'refold') recount.add(move.from).add(move.into);
    await this.cases.count(tx, added, [...recount]);
  }

  private async recordDecision(tx: Transaction, outcome: DecisionOutcome, step: StepRecord): Promise<void> {
    const newCaseId = outcome.newNumber === undefined ? undefined : outcome.newGroupId;
    // An opening is about the case it makes.
    await tx.query(
      `UPDATE decisions SET applied_ordinal = $2, outcome = $3::jsonb, case_id = coalesce(case_id, $4::uuid) WHERE id = $1`,
      [
        outcome.decisionId,
        step.ordinal,
        JSON.stringify({
          applied: outcome.applied,
          refusal: outcome.refusal,
          newCaseId,
          newNumber: outcome.newNumber,
          heads: outcome.heads,
          newcomers: outcome.newcomers,
        }),
        newCaseId ?? null,
      ],
    );
    if (!outcome.applied || outcome.apart === undefined) return;
    await tx.query(
      `INSERT INTO case_separations (realm, group_id, other_group_id, decision_id)
       SELECT realm, $3, $2, id FROM decisions WHERE id = $1 ON CONFLICT DO NOTHING`,
      [outcome.decisionId, outcome.apart[1], outcome.apart[0]],
    );
  }
}

/** Parts of a case whose marking a step changed. */
interface MarkedParts {
  caseId: string;
  number: number;
  parts: RaisedPart[];
}

function partEvents(marked: readonly MarkedParts[], reason: string, at: Date): StepEvent[] {
  return marked.flatMap(({ caseId, number, parts }) =>
    parts.map((part): StepEvent => {
      const data = partMarkedData(number, part, reason);
      return { type: 'part.marked', at, caseId, tlp: tellingTlp(part.from, part.to), data };
    }),
  );
}

/** Who opened cases by a decision, by case. */
function openersOf({ result, deciders }: StepRecord): Map<string, Actor> {
  return new Map(
    result.decisions.flatMap(({ decisionId, newNumber, newGroupId, apart }): [string, Actor][] => {
      const decider = deciders.get(decisionId);
      const opened = newNumber !== undefined && apart === undefined;
      return decider && newGroupId !== undefined && opened ? [[newGroupId, decider]] : [];
    }),
  );
}
