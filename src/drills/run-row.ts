import { microsText, microsTime } from '../common/page-cursor.ts';
import type { Actor } from '../journal/journal-event.ts';
import type { Amendment } from './amendments/amendment.ts';
import type { ClockEvent } from './clock/clock-event.ts';
import type { EvaluatorOverride, ExpectationOutcome } from './expectations/outcome.ts';
import type { RunCell } from './expectations/run-facts.ts';
import type { DeliveryState, DeliveryStateName, HoldReason } from './schedule/delivery-state.ts';
import type { CellKind, DrillTemplate } from './template/template.ts';

export type RunState = 'planned' | 'ready' | 'running' | 'paused' | 'ended' | 'aborted' | 'archived';

/** A run as its row has it. */
export interface Run {
  id: string;
  realm: string;
  nation: string;
  organisationId: string;
  designator: string;
  templateCode: string;
  /** Nobody had approved what it is made of. */
  ofDraft: boolean;
  state: RunState;
  createdAt: Date;
  createdBy: Actor;
  startedAt: Date | null;
  endedAt: Date | null;
  realEmergencyAt: Date | null;
}

export const RUN_COLUMNS = `r.id, r.realm, r.nation, r.organisation_id AS "organisationId", r.designator, r.template_code AS "templateCode",
  r.of_draft AS "ofDraft", r.state,
  r.created_at AS "createdAt", r.created_by AS "createdBy", r.started_at AS "startedAt", r.ended_at AS "endedAt",
  r.real_emergency_at AS "realEmergencyAt"`;

/** A run's place in a list, newest first: when it was made, in microseconds since 1970, and its id. */
export interface RunPlace {
  micros: string;
  id: string;
}

/** What of such a list is wanted. */
export interface RunsAfter {
  after?: RunPlace | null;
  limit: number;
}

export interface ListedRun extends Run {
  micros: string;
}

export const LISTED_COLUMNS = `${RUN_COLUMNS}, ${microsText('r.created_at')} AS micros`;

/** SQL for the runs after a place, all where the parameters are null. */
export const AFTER_PLACE = (micros: string, id: string): string =>
  `(${micros}::bigint IS NULL OR (r.created_at, r.id) < (${microsTime(micros)}, ${id}::uuid))`;

/** A cell of a run, with the kind it is of. */
export interface KindedCell extends RunCell {
  kind: CellKind;
}

/** A delivery as its row has it. */
export interface Delivery extends DeliveryState {
  told: boolean;
  attempts: number;
  retryAt: number | null;
  posted: number;
  posts: number;
  startedSimMs: number | null;
  dueSimMs: number | null;
  deliveredAt: number | null;
  deliveredSimMs: number | null;
  reason: string | null;
}

/** All that is known of a run, as of one moment. */
export interface RunPicture {
  run: Run;
  /** As it is in effect: the frozen one with what was changed of it. */
  template: DrillTemplate;
  amendments: Amendment[];
  cells: KindedCell[];
  clock: ClockEvent[];
  deliveries: Delivery[];
  outcomes: ExpectationOutcome[];
  overrides: EvaluatorOverride[];
}

interface ClockRow {
  seq: number;
  type: ClockEvent['type'];
  wall_at: Date;
  sim_ms: string | null;
  rate: number | null;
  actor: Actor;
  reason: string | null;
}

export function toClockEvent(row: ClockRow): ClockEvent {
  return {
    seq: row.seq,
    type: row.type,
    wallAt: row.wall_at.getTime(),
    ...(row.sim_ms !== null && { simMs: Number(row.sim_ms) }),
    ...(row.rate !== null && { rate: row.rate }),
    actor: row.actor.id,
    reason: row.reason,
  };
}

interface DeliveryRow {
  item: string;
  cell: string;
  told: boolean;
  state: DeliveryStateName;
  held_because: HoldReason | null;
  fired_at: Date | null;
  moved_to_sim_ms: string | null;
  started_at: Date | null;
  started_sim_ms: string | null;
  due_sim_ms: string | null;
  attempts: number;
  retry_at: Date | null;
  posted: number;
  posts: number;
  delivered_at: Date | null;
  delivered_sim_ms: string | null;
  reason: string | null;
  alert_ids: string[];
}

export function toDelivery(row: DeliveryRow): Delivery {
  return {
    item: row.item,
    cell: row.cell,
    told: row.told,
    state: row.state,
    heldBecause: row.held_because,
    firedAt: row.fired_at?.getTime() ?? null,
    movedToSimMs: number(row.moved_to_sim_ms),
    startedAt: row.started_at?.getTime() ?? null,
    startedSimMs: number(row.started_sim_ms),
    dueSimMs: number(row.due_sim_ms),
    attempts: row.attempts,
    retryAt: row.retry_at?.getTime() ?? null,
    posted: row.posted,
    posts: row.posts,
    deliveredAt: row.delivered_at?.getTime() ?? null,
    deliveredSimMs: number(row.delivered_sim_ms),
    reason: row.reason,
    alertIds: row.alert_ids,
  };
}

/** The driver gives a bigint as text. */
function number(value: string | null): number | null {
  return value === null ? null : Number(value);
}
