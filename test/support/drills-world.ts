import { DrillRun } from './drill-run.ts';
import { Matrix, signUpEverybody, type Viewer } from './matrix-viewers.ts';
import { enterNationsWorld } from './nations-world.ts';
import { until } from './until.ts';
import { enterTemplates, type WorldTemplate } from './world-templates.ts';

/** What is to be improved: of which cell, by whom; the last is named by a player of another nation, and handed to nobody. */
export const PLANNED = [
  ['control', 'port', 'sg-port-soc'],
  ['control', 'busan', 'th-cert'],
  ['control', 'port', 'kr-cert'],
  ['busan', 'busan', 'sg-cert'],
] as const;

/** Everybody of every nation, a drill of two nations that is over, with all that is said of one, and another of one nation. */
export interface DrillsWorld {
  matrix: Matrix;
  viewers: Viewer[];
  viewer: (team: string, role: string) => Viewer;
  /** Runs by the organisation that holds them. */
  runs: Map<string, DrillRun>;
  joint: DrillRun;
  tasks: { id: string; team: string; tlp: string }[];
  templates: WorldTemplate[];
}

export async function enterDrillsWorld(): Promise<DrillsWorld> {
  const matrix = await Matrix.start({ drillsFolder: 'test/fixtures/drills' });
  const world = await enterNationsWorld(matrix.app.db);
  const viewers = await signUpEverybody(matrix.app, world);
  const templates = await enterTemplates(matrix.app.db, world.teams);
  const viewer = (team: string, role: string): Viewer =>
    viewers.find((one) => one.team.code === team && one.role === role)!;
  const runs = new Map<string, DrillRun>();
  const tasks: DrillsWorld['tasks'] = [];
  const players = ['sg-port-soc', 'kr-port-soc'].map((team) => viewer(team, 'analyst'));
  const [singapore, korea] = players;
  const by = viewer('sg-cert', 'lead');
  const joint = await DrillRun.make(matrix.app, by.person, {
    template: 'short-watch',
    designator: 'JOINT 1',
    members: [
      { account: singapore!.person.accountId, cell: 'port', role: 'player' },
      { account: korea!.person.accountId, cell: 'busan', role: 'player' },
      { account: viewer('sg-cert', 'analyst').person.accountId, cell: 'control', role: 'evaluator' },
    ],
  });
  runs.set(by.team.organisationId, joint);
  const other = viewer('kr-cert', 'drill controller');
  const theirs = await DrillRun.make(matrix.app, other.person, { template: 'short-watch', designator: 'KOREA 1' });
  runs.set(other.team.organisationId, theirs);

  const later = { type: 'move', item: 'Z-1', simMs: 29.5 * 60_000, reason: 'Word of control' };
  expect((await joint.post('amendments', later)).status).toBe(201);
  await joint.clock({ type: 'startex', rate: 60, reason: 'Begin' });
  await joint.until((now) => now.run.script?.items.every(({ item, state }) => item !== 'M-1' || state === 'delivered'));
  await joint.post('observations', { kind: 'issue', text: 'Nobody looked', cell: 'busan' });
  await joint.clock({ type: 'endex', reason: 'End' });
  for (const [player, cell] of [
    [singapore!, 'port'],
    [korea!, 'busan'],
    [viewer('sg-cert', 'analyst'), 'control'],
  ] as const) {
    const said = { wentWell: `Word of ${cell}`, toImprove: '', anonymous: cell === 'busan' };
    expect((await joint.as(player.person).post('hotwash', said)).status).toBe(200);
  }
  for (const [by, cell, responsible] of PLANNED) {
    const writer = by === 'control' ? joint : joint.as(korea!.person);
    const item = {
      cell,
      issue: `Of ${cell} for ${responsible}`,
      action: 'Do it',
      element: 'planning',
      contact: 'Head',
    };
    expect((await writer.post('improvements', { ...item, responsible })).status).toBe(201);
  }
  for (const [writer, cell] of [
    [joint.as(singapore!.person), 'port'],
    [joint.as(korea!.person), 'busan'],
    [joint, null],
  ] as const) {
    const text = { cell, section: 'summary', text: `Summary of ${cell ?? 'all'}`, expectedVersion: 0 };
    expect((await writer.api('PUT', `/api/v1/drills/runs/${joint.id}/report/texts`, text)).status).toBe(200);
  }
  for (const [team, tlp] of [
    ['sg-port-soc', 'AMBER'],
    ['sg-port-soc', 'AMBER+STRICT'],
    ['kr-cert', 'RED'],
    ['kr-cert', 'CLEAR'],
  ] as const) {
    const body = { title: `Task of ${team}, ${tlp}`, tlp };
    tasks.push({
      team,
      tlp,
      id: (await matrix.done<{ id: string }>(viewer(team, 'lead'), 'POST', 'tasks', body)).id,
    });
  }
  await until(async () => ((await joint.get<{ final: boolean }>('score')).body.final ? true : undefined));
  return { matrix, viewers, viewer, runs, joint, tasks, templates };
}
