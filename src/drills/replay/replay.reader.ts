import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Operator } from '../../access/operator.ts';
import { TracksReader } from '../../cases/tracks.reader.ts';
import { Clock } from '../../common/clock.ts';
import { isJsonObject, type JsonObject } from '../../common/json.ts';
import { InjectEngine } from '../../database/engine.decorator.ts';
import type { JournalEvent } from '../../journal/journal-event.ts';
import type { RunPicture } from '../run-row.ts';
import { allOutcomes, ScoreReader } from '../score.reader.ts';
import type { BoardNames } from './board-rows.ts';
import { clockSegments } from './clock-segments.ts';
import { buildLanes } from './lanes.ts';
import { seesWholeRun } from '../inside-run.ts';
import { playsItself, ReplayGates, type ReplayView } from './replay-gates.reader.ts';
import { UNTOLD } from './replay-gate.ts';
import type { ReplayDto } from './replay.dto.ts';
import { buildStory, type StoryStep } from './story.ts';

/** Of a run with more entries the first so many are told. A drill of an hour has some thousands. */
const MOST_ENTRIES = 50_000;

/** A run with a story of it. */
export interface ReadStory {
  picture: RunPicture;
  view: ReplayView;
  steps: StoryStep[];
  /** As they were written. */
  entries: JournalEvent[];
  from: number | null;
  until: number;
  truncated: boolean;
}

/**
 * Reads a run again, as one cell could follow it or as a whole. The journal is read by the engine, since what somebody saw then is
 * not what they see now, and cut by {@link ReplayGates}; for whoever plays also by what they see at present.
 */
@Injectable()
export class ReplayReader {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly scores: ScoreReader,
    private readonly gates: ReplayGates,
    private readonly tracks: TracksReader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError as `ScoreReader.of`; `cell_not_found`. */
  async of(operator: Operator, runId: string, cell: string | undefined): Promise<ReplayDto> {
    const { picture, view, steps, entries, from, until, truncated } = await this.story(operator, runId, cell);
    const told = new Set(steps.filter(({ said }) => said).map(({ seq }) => seq));
    const playing = picture.cells.filter(playsItself).map(({ code }) => code);
    const shown = view.cell === null ? playing : [view.cell.code];
    return {
      designator: picture.run.designator,
      state: picture.run.state,
      cell: view.cell?.code ?? null,
      nation: view.cell?.nation ?? null,
      cells: seesWholeRun(operator) ? playing : shown,
      joint: seesWholeRun(operator),
      from: from === null ? null : new Date(from).toISOString(),
      until: new Date(until).toISOString(),
      segments: clockSegments(picture.clock, until),
      lanes: buildLanes({
        run: picture,
        clock: picture.clock,
        outcomes: allOutcomes(picture),
        entries: entries.filter(({ seq }) => told.has(seq)),
        cells: new Set(shown),
        until,
      }),
      steps,
      tracks: from === null ? [] : (await this.tracksOf(view, from, until)).tracks,
      truncated,
    };
  }

  /** @throws DomainError as {@link of}. */
  async story(operator: Operator, runId: string, cell: string | undefined): Promise<ReadStory> {
    const picture = await this.scores.picture(operator, runId);
    const from = picture.clock.find(({ type }) => type === 'startex')?.wallAt ?? null;
    const end = picture.clock.find(({ type }) => type === 'endex' || type === 'abort');
    const until = end?.wallAt ?? this.clock.now().getTime();
    const read = await this.entries(picture.run.realm, until);
    const entries = read.slice(0, MOST_ENTRIES);
    const view = await this.gates.view(operator, picture, cell, entries);
    const steps = buildStory({
      entries,
      markings: await this.markings(picture.run.realm, entries),
      gate: view.gate,
      names: await this.names(picture.run.realm),
      clock: picture.clock,
    });
    return { picture, view, steps, entries, from, until, truncated: read.length > entries.length };
  }

  tracksOf({ eyes }: ReplayView, from: number, until: number): ReturnType<TracksReader['read']> {
    if (!eyes.actions.has('alert.read')) return Promise.resolve({ tracks: [], truncated: false });
    return this.tracks.read(eyes, { from: new Date(from), to: new Date(until + 1) }, undefined);
  }

  /** As they were written, up to an instant of real time. */
  private async entries(realm: string, until: number): Promise<JournalEvent[]> {
    const rows = await this.engine.query<
      (Omit<JournalEvent, 'seq' | 'at' | 'recordedAt'> & { seq: string; at: Date; recordedAt: Date })[]
    >(
      `SELECT realm, seq, id, type, at, recorded_at AS "recordedAt", nation, organisation_id AS "organisationId",
         site_id AS "siteId", case_id AS "caseId", tlp, actor, data
       FROM journal WHERE realm = $1 AND recorded_at <= $2 AND type <> ALL($3::text[]) ORDER BY seq LIMIT $4`,
      [realm, new Date(until), UNTOLD, MOST_ENTRIES + 1],
    );
    return rows.map(({ seq, at, recordedAt, ...event }) =>
      Object.assign(event, { seq: Number(seq), at: at.toISOString(), recordedAt: recordedAt.toISOString() }),
    );
  }

  /** How strictly alerts were marked when they came: as now, but for those that people marked since. */
  private async markings(realm: string, entries: readonly JournalEvent[]): Promise<Map<string, string>> {
    const rows = await this.engine.query<{ id: string; tlp: string }[]>('SELECT id, tlp FROM alerts WHERE realm = $1', [
      realm,
    ]);
    const found = new Map(rows.map(({ id, tlp }) => [id, tlp]));
    for (const { type, data } of entries.toReversed()) {
      const { alertId, from } = data;
      if (type === 'alert.marked' && typeof alertId === 'string' && typeof from === 'string') found.set(alertId, from);
    }
    return found;
  }

  private async names(realm: string): Promise<BoardNames> {
    const organisations = await this.engine.query<{ id: string; code: string }[]>('SELECT id, code FROM organisations');
    const packages = await this.engine.query<{ name: string; body: string }[]>(
      `SELECT share_id || '/' || version AS name, body FROM release_packages WHERE realm = $1`,
      [realm],
    );
    return {
      organisations: new Map(organisations.map(({ id, code }) => [id, code])),
      packages: new Map(packages.map(({ name, body }) => [name, saidOf(JSON.parse(body) as JsonObject)])),
    };
  }
}

/** What a package says of itself. */
function saidOf({ from, case: of }: JsonObject): { from: string | null; title: string | null } {
  const word = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    from: isJsonObject(from) && isJsonObject(from['organisation']) ? word(from['organisation']['code']) : null,
    title: isJsonObject(of) ? word(of['title']) : null,
  };
}
