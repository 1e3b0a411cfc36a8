import type { Json, JsonObject } from '../common/json.ts';
import { object, objects, text } from './run-view.ts';

/** The score sheet of a run, in lines; the coverage stands beside every score. */
export function scoreLines(score: JsonObject): string[] {
  const sheet = object(score['sheet']);
  const sheets = [object(sheet['joint']), ...objects(sheet['cells'])].filter((one) => 'score' in one);
  return [
    `${'cell'.padEnd(12)} ${'met'.padStart(9)} ${'coverage'.padStart(9)}  late missed waived none  decoys`,
    ...sheets.map(sheetLine),
    ...sheets.slice(0, 1).flatMap(({ metrics }) => objects(metrics).map(metricLine)),
    ...objects(sheet['sharing']).map(
      (line) =>
        `shared ${text(line['fromNation'])} → ${text(line['toNation'])}: ${text(line['sent'])}, acknowledged ${text(line['acknowledged'])}`,
    ),
  ];
}

function sheetLine({ cell, score, coverage, required, decoys }: JsonObject): string {
  const states = object(required);
  const count = (state: string, width: number): string => text(states[state]).padStart(width);
  return [
    (cell === null ? 'all' : text(cell)).padEnd(12),
    share(score).padStart(9),
    share(object(coverage)['expectations']).padStart(9),
    `${count('met_late', 5)} ${count('missed', 6)} ${count('waived', 6)} ${count('not_evaluable', 4)}`,
    share(decoys).padStart(7),
  ].join(' ');
}

function metricLine({ metric, measured, never, simMs }: JsonObject): string {
  const { median, worst } = object(simMs);
  const times = typeof median === 'number' ? `median ${minutes(median)}, worst ${minutes(worst)}` : 'no time';
  return `${text(metric).replaceAll('_', ' ').padEnd(22)} ${times}, done ${text(measured)}, never ${text(never)}`;
}

function share(value: Json | undefined): string {
  const { met, of } = object(value);
  return `${text(met)} of ${text(of)}`;
}

function minutes(value: Json | undefined): string {
  return `${(Number(value) / 60_000).toFixed(1)} min`;
}
