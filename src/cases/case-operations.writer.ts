import { Injectable } from '@nestjs/common';
import { systemOperator } from '../access/operator.ts';
import { CaseOperations, type StepRecord } from '../correlation/case-operations.ts';
import { stricterTlp } from '../correlation/case-facts.ts';
import type { DecisionOutcome } from '../correlation/decision-fact.ts';
import { BackgroundStore } from '../correlation/background/background.store.ts';
import type { Actor } from '../journal/journal-event.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { type CaseChange, CaseRowsWriter } from './case-rows.writer.ts';
import type { SitePart } from './link-rows.ts';
import { LinkWriter, type MovedHead } from './link.writer.ts';
import { partMarkedData, tellingTlp } from './marking-events.ts';
import { markedAlerts, type RaisedPart, raiseParts, sendMarkingsLockForStep } from './marking.store.ts';
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

  /**
   * What all sites need of the store is asked at once, and what is written goes out together, so that a step costs a few round
   * trips however many sites it concerns.
   */
  override async record(tx: Transaction, step: StepRecord): Promise<void> {
    const noted: NotedPart[] = [];
    sendMarkingsLockForStep(tx);
    for (const changes of step.result.sites) {
      const site = step.sites.get(changes.siteId);
      if (!site) throw new Error(`Site ${changes.siteId} is not in the registry`);
      const notes = await this.merges.note(tx, changes);
      const undone = await this.merges.undone(tx, changes, step.now);
      noted.push({ site, changes, notes, undone, spokenOf: casesSpokenOf(changes) });
    }
    if (noted.length > 0) await this.recordSites(tx, noted, step);
    for (const outcome of step.result.decisions) await this.recordDecision(tx, outcome, step);
  }

  private async recordSites(tx: Transaction, noted: readonly NotedPart[], step: StepRecord): Promise<void> {
    const moved = await this.links.write(tx, noted, step);
    const spokenOf = noted.flatMap((part) => part.spokenOf);
    const siteIds = noted.map(({ site }) => site.siteId);
    const asked = markedAlerts(tx, siteIds, spokenOf);
    const written = await this.cases.write(tx, noted, asked, addedTo(noted), step);
    const marked = await asked;
    const parts = noted.map((part): WrittenPart => {
      const [caseChanges, heads] = [written.get(part.site.siteId) ?? [], moved.get(part.site.siteId) ?? []];
      const opened = new Set(caseChanges.filter((change) => change.opened).map((change) => change.group.id));
      return { ...part, caseChanges, moved: heads, opened };
    });
    const labels = await this.labels(tx, parts);
    this.cases.recount(tx, movedCases(parts));
    for (const part of parts) {
      const ids = new Set(part.spokenOf);
      const own = marked.filter(({ groupId }) => ids.has(groupId));
      await this.recordSite(tx, part, new StepMarkings(labels, own), step);
    }
    const changed = parts.map(({ changes }) => changes);
    this.background.write(tx, changed, step.rules.background);
    const progress = changed.map(({ siteId, watermark }) => ({
      site_id: siteId,
      watermark: Number.isFinite(watermark) ? new Date(watermark) : new Date(0),
    }));
    tx.send(
      `INSERT INTO correlation_progress (realm, site_id, watermark)
       SELECT $1, r.site_id, r.watermark FROM jsonb_to_recordset($2::jsonb) AS r (site_id uuid, watermark timestamptz)
       ON CONFLICT (realm, site_id) DO UPDATE SET watermark = excluded.watermark`,
      [tx.realm, JSON.stringify(progress)],
    );
  }

  /** How strictly the cases a step speaks of are marked now: those it wrote are known, and what waits is no case. */
  private async labels(tx: Transaction, parts: readonly WrittenPart[]): Promise<Map<string, string>> {
    const labels = new Map<string, string>();
    const waiting = new Set<string>();
    for (const { caseChanges, changes } of parts) {
      for (const { group, standing } of caseChanges) labels.set(group.id, standing.tlp.label);
      const nodes = [...changes.nodes, ...changes.amended, ...changes.placements.map(({ node }) => node)];
      for (const group of [...changes.groups, ...nodes.map((node) => node.group)]) {
        if (group.opened === null) waiting.add(group.id);
      }
    }
    const unknown = parts.flatMap(({ spokenOf }) => spokenOf).filter((id) => !labels.has(id) && !waiting.has(id));
    if (unknown.length > 0) for (const [id, tlp] of await this.cases.markings(tx, unknown)) labels.set(id, tlp);
    return labels;
  }

  private async recordSite(
    tx: Transaction,
    part: WrittenPart,
    markings: StepMarkings,
    step: StepRecord,
  ): Promise<void> {
    const { site, changes, notes, undone, caseChanges, moved, opened } = part;
    const system = systemOperator(tx.realm);
    const engine: Actor = { id: system.id, name: system.name };
    const statuses = await this.merges.statuses(tx, notes);
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
    // Alerts that had left memory before their group became a case.
    const faded = caseChanges
      .filter(({ opened: isNew, group }) => isNew && group.facts.faded)
      .map(({ group }) => group.id);
    const joined = [...moved, ...(await this.links.headsOf(tx, faded))];
    for (const event of await this.moves.events(tx, changes, markings, step)) tell(event);
    for (const event of caseEvents(caseChanges, site.code, openersOf(step))) tell(event);
    const raised = await this.raiseParts(tx, caseChanges, step.now);
    await this.merges.store(tx, site, notes, { statuses, changes: caseChanges, raised }, step);
    const lowered = await this.giveBack(tx, undone, caseChanges, step.now);
    for (const event of partEvents(raised, 'Its case was raised', step.now)) tell(event);
    for (const event of partEvents(lowered, 'The merge that had raised it was undone', step.now)) tell(event);
    for (const event of alertEvents(changes, opened, markings)) tell(event);
    for (const event of await this.moves.joined(tx, joined, changes, opened, markings)) tell(event);
    for (const event of await this.objects.write(tx, site, changes, markings, step)) {
      tell({ type: event.type, at: event.at, caseId: event.groupId, tlp: event.tlp, data: event.data });
    }
    await writeRulePauses(tx, site, changes.pauses);
    await writeFiredRules(tx, site, changes.fired);
    await writeShadowMatches(tx, site, changes.shadows);
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

/** What a step changed at one site, with what its merges would make unknowable. */
interface NotedPart extends SitePart {
  notes: Awaited<ReturnType<MergeRecordsWriter['note']>>;
  undone: MergeTrace[];
  spokenOf: string[];
}

interface WrittenPart extends NotedPart {
  caseChanges: CaseChange[];
  /** Heads that were in no case and came into one with their group. */
  moved: MovedHead[];
  /** Groups that became cases. */
  opened: ReadonlySet<string>;
}

/** Parts of a case whose marking a step changed. */
interface MarkedParts {
  caseId: string;
  number: number;
  parts: RaisedPart[];
}

/** How many alerts came into each case. */
function addedTo(parts: readonly SitePart[]): Map<string, number> {
  const added = new Map<string, number>();
  for (const { changes } of parts) {
    for (const { node } of changes.placements) {
      if (node.group.opened !== null) added.set(node.group.id, (added.get(node.group.id) ?? 0) + 1);
    }
  }
  return added;
}

/** Cases that alerts were moved out of or into. */
function movedCases(parts: readonly WrittenPart[]): string[] {
  const cases = new Set<string>();
  for (const { changes, moved } of parts) {
    for (const { groupId } of moved) cases.add(groupId);
    for (const move of changes.moves) if (move.kind !== 'refold') cases.add(move.from).add(move.into);
  }
  return [...cases];
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
