import type { Actor } from '../../journal/journal-event.ts';
import { AFTER_OWNER, owned } from '../../access/policy/sight.ts';
import { stateOf, type TemplateSource } from './template-state.ts';
import type { TemplateSummary } from './template-summary.ts';
import type { TemplateOwner } from './template-event.ts';

/** A template with one of its texts, as the viewer may know of them. */
export interface TemplateRow extends TemplateOwner {
  id: string;
  own: boolean;
  organisation: string;
  organisation_name: string;
  latest: number;
  approved_revision: number | null;
  approved_at: Date | null;
  approved_by: Actor | null;
  archived_at: Date | null;
  releasable_to: string[];
  revision: number;
  summary: TemplateSummary;
  saved_at: Date;
}

/** What is approved and not archived, to the nations its owner named. In the parameters of {@link owned}. */
const RELEASED = `(t.realm = $1 AND t.approved_revision IS NOT NULL AND t.archived_at IS NULL AND $3 = ANY (t.releasable_to))`;

/** `owner`: whose organisation the viewer is of, or the node. Others see what is released to their nation, as it was approved. */
const COLUMNS = `t.id, t.realm, t.nation, t.organisation_id, ${owned('t')} AS own, o.code AS organisation,
  o.name AS organisation_name, t.latest, t.approved_revision, t.approved_at, t.approved_by, t.archived_at, t.releasable_to,
  r.revision, r.summary, r.saved_at`;

/** The texts a viewer may know of; `which` says of each template which one. */
export function seenTemplates(which: string, more = ''): string {
  return `SELECT ${COLUMNS}${more} FROM drill_templates t JOIN organisations o ON o.id = t.organisation_id
    JOIN drill_template_revisions r ON r.template_id = t.id AND r.revision = ${which}
    WHERE (${owned('t')} OR (${RELEASED} AND r.revision = t.approved_revision))`;
}

export const STANDING_TEXT = 'coalesce(t.approved_revision, t.latest)';
/** The one asked for; else the newest of one's own, and the approved one of others. */
export const ASKED_TEXT = `coalesce($${AFTER_OWNER + 1}::integer, CASE WHEN ${owned('t')} THEN t.latest ELSE t.approved_revision END)`;

export interface RevisionRow {
  revision: number;
  title: string;
  source: TemplateSource;
  comment: string;
  author: Actor;
  saved_at: Date;
}

export interface TemplateView extends TemplateSummary {
  ref: string;
  state: ReturnType<typeof stateOf> | 'shipped';
  own: boolean;
  owner: { organisation: string; name: string; nation: string } | null;
  revision: number | null;
  approvedRevision: number | null;
  latest: number | null;
  releasableTo: string[];
  savedAt: string | null;
}

export function viewOf(row: TemplateRow): TemplateView {
  const { id, own, latest, approved_revision: approvedRevision, revision, summary } = row;
  return {
    ...summary,
    ref: id,
    state: stateOf({ latest, approvedRevision, archived: row.archived_at !== null }),
    own,
    owner: { organisation: row.organisation, name: row.organisation_name, nation: row.nation },
    revision,
    approvedRevision,
    latest: own ? latest : null,
    releasableTo: own ? row.releasable_to : [],
    savedAt: row.saved_at.toISOString(),
  };
}

export function shippedView(summary: TemplateSummary): TemplateView {
  return {
    ...summary,
    ref: summary.code,
    state: 'shipped',
    own: false,
    owner: null,
    revision: null,
    approvedRevision: null,
    latest: null,
    releasableTo: [],
    savedAt: null,
  };
}
