import { Injectable } from '@nestjs/common';
import { LIVE_REALM, type Operator } from '../access/operator.ts';
import { requireAct } from '../access/policy/authorise.ts';
import { exerciseRealm } from '../access/realms/realm-name.ts';
import { Clock } from '../common/clock.ts';
import type { PageRequest } from '../cases/cases.reader.ts';
import { CURSOR_PART, cursorScope, decodeCursor, encodeCursor, type Page, pageOf } from '../common/page-cursor.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { AskedRunsReader } from './asked-runs.reader.ts';
import { readClock } from './clock/clock.ts';
import type { ClockEvent } from './clock/clock-event.ts';
import { runNotFound } from './drill-fault.ts';
import { requireInside, seesWholeRun } from './inside-run.ts';
import { readCells, readClockEvents, readRun, readRunPicture } from './run-picture.reader.ts';
import {
  AFTER_PLACE,
  type KindedCell,
  LISTED_COLUMNS,
  type ListedRun,
  type Run,
  type RunPicture,
  type RunPlace,
} from './run-row.ts';
import type { ObservationListDto } from './drill-views.dto.ts';
import type { ListedRunDto, RunCellDto, RunClockEventDto, RunDto, RunSummaryDto } from './run.dto.ts';
import { scriptOf } from './script-view.dto.ts';

interface ObservationRow {
  id: string;
  kind: string;
  body: string;
  cell: string | null;
  item: string | null;
  objective: string | null;
  at: Date;
  sim_ms: string;
  actor: { name: string };
}

/** Reads runs: outside, those of one's own organisation and those it is asked to play in; inside, the run itself; its script for who sees all of it. */
@Injectable()
export class RunsReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly clock: Clock,
    private readonly asked: AskedRunsReader,
  ) {}

  /**
   * Newest first; outside also those the own organisation is asked to play in.
   * @throws DomainError `bad_cursor` (invalid); the policy's reason (forbidden).
   */
  async list(operator: Operator, { limit, cursor }: PageRequest): Promise<Page<ListedRunDto>> {
    requireAct(operator, 'drill.read');
    const scope = cursorScope(['drill-runs']);
    const after =
      cursor === undefined ? null : placeOf(decodeCursor(scope, cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]));
    const wanted = { after, limit: limit + 1 };
    const rows = await this.database.query<ListedRun>(
      operator,
      `SELECT ${LISTED_COLUMNS} FROM exercise_runs r WHERE ${AFTER_PLACE('$1', '$2')}
       ORDER BY r.created_at DESC, r.id DESC LIMIT $3`,
      [after?.micros ?? null, after?.id ?? null, wanted.limit],
    );
    const { organisationId } = operator;
    const outside = operator.realm === LIVE_REALM && organisationId !== null;
    const asked = new Map(
      (outside ? await this.asked.list(organisationId, wanted) : []).map((one) => [one.run.id, one]),
    );
    const others = [...asked.values()].flatMap(({ run }) => (rows.some(({ id }) => id === run.id) ? [] : [run]));
    return pageOf(
      [...rows, ...others].toSorted(newestFirst),
      limit,
      (run) =>
        Object.assign(summaryOf(run), {
          held: operator.clearance === 'node' || run.organisationId === organisationId,
          asked: asked.get(run.id)?.asked ?? null,
        }),
      ({ micros, id }) => encodeCursor(scope, [micros, id]),
    );
  }

  /** @throws DomainError `run_not_found`. */
  async one(operator: Operator, runId: string): Promise<RunDto> {
    requireAct(operator, 'drill.read');
    const inside = operator.realm === exerciseRealm(runId);
    return this.database.read(operator, async (manager) => {
      const run = await readRun(manager, runId);
      if (!run) throw runNotFound();
      const now = this.clock.now();
      const picture = inside && seesWholeRun(operator) ? await readRunPicture(manager, runId) : undefined;
      const events = await readClockEvents(manager, runId);
      const { phase, simMs, rate } = readClock(events, now.getTime());
      const cells = await readCells(manager, runId);
      return Object.assign(summaryOf(run), {
        clock: inside ? { phase, simMs: Math.round(simMs), rate, at: now.toISOString() } : null,
        clockEvents: events.map(clockEventOf),
        cells: cells.map(cellOf),
        script: picture ? scriptOf(picture, now.getTime()) : null,
      });
    });
  }

  /** All of a run, for who sees it whole. @throws DomainError `run_not_found`; the policy's reason (forbidden). */
  async whole(operator: Operator, runId: string): Promise<RunPicture> {
    requireInside(operator, runId, 'drill.read');
    const picture = await this.database.read(operator, (manager) => readRunPicture(manager, runId));
    if (!picture) throw runNotFound();
    return picture;
  }

  /** Oldest first. @throws DomainError as {@link whole}. */
  async observations(operator: Operator, runId: string): Promise<ObservationListDto> {
    requireInside(operator, runId, 'drill.read');
    const rows = await this.database.query<ObservationRow>(
      operator,
      `SELECT id, kind, body, cell, item, objective, at, sim_ms, actor FROM exercise_observations
       WHERE run_id = $1 ORDER BY id`,
      [runId],
    );
    return {
      items: rows.map(({ id, kind, body, cell, item, objective, at, sim_ms, actor }) => ({
        id,
        kind,
        text: body,
        cell,
        item,
        objective,
        at: at.toISOString(),
        simMs: Number(sim_ms),
        by: actor.name,
      })),
    };
  }
}

function placeOf([micros = '', id = '']: readonly string[]): RunPlace {
  return { micros, id };
}

function newestFirst(a: ListedRun, b: ListedRun): number {
  const apart = BigInt(b.micros) - BigInt(a.micros);
  return apart === 0n ? (a.id < b.id ? 1 : -1) : apart > 0n ? 1 : -1;
}

function summaryOf(run: Run): RunSummaryDto {
  return {
    id: run.id,
    realm: run.realm,
    designator: run.designator,
    template: run.templateCode,
    ofDraft: run.ofDraft,
    state: run.state,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    endedAt: run.endedAt?.toISOString() ?? null,
    realEmergencyAt: run.realEmergencyAt?.toISOString() ?? null,
  };
}

function clockEventOf({ wallAt, ...event }: ClockEvent): RunClockEventDto {
  return Object.assign(event, { at: new Date(wallAt).toISOString() });
}

function cellOf({ code, kind, organisation, nation, actors }: KindedCell): RunCellDto {
  return { code, kind, organisation, nation, actors: [...actors] };
}
