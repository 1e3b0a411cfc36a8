import { Injectable } from '@nestjs/common';
import type { AlertGroup } from '../correlation/alert-node.ts';
import { assessCase, type CaseAssessment, type Factor } from '../correlation/case-assessment.ts';
import type { StepRecord } from '../correlation/case-operations.ts';
import type { SiteView } from '../correlation/site-view.ts';
import type { SiteChanges } from '../correlation/step-result.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { Marking } from './case-marks.ts';
import {
  type CaseStanding,
  columnsOf,
  factsMarking,
  markingOf,
  settleCase,
  STANDING_COLUMNS,
  type StandingColumns,
  standingOf,
} from './case-standing.ts';
import type { SitePart } from './link-rows.ts';
import { type MarkedAlert, withMarked } from './marking.store.ts';
import { type MergeTrace, standingBefore } from './merge-trace.ts';

interface CaseRow extends StandingColumns {
  id: string;
  title: string;
  title_source: string;
  severity: number;
  severity_source: string;
  priority: number;
}

export interface Change<T> {
  from: T;
  to: T;
}

/** A case as a step left it, and what of it a reader would notice. */
export interface CaseChange {
  group: AlertGroup;
  number: number;
  opened: boolean;
  title: string;
  severity: number;
  priority: number;
  factors: Factor[];
  changes: { title?: Change<string>; severity?: Change<number>; priority?: Change<number> };
  standing: CaseStanding;
  /** Where it stood before the step; absent of a new one. */
  former?: CaseStanding;
  /** How its marking changed, and why; absent where it did not, or the case is new. */
  marked?: Change<Marking> & { reason: string };
}

/**
 * Writes what the engine knows of its cases. What a person set, title and severity, it leaves alone; a marking it raises
 * and never lowers.
 */
@Injectable()
export class CaseRowsWriter {
  /**
   * `added` is how many alerts came into each case; what is opened is counted as it is stored.
   * @returns the changes of each site, by its id.
   */
  async write(
    tx: Transaction,
    parts: readonly (SitePart & { undone: readonly MergeTrace[] })[],
    marked: Promise<readonly MarkedAlert[]>,
    added: ReadonlyMap<string, number>,
    step: StepRecord,
  ): Promise<Map<string, CaseChange[]>> {
    const ids = parts.flatMap(({ changes: { groups, moves } }) => {
      const cases = casesOf(groups);
      const left = moves.flatMap((move) => (move.kind === 'refold' || move.fromNumber === null ? [] : move.from));
      return cases.length === 0 ? [] : [...cases.map((group) => group.id), ...left];
    });
    const [known, people] = await Promise.all([
      ids.length === 0 ? new Map<string, CaseRow>() : this.known(tx, ids),
      marked,
    ]);
    const written = parts.map(({ site, changes: { groups, moves }, undone }): [SiteView, CaseChange[]] => {
      const origins = originsOf(moves, known);
      const changes = casesOf(groups).map((group) => {
        const alerts = withMarked(
          factsMarking(group.facts),
          people.filter(({ groupId }) => groupId === group.id),
        );
        const trace = undone.find(({ intoId }) => intoId === group.id);
        return this.compare(group, site, known.get(group.id), step, alerts, origins.get(group.id) ?? [], trace);
      });
      return [site, changes];
    });
    this.store(tx, written, added, step);
    return new Map(written.map(([{ siteId }, changes]) => [siteId, changes]));
  }

  private store(
    tx: Transaction,
    written: readonly [SiteView, CaseChange[]][],
    added: ReadonlyMap<string, number>,
    step: StepRecord,
  ): void {
    const rows = written.flatMap(([site, changes]) =>
      changes.map((change) => rowOf(site, change, added.get(change.group.id) ?? 0)),
    );
    if (rows.length === 0) return;
    tx.send(
      `INSERT INTO cases (id, realm, number, nation, organisation_id, site_id, title, severity, priority, factors, facts, continues_id,
         ${STANDING_COLUMNS.join(', ')}, first_seen, last_seen, opened_at, updated_at, alert_count)
       SELECT r.id, $1, r.number, r.nation, r.organisation_id, r.site_id, r.title, r.severity, r.priority, r.factors, r.facts, r.continues_id,
         ${STANDING_COLUMNS.map((column) => `r.${column}`).join(', ')}, coalesce(held.first_at, r.first_seen), coalesce(held.last_at, r.last_seen), $2, $2,
         coalesce(held.count, r.added)
       FROM jsonb_to_recordset($3::jsonb) AS r (id uuid, number bigint, nation text, organisation_id uuid, site_id uuid, title text, severity smallint, priority smallint,
         factors jsonb, facts jsonb, continues_id uuid, ${STANDING_COLUMNS.map((column) => `${column} text`).join(', ')}, first_seen timestamptz, last_seen timestamptz,
         added bigint, opened boolean)
       LEFT JOIN LATERAL (SELECT count(*), min(l.first_at) AS first_at, max(l.last_at) AS last_at FROM alert_links l
         -- Asked inside as well: else all that a case holds is counted for each step that touches it, and thrown away.
         WHERE r.opened AND l.group_id = r.id) held ON r.opened
       ON CONFLICT (id) DO UPDATE SET
         title = excluded.title, severity = excluded.severity, priority = excluded.priority, factors = excluded.factors,
         facts = excluded.facts, continues_id = excluded.continues_id, ${STANDING_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')},
         first_seen = excluded.first_seen, last_seen = excluded.last_seen, updated_at = excluded.updated_at,
         alert_count = cases.alert_count + excluded.alert_count,
         version = cases.version + CASE WHEN (cases.title, cases.severity, cases.priority, cases.tlp, cases.pap)
           IS DISTINCT FROM (excluded.title, excluded.severity, excluded.priority, excluded.tlp, excluded.pap)
           THEN 1 ELSE 0 END`,
      [tx.realm, step.now, JSON.stringify(rows)],
    );
  }

  /** Counts anew the alerts of cases that some were moved out of or into, with those that were deleted since. */
  recount(tx: Transaction, ids: readonly string[]): void {
    if (ids.length === 0) return;
    tx.send(
      `UPDATE cases c SET alert_count = held.count + c.alerts_removed, first_seen = coalesce(held.first_at, c.first_seen),
         last_seen = coalesce(held.last_at, c.last_seen)
       FROM (SELECT g.id, count(l.alert_id), min(l.first_at) AS first_at, max(l.last_at) AS last_at
             FROM unnest($1::uuid[]) AS g (id) LEFT JOIN alert_links l ON l.group_id = g.id GROUP BY g.id) held
       WHERE c.id = held.id`,
      [ids],
    );
  }

  /** How strictly cases are marked now. */
  async markings(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; tlp: string }>('SELECT id, tlp FROM cases WHERE id = ANY($1::uuid[])', [
      ids,
    ]);
    return new Map(rows.map((row) => [row.id, row.tlp]));
  }

  /**
   * Locks the rows: a person's command on the same case waits for this step, or this step for the command. Whoever writes a row that
   * only names the case waits for neither.
   */
  private async known(tx: Transaction, ids: readonly string[]): Promise<Map<string, CaseRow>> {
    const rows = await tx.query<CaseRow>(
      `SELECT id, title, title_source, severity, severity_source, priority, ${STANDING_COLUMNS.join(', ')} FROM cases
       WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private compare(
    group: AlertGroup,
    site: SiteView,
    known: CaseRow | undefined,
    step: StepRecord,
    alerts: Marking,
    origins: readonly CaseStanding[],
    trace: MergeTrace | undefined,
  ): CaseChange {
    const assessed: CaseAssessment = assessCase(group.facts, site, step.rules.case);
    const personal = known?.severity_source === 'person';
    const title = known?.title_source === 'person' ? known.title : assessed.title;
    const severity = personal ? known.severity : assessed.severity;
    const priority = personal ? known.priority : assessed.priority;
    const changes: CaseChange['changes'] = {};
    if (known && known.title !== title) changes.title = { from: known.title, to: title };
    if (known && known.severity !== severity) changes.severity = { from: known.severity, to: severity };
    if (known && known.priority !== priority) changes.priority = { from: known.priority, to: priority };
    const { factors } = assessed;
    const former = known && standingOf(known);
    const before = former && standingBefore(trace, former);
    const standing = settleCase(before ?? former, alerts, origins);
    const marked = former && markedChange(former, standing, alerts, before !== undefined);
    const number = group.opened ?? 0;
    const told = { group, number, opened: !known, title, severity, priority, factors, changes, standing };
    const change = former ? Object.assign(told, { former }) : told;
    return marked ? { ...change, marked } : change;
  }
}

function casesOf(groups: Iterable<AlertGroup>): AlertGroup[] {
  return [...groups].filter((group) => group.opened !== null);
}

function rowOf(site: SiteView, change: CaseChange, added: number): object {
  const { group, number, opened, title, severity, priority, factors, standing } = change;
  return {
    id: group.id,
    number,
    nation: site.nation,
    organisation_id: site.organisationId,
    site_id: site.siteId,
    title,
    severity,
    priority,
    factors,
    facts: group.facts,
    continues_id: group.continues,
    ...columnsOf(standing),
    first_seen: new Date(group.facts.first),
    last_seen: new Date(group.facts.last),
    added,
    opened,
  };
}

/** The cases each group's alerts came out of in this step, by a merge or a split. */
function originsOf(moves: SiteChanges['moves'], known: ReadonlyMap<string, CaseRow>): Map<string, CaseStanding[]> {
  const origins = new Map<string, CaseStanding[]>();
  for (const move of moves) {
    // What a merge gave is given back with it.
    if (move.kind === 'refold' || (move.kind === 'split' && move.restores)) continue;
    const row = known.get(move.from);
    // What the group took in earlier in the step goes with it.
    const carried = [...(origins.get(move.from) ?? []), ...(row ? [standingOf(row)] : [])];
    if (carried.length > 0) origins.set(move.into, [...(origins.get(move.into) ?? []), ...carried]);
  }
  return origins;
}

function markedChange(
  former: CaseStanding,
  standing: CaseStanding,
  alerts: Marking,
  restored: boolean,
): CaseChange['marked'] | undefined {
  const [from, to] = [markingOf(former), markingOf(standing)];
  if (from.tlp === to.tlp && from.pap === to.pap) return undefined;
  const lapsed = former.tlp.marks.set !== standing.tlp.marks.set || former.pap.marks.set !== standing.pap.marks.set;
  const strict = `TLP:${alerts.tlp} PAP:${alerts.pap}`;
  const reason = lapsed
    ? `An alert is stricter than all those it had when it was lowered: ${strict}`
    : `What it holds is marked up to ${strict}`;
  return { from, to, reason: restored ? 'The merge that had raised it was undone' : reason };
}
