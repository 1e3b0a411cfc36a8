import type { JournalEvent } from '../../journal/journal-event.ts';
import { simAt, wallWhen } from '../clock/clock.ts';
import type { ClockEvent } from '../clock/clock-event.ts';
import type { ExpectationOutcome } from '../expectations/outcome.ts';
import type { RunFacts } from '../expectations/run-facts.ts';
import type { Channel, ItemKind, Metric } from '../template/template.ts';

/** What a cell was told, what it did, and what was said of that, in the order of time. */
export interface Lane {
  cell: string;
  title: string;
  /** Code of the organisation. */
  organisation: string;
  nation: string;
  marks: LaneMark[];
}

interface Instant {
  atWall: number;
  atSimMs: number;
}

export type LaneMark = Instant &
  (
    | { kind: 'told'; item: string; title: string; itemKind: ItemKind; channel: Channel; decoy: boolean }
    | { kind: 'done'; act: LaneAct; seq: number; caseId: string | null }
    /** Where its time ran out, or it was done. */
    | {
        kind: 'verdict';
        item: string;
        expectation: string;
        metric: Metric;
        text: string;
        state: string;
        required: boolean;
      }
  );

export const LANE_ACTS = [
  'detect',
  'acknowledge',
  'triage',
  'share',
  'partner_acknowledge',
  'contain',
  'close',
] as const;
export type LaneAct = (typeof LANE_ACTS)[number];

export interface LanesInput {
  run: RunFacts;
  clock: readonly ClockEvent[];
  outcomes: readonly ExpectationOutcome[];
  /** Entries that whoever looks may see. */
  entries: readonly JournalEvent[];
  cells: ReadonlySet<string>;
  /** Nothing after it is told, epoch milliseconds. */
  until: number;
}

/** Lanes of the cells given, in the order of the script. */
export function buildLanes(input: LanesInput): Lane[] {
  const { run } = input;
  return run.template.cells.flatMap(({ code, title }): Lane[] => {
    const cell = run.cells.find((one) => one.code === code);
    if (!cell || !input.cells.has(code)) return [];
    const marks = [...toldTo(input, code), ...doneBy(input, cell), ...verdictsOn(input, code)];
    const { organisation, nation } = cell;
    const known = marks.filter(({ atWall }) => atWall <= input.until);
    return [{ cell: code, title, organisation, nation, marks: known.sort((a, b) => a.atWall - b.atWall) }];
  });
}

function toldTo({ run, clock }: LanesInput, cell: string): LaneMark[] {
  return run.deliveries.flatMap((delivery): LaneMark[] => {
    const item = run.template.items.find(({ code }) => code === delivery.item);
    const { startedAt } = delivery;
    if (!item || delivery.cell !== cell || startedAt === null || delivery.state === 'failed') return [];
    const { code, title, kind: itemKind, decoy } = item;
    const { channel } = item.delivery;
    return [{ kind: 'told', ...instant(clock, startedAt), item: code, title, itemKind, channel, decoy }];
  });
}

function doneBy(
  { clock, entries }: LanesInput,
  cell: { organisationId: string; actors: readonly string[] },
): LaneMark[] {
  return entries.flatMap((event): LaneMark[] => {
    const act = actOf(event);
    const own = act === 'detect' ? event.organisationId === cell.organisationId : cell.actors.includes(event.actor.id);
    if (act === null || !own) return [];
    const at = instant(clock, Date.parse(event.recordedAt));
    return [{ kind: 'done', ...at, act, seq: event.seq, caseId: event.caseId }];
  });
}

/** Of the things people are expected to do in time, which one it is. */
function actOf({ type, data }: JournalEvent): LaneAct | null {
  switch (type) {
    case 'case.opened':
      return 'detect';
    case 'case.acknowledged':
      return 'acknowledge';
    case 'case.assigned':
    case 'case.severity_set':
      return 'triage';
    case 'case.status_changed':
      return data['to'] === 'contained' ? 'contain' : data['to'] === 'closed' ? 'close' : 'triage';
    case 'release.published':
      return 'share';
    case 'share.acknowledged':
      return 'partner_acknowledge';
    case 'triage.changed':
      return data['kind'] === 'alert' && typeof data['change'] === 'string'
        ? (TRIAGE_ACTS[data['change']] ?? null)
        : null;
    default:
      return null;
  }
}

const TRIAGE_ACTS: Readonly<Record<string, LaneAct>> = {
  acknowledged: 'acknowledge',
  assigned: 'triage',
  closed: 'close',
};

function verdictsOn({ run, clock, outcomes }: LanesInput, cell: string): LaneMark[] {
  return outcomes.flatMap((outcome): LaneMark[] => {
    const item = run.template.items.find(({ code }) => code === outcome.item);
    const expectation = item?.expectations.find(({ code }) => code === outcome.expectation);
    if (outcome.cell !== cell || !expectation || outcome.state === 'pending') return [];
    const atWall = verdictAt(clock, outcome);
    if (atWall === null) return [];
    const { metric, text, required } = expectation;
    const { state } = outcome;
    const names = { item: outcome.item, expectation: outcome.expectation };
    return [{ kind: 'verdict', ...instant(clock, atWall), ...names, metric, text, state, required }];
  });
}

/** What was missed, was so when its time ran out; all else when it was done, or judged. */
function verdictAt(clock: readonly ClockEvent[], { state, dueSimMs, atWall }: ExpectationOutcome): number | null {
  const due = dueSimMs === null ? null : wallWhen(clock, dueSimMs);
  return state === 'missed' ? (due ?? atWall) : (atWall ?? due);
}

function instant(clock: readonly ClockEvent[], atWall: number): Instant {
  return { atWall, atSimMs: Math.round(simAt(clock, atWall)) };
}
