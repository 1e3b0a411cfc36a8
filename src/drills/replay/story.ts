import { timelineText } from '../../cases/timeline-text.ts';
import type { Actor, JournalEvent } from '../../journal/journal-event.ts';
import { simAt } from '../clock/clock.ts';
import type { ClockEvent } from '../clock/clock-event.ts';
import {
  alertRow,
  type BoardAlert,
  type BoardCase,
  type BoardNames,
  type BoardShare,
  caseRow,
  shareRow,
} from './board-rows.ts';
import { foldEntry } from './fold-entry.ts';
import { type ReplayGate, seesEntry } from './replay-gate.ts';
import { type AlertMarkings, emptyWorld } from './replayed-world.ts';

/**
 * What one entry of the journal changed for whoever looks: rows as they are from then on, by kind, and ids of rows that are
 * gone. Putting the rows of all steps up to an instant one over the other gives the board of that instant.
 */
export interface StoryStep {
  /** Number of the entry in the journal. */
  seq: number;
  /** When it was written down, epoch milliseconds. */
  atWall: number;
  atSimMs: number;
  cases?: BoardCase[];
  alerts?: BoardAlert[];
  shares?: BoardShare[];
  gone?: { cases?: string[]; alerts?: string[]; shares?: string[] };
  /** What it says; absent where its words are not for whoever looks, though they see what came of it. */
  said?: StoryWords;
  /** What was told to a cell. */
  message?: StoryMessage;
}

export interface StoryWords {
  type: string;
  actor: Actor;
  caseId: string | null;
  text: string;
}

export interface StoryMessage {
  item: string;
  cell: string;
  channel: string;
  title: string;
  body: string;
  from: string;
}

export interface StoryInput {
  /** In the order of their numbers, as they were written. */
  entries: readonly JournalEvent[];
  markings: AlertMarkings;
  gate: ReplayGate;
  names: BoardNames;
  clock: readonly ClockEvent[];
}

/** The story of a run as one pair of eyes could follow it: a fold over the journal, entry by entry. */
export function buildStory({ entries, markings, gate, names, clock }: StoryInput): StoryStep[] {
  const world = emptyWorld();
  const cases = new Board<BoardCase>((id) => caseRow(world, gate, names, id));
  const alerts = new Board<BoardAlert>((id) => alertRow(world, gate, id));
  const shares = new Board<BoardShare>((id) => shareRow(world, gate, names, id));
  return entries.flatMap((event): StoryStep[] => {
    const touched = foldEntry(world, event, markings);
    const seenBefore = new Set([...touched.cases].filter((id) => cases.has(id)));
    const changed = { cases: cases.look(touched.cases) };
    // Alerts wait for whoever does not see their case.
    for (const id of touched.cases) {
      if (seenBefore.has(id) === cases.has(id)) continue;
      for (const alertId of world.alertsOf.get(id) ?? []) touched.alerts.add(alertId);
    }
    const more = { alerts: alerts.look(touched.alerts), shares: shares.look(touched.shares) };
    const told = seesEntry(gate, world, event);
    const step = { ...rowsOf({ ...changed, ...more }), ...(told && wordsOf(event)) };
    if (Object.keys(step).length === 0) return [];
    const atWall = Date.parse(event.recordedAt);
    return [{ seq: event.seq, atWall, atSimMs: Math.round(simAt(clock, atWall)), ...step }];
  });
}

interface Rows<Row> {
  set: Row[];
  gone: string[];
}

/** Rows of one kind as they were last told. */
class Board<Row extends { id: string }> {
  private readonly told = new Map<string, string>();

  constructor(private readonly rowOf: (id: string) => Row | null) {}

  has(id: string): boolean {
    return this.told.has(id);
  }

  look(ids: Iterable<string>): Rows<Row> {
    const found: Rows<Row> = { set: [], gone: [] };
    for (const id of ids) {
      const row = this.rowOf(id);
      if (row === null) {
        if (this.told.delete(id)) found.gone.push(id);
        continue;
      }
      const text = JSON.stringify(row);
      if (this.told.get(id) === text) continue;
      this.told.set(id, text);
      found.set.push(row);
    }
    return found;
  }
}

function rowsOf(rows: {
  cases: Rows<BoardCase>;
  alerts: Rows<BoardAlert>;
  shares: Rows<BoardShare>;
}): Pick<StoryStep, 'cases' | 'alerts' | 'shares' | 'gone'> {
  const { cases, alerts, shares } = rows;
  const gone = {
    ...(cases.gone.length > 0 && { cases: cases.gone }),
    ...(alerts.gone.length > 0 && { alerts: alerts.gone }),
    ...(shares.gone.length > 0 && { shares: shares.gone }),
  };
  return {
    ...(cases.set.length > 0 && { cases: cases.set }),
    ...(alerts.set.length > 0 && { alerts: alerts.set }),
    ...(shares.set.length > 0 && { shares: shares.set }),
    ...(Object.keys(gone).length > 0 && { gone }),
  };
}

function wordsOf(event: JournalEvent): Pick<StoryStep, 'said' | 'message'> {
  const { type, actor, caseId, data } = event;
  const said = { type, actor: { id: actor.id, name: actor.name }, caseId, text: timelineText(event) };
  if (type !== 'drill.item_delivered' || typeof data['body'] !== 'string') return { said };
  const word = (name: string): string => (typeof data[name] === 'string' ? data[name] : '');
  const [item, cell, channel] = [word('item'), word('cell'), word('channel')];
  return { said, message: { item, cell, channel, title: word('title'), body: word('body'), from: word('from') } };
}
