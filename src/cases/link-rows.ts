import type { AlertNode } from '../correlation/alert-node.ts';
import { saveNode } from '../correlation/node-state.ts';
import type { Reason } from '../correlation/reason.ts';
import type { SiteView } from '../correlation/site-view.ts';
import type { SiteChanges } from '../correlation/step-result.ts';
import type { Columns } from '../database/row-arrays.ts';
import { scoreOf } from '../intake/link-reasons.ts';

/** What a step changed at one site. */
export interface SitePart {
  site: SiteView;
  changes: SiteChanges;
}

/** What changes of a link while its alert is told of: texts are JSON. */
interface HeadRow {
  alertId: string;
  /** Null where those that are stored stand, as with most repeats. */
  reasons: string | null;
  score: number | null;
  occurrences: number;
  first: Date;
  last: Date;
  state: string | null;
}

interface PlacedRow extends HeadRow {
  nation: string;
  siteId: string;
  ordinal: number;
  groupId: string;
  headId: string;
  late: boolean;
  suppressedBy: string | null;
}

export const HEAD_COLUMNS: Columns<HeadRow> = {
  alert_id: ['uuid', ({ alertId }) => alertId],
  reasons: ['jsonb', ({ reasons }) => reasons],
  score: ['real', ({ score }) => score],
  occurrences: ['bigint', ({ occurrences }) => occurrences],
  first_at: ['timestamptz', ({ first }) => first],
  last_at: ['timestamptz', ({ last }) => last],
  state: ['jsonb', ({ state }) => state],
};

export const PLACED_COLUMNS: Columns<PlacedRow> = {
  ...HEAD_COLUMNS,
  nation: ['text', ({ nation }) => nation],
  site_id: ['uuid', ({ siteId }) => siteId],
  ordinal: ['bigint', ({ ordinal }) => ordinal],
  group_id: ['uuid', ({ groupId }) => groupId],
  head_id: ['uuid', ({ headId }) => headId],
  late: ['boolean', ({ late }) => late],
  suppressed_by: ['uuid', ({ suppressedBy }) => suppressedBy],
};

/** The row of each new alert of a site. */
export function placedRows({ site, changes }: SitePart): PlacedRow[] {
  const refolds = changes.moves.filter((move) => move.kind === 'refold');
  const refolded = new Map(refolds.map((move) => [move.from, move.reason]));
  return changes.placements.map(({ alertId, node, ordinal, t, late, repeat }) => {
    const row = node.headId === alertId ? headRow(node) : repeatRow(alertId, t, repeat ?? refolded.get(alertId));
    return Object.assign(row, {
      nation: site.nation,
      siteId: site.siteId,
      ordinal,
      late,
      groupId: node.group.id,
      headId: node.headId,
      suppressedBy: node.suppressedBy,
    });
  });
}

/** What changed of each head of a site that was there before. */
export function changedRows({ changes }: SitePart): HeadRow[] {
  const placed = new Set(changes.placements.map((placement) => placement.alertId));
  return [...changes.nodes].filter((node) => !placed.has(node.headId)).map(headRow);
}

/** Length of the texts of rows, which is about what they take. */
export function textLength(rows: readonly HeadRow[]): number {
  return rows.reduce((sum, { reasons, state }) => sum + (reasons?.length ?? 0) + (state?.length ?? 0), 0);
}

function headRow(node: AlertNode): HeadRow {
  const reasons = node.takeReasons();
  return {
    alertId: node.headId,
    reasons: reasons && JSON.stringify(reasons),
    score: reasons && scoreOf(reasons),
    occurrences: node.count,
    first: new Date(node.first),
    last: new Date(node.last),
    state: JSON.stringify(saveNode(node)),
  };
}

function repeatRow(alertId: string, t: number, reason: Reason | undefined): HeadRow {
  const reasons = reason ? [reason] : [];
  const at = new Date(t);
  const texts = { reasons: JSON.stringify(reasons), state: null };
  return { alertId, ...texts, score: scoreOf(reasons), occurrences: 1, first: at, last: at };
}
