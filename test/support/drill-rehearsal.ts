import { readClock } from '../../src/drills/clock/clock.ts';
import type { ClockEvent } from '../../src/drills/clock/clock-event.ts';
import { advance, beginEvaluation } from '../../src/drills/expectations/evaluation.ts';
import { outcomes } from '../../src/drills/expectations/outcomes.ts';
import type { ExpectationOutcome } from '../../src/drills/expectations/outcome.ts';
import type { RunCell, RunFacts } from '../../src/drills/expectations/run-facts.ts';
import type { DeliveryState } from '../../src/drills/schedule/delivery-state.ts';
import { firstDeliveries, planDeliveries } from '../../src/drills/schedule/plan-deliveries.ts';
import { scoreRun } from '../../src/drills/scoring/score.ts';
import type { ScoreSheet } from '../../src/drills/scoring/score-sheet.ts';
import type { DrillScript, ScriptedAction } from '../../src/drills/template/script.ts';
import type { DrillTemplate } from '../../src/drills/template/template.ts';
import type { JsonObject } from '../../src/common/json.ts';
import type { JournalEvent, JournalType } from '../../src/journal/journal-event.ts';
import { isStatementAct, type StatementAct } from '../../src/drill-play/statement-acts.ts';
import { runEntry, START } from './drill-journal.ts';
import { RehearsedStatements } from './rehearsed-statements.ts';

export interface Rehearsal {
  run: RunFacts;
  clock: ClockEvent[];
  events: JournalEvent[];
  outcomes: ExpectationOutcome[];
  sheet: ScoreSheet;
  /** Deliveries by item, with the minute of the exercise clock they began at. */
  told: Map<string, number>;
}

const NO_ORGANISATION = '00000000-0000-0000-0000-000000000000';
const STEP_MS = 1_000;
const SENSED: ReadonlySet<string> = new Set(['alert', 'track', 'ais', 'report']);

/**
 * Plays a drill against a journal that is written as the API would write it: each alert is in a case of its own, `case of I01`. It
 * tells whether template and script fit; that the server behaves like this is for the tests that run it.
 */
export function rehearse(template: DrillTemplate, script: DrillScript): Rehearsal {
  return new World(template, script).play();
}

class World {
  private readonly events: JournalEvent[] = [];
  private readonly cells: RunCell[];
  private deliveries: DeliveryState[];
  private readonly clock: ClockEvent[];
  private wall = START;
  private readonly said = new RehearsedStatements();

  constructor(
    private readonly template: DrillTemplate,
    private readonly script: DrillScript,
  ) {
    this.cells = template.cells.map(({ code, organisation }) => ({
      code,
      organisation,
      organisationId: `id of ${organisation}`,
      nation: organisation.slice(0, 2).toUpperCase(),
      actors: [`person:${code}`],
    }));
    this.deliveries = firstDeliveries(template);
    this.clock = [{ seq: 1, type: 'startex', wallAt: START, rate: 6, actor: 'person:CONTROL', reason: null }];
  }

  play(): Rehearsal {
    const { template, clock, cells } = this;
    let evaluation = beginEvaluation();
    let found: ExpectationOutcome[] = [];
    let done = 0;
    for (let sim = 0; sim <= template.durationMs; sim = readClock(clock, this.wall).simMs) {
      const input = { template, clock, deliveries: this.deliveries, outcomes: found, wall: this.wall };
      for (const { item, cell } of planDeliveries(input).due) this.deliver(item, cell);
      for (; (this.script.actions[done]?.atMs ?? Number.POSITIVE_INFINITY) <= sim; done += 1) {
        const action = this.script.actions[done];
        if (action) this.act(action);
      }
      this.wall += STEP_MS;
      const run = { template, cells, deliveries: this.deliveries };
      evaluation = advance(evaluation, run, this.events, this.wall);
      found = outcomes(evaluation, run, clock, []);
    }
    clock.push({ seq: 2, type: 'endex', wallAt: this.wall, actor: 'person:CONTROL', reason: null });
    const run = { template, cells, deliveries: this.deliveries };
    found = outcomes(advance(evaluation, run, this.events, this.wall + STEP_MS), run, clock, []);
    const told = new Map(
      this.deliveries.flatMap(({ item, startedAt }) =>
        startedAt === null ? [] : [[item, readClock(clock, startedAt).simMs / 60_000] as const],
      ),
    );
    return { run, clock, events: this.events, outcomes: found, sheet: scoreRun(run, found, this.events), told };
  }

  private deliver(item: string, cell: string): void {
    const { delivery } = this.template.items.find(({ code }) => code === item) ?? {};
    const sensed = delivery && SENSED.has(delivery.channel);
    this.deliveries = this.deliveries.map((one) =>
      one.item === item && one.cell === cell
        ? Object.assign(one, { state: 'delivered', startedAt: this.wall, alertIds: sensed ? [`alert of ${item}`] : [] })
        : one,
    );
    if (!sensed) return;
    this.write(cell, false, 'alert.linked', { alertId: `alert of ${item}` }, item);
    if (delivery.channel === 'track') this.write(cell, false, 'object.opened', { objectId: `object of ${item}` }, item);
  }

  private act(action: ScriptedAction): void {
    const { cell } = action;
    if (isStatementAct(action)) return this.say(action);
    const write = (type: JournalType, data: JsonObject, on?: string): void => this.write(cell, true, type, data, on);
    switch (action.do) {
      case 'acknowledge':
        return write('case.acknowledged', {}, action.on);
      case 'open_case':
        return;
      case 'assign':
        return write('case.assigned', { assignee: `person:${cell}` }, action.on);
      case 'set_severity':
        return write('case.severity_set', { to: action.severity }, action.on);
      case 'set_status':
        return write('case.status_changed', { to: action.to, reason: action.reason ?? null }, action.on);
      case 'note':
        return write('case.noted', { excerpt: action.text }, action.on);
      case 'add_task':
        return write('task.added', { title: action.title }, action.on);
      case 'complete_task':
        return write('task.changed', { changes: { state: { from: 'open', to: 'done' } } }, action.on);
      case 'verify_report':
        return write('report.verified', { alertId: `alert of ${action.on}`, verification: action.verification });
      case 'judge_object':
        return write('object.judged', { objectId: `object of ${action.on}`, verb: action.verb }, action.on);
      case 'close':
        return write('case.status_changed', { to: 'closed', reason: action.reason, note: action.note }, action.on);
      case 'acknowledge_share':
        return write('share.acknowledged', { shareId: this.shareOf(action.release, cell) });
      default: {
        write('release.published', { releaseId: action.release }, action.on);
        for (const to of action.to) this.receive(action.release, to);
      }
    }
  }

  private say(action: ScriptedAction & StatementAct): void {
    const { cell } = action;
    const nation = this.cells.find(({ code }) => code === cell)?.nation ?? '';
    this.said.act(action, nation, {
      by: (type, data, on) => this.write(cell, true, type, data, on),
      to: (told, type, data) =>
        this.write('', false, type, data, undefined, { nation: told, organisationId: NO_ORGANISATION }),
    });
  }

  private receive(release: string, to: { nation: string } | { organisation: string }): void {
    const cell = this.cells.find((one) =>
      'nation' in to ? one.nation === to.nation : one.organisation === to.organisation,
    );
    const shareId = `${release} for ${'nation' in to ? to.nation : to.organisation}`;
    const nation = 'nation' in to ? to.nation : (cell?.nation ?? '');
    const organisationId = 'nation' in to ? NO_ORGANISATION : (cell?.organisationId ?? '');
    this.write(cell?.code ?? '', false, 'share.received', { shareId }, undefined, { nation, organisationId });
  }

  private shareOf(release: string, cell: string): string {
    const own = this.cells.find(({ code }) => code === cell);
    const names = [`${release} for ${own?.nation}`, `${release} for ${own?.organisation}`];
    const received = new Set(
      this.events.flatMap(({ type, data }) => (type === 'share.received' ? [data['shareId']] : [])),
    );
    const found = names.find((name) => received.has(name));
    if (found === undefined) throw new Error(`${cell} was sent nothing by ${release}`);
    return found;
  }

  private write(
    cell: string,
    byPerson: boolean,
    type: JournalType,
    data: JsonObject,
    on?: string,
    more: Partial<JournalEvent> = {},
  ): void {
    const own = this.cells.find(({ code }) => code === cell);
    const entry = {
      type,
      nation: own?.nation ?? '',
      organisationId: own?.organisationId ?? '',
      actor: byPerson ? { id: `person:${cell}`, name: cell } : { id: 'system:engine', name: 'Engine' },
      data,
    };
    const caseId = on === undefined ? null : `case of ${on}`;
    this.events.push(runEntry(this.events.length + 1, this.wall, entry, { caseId, ...more }));
  }
}
