import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import {
  type PreflightDeliveryDto,
  type PreflightDto,
  type PreflightProblemDto,
  toExcludedDto,
  toProblemDto,
} from './preflight.dto.ts';
import type { Excluded, Problem } from './preflight-words.ts';
import type { RunPicture } from './run-row.ts';
import { RunsReader } from './runs.reader.ts';
import type { MselItem } from './template/template.ts';

interface SensorRow {
  code: string;
  enabled: boolean;
  organisation: string;
}

interface LetOut {
  organisation: string;
  nation: string;
  channels: number;
  people: number;
}

/** Before STARTEX: who will receive what, what would go wrong, and what is shut out. */
@Injectable()
export class PreflightReader {
  constructor(
    private readonly runs: RunsReader,
    @InjectEngine() private readonly engine: DataSource,
  ) {}

  /** @throws DomainError `run_not_found`; the policy's reason (forbidden). */
  async check(operator: Operator, runId: string): Promise<PreflightDto> {
    const picture = await this.runs.whole(operator, runId);
    const deliveries = deliveriesOf(picture);
    const sensors = await this.sensors(deliveries);
    const silent = await this.engine.query<{ code: string }[]>(
      `SELECT DISTINCT o.code FROM exercise_cells c JOIN exercise_runs r ON r.id = c.run_id
       JOIN organisations o ON o.id = c.organisation_id
       WHERE c.run_id = $1 AND c.agreed_at IS NULL AND c.organisation_id <> r.organisation_id ORDER BY o.code`,
      [runId],
    );
    const letOut = await this.engine.query<LetOut[]>(
      `SELECT o.code AS organisation, o.nation,
         (SELECT count(*)::int FROM notification_channels c WHERE c.organisation_id = o.id AND c.enabled AND c.in_exercises)
           AS channels,
         (SELECT count(*)::int FROM notification_preferences p JOIN exercise_members m ON m.account_id = p.account_id
           WHERE m.run_id = $1 AND p.organisation_id = o.id AND p.mail_in_exercises) AS people
       FROM organisations o WHERE o.id IN (SELECT organisation_id FROM exercise_cells WHERE run_id = $1) ORDER BY o.code`,
      [runId],
    );
    const problems: Problem[] = [
      ...silent.map(({ code }) => ({ code: 'not_agreed' as const, organisation: code })),
      ...emptyCells(picture),
      ...sensorProblems(picture, deliveries, sensors),
    ];
    const excluded: Excluded[] = [{ code: 'sensors' }, ...letOut.map((one) => told(one, operator))];
    return { problems: problems.map(toProblemDto), deliveries, excluded: excluded.map(toExcludedDto) };
  }

  /** What would go wrong with one item, in a picture that need not have come about. */
  async problemsOf(picture: RunPicture, item: string): Promise<PreflightProblemDto[]> {
    const deliveries = deliveriesOf(picture).filter((delivery) => delivery.item === item);
    const cells = picture.cells.filter(({ code }) => deliveries.some(({ cell }) => cell === code));
    const sensors = await this.sensors(deliveries);
    return [...emptyCells({ ...picture, cells }), ...sensorProblems(picture, deliveries, sensors)].map(toProblemDto);
  }

  private sensors(deliveries: readonly PreflightDeliveryDto[]): Promise<SensorRow[]> {
    const codes = [...new Set(deliveries.flatMap(({ sensors }) => sensors))];
    return this.engine.query<SensorRow[]>(
      `SELECT s.code, s.enabled, o.code AS organisation FROM sensors s JOIN sites site ON site.id = s.site_id
       JOIN organisations o ON o.id = site.organisation_id WHERE s.code = ANY($1::text[])`,
      [codes],
    );
  }
}

function deliveriesOf({ template, deliveries, cells }: RunPicture): PreflightDeliveryDto[] {
  return template.items.flatMap((item) =>
    deliveries
      .filter((delivery) => delivery.item === item.code)
      .map(({ cell }) => {
        const of = cells.find(({ code }) => code === cell);
        return {
          item: item.code,
          cell,
          organisation: of?.organisation ?? '',
          nation: of?.nation ?? '',
          channel: item.delivery.channel,
          sensors: sensorsOf(item),
        };
      }),
  );
}

function sensorsOf({ delivery }: MselItem): string[] {
  if (delivery.channel === 'track') return [...new Set(delivery.flights.map(({ sensor }) => sensor))];
  return 'sensor' in delivery ? [delivery.sensor] : [];
}

function emptyCells({ cells }: RunPicture): Problem[] {
  const empty = cells.filter(({ kind, actors }) => kind === 'player' && actors.length === 0);
  return empty.map(({ code }) => ({ code: 'nobody_plays', cell: code }));
}

function sensorProblems(
  { cells }: RunPicture,
  deliveries: readonly PreflightDeliveryDto[],
  sensors: readonly SensorRow[],
): Problem[] {
  const known = new Map(sensors.map((sensor) => [sensor.code, sensor]));
  return deliveries.flatMap(({ item, cell, sensors: codes }) =>
    codes.flatMap((code): Problem[] => {
      const found = known.get(code);
      if (!found) return [{ code: 'no_sensor', item, sensor: code }];
      if (!found.enabled) return [{ code: 'sensor_off', item, sensor: code }];
      const { organisation } = found;
      if (organisation === cells.find((one) => one.code === cell)?.organisation) return [];
      return [{ code: 'sensor_of_other', item, sensor: code, organisation, cell }];
    }),
  );
}

/** How many of another nation's channels let exercises through is its own affair. */
function told({ organisation, nation, channels, people }: LetOut, operator: Operator): Excluded {
  const own = operator.clearance === 'node' || operator.nation === nation;
  if (!own) return { code: 'notices_of_other', organisation };
  if (channels === 0 && people === 0) return { code: 'notices', organisation };
  return { code: 'notices_but', organisation, channels, people };
}
