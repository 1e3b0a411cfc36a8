import { timelineKind, type TimelineKind } from './timeline-kinds.ts';

/** One who has a lane: the site's sensors, the team that owns the case, and each nation something was released to. */
export interface Lane {
  key: string;
  marks: LaneMark[];
}

export interface LaneMark {
  /** 0 is the start of the span, 1 its end. */
  x: number;
  kind: TimelineKind;
  count: number;
}

export interface LaneEntry {
  type: string;
  at: string;
  actor: { id: string };
  data: Readonly<Record<string, unknown>>;
}

/** A release as far as lanes go: to which nations, and when each said that it arrived. */
export interface LaneRelease {
  id: string;
  nations: readonly string[];
  receipts: readonly { nation: string; at: string }[];
}

export const SENSORS_LANE = 'sensors';
export const TEAM_LANE = 'team';

export interface SwimLanes {
  from: number;
  to: number;
  lanes: Lane[];
}

/** Marks nearer than this share of the width become one. */
const CELL = 1 / 120;

/** Lays entries out on lanes over their common span. Null where there is nothing to lay out. */
export function swimLanes(entries: readonly LaneEntry[], releases: readonly LaneRelease[]): SwimLanes | null {
  const nations = [...new Set(releases.flatMap((release) => release.nations))].sort();
  const placed = [
    ...entries.flatMap((entry) =>
      lanesOf(entry, releases).map((lane) => ({ lane, kind: timelineKind(entry.type), t: Date.parse(entry.at) })),
    ),
    ...releases.flatMap(({ receipts }) =>
      receipts.map(({ nation, at }) => ({ lane: nation, kind: 'sharing' as const, t: Date.parse(at) })),
    ),
  ].filter(({ t }) => Number.isFinite(t));
  if (placed.length === 0) return null;
  const from = Math.min(...placed.map(({ t }) => t));
  const to = Math.max(...placed.map(({ t }) => t));
  const span = Math.max(1, to - from);
  const lanes = [SENSORS_LANE, TEAM_LANE, ...nations].map((key) => ({
    key,
    marks: gathered(placed.filter(({ lane }) => lane === key).map(({ kind, t }) => ({ kind, x: (t - from) / span }))),
  }));
  return { from, to, lanes };
}

function lanesOf({ type, actor, data }: LaneEntry, releases: readonly LaneRelease[]): string[] {
  if (type.startsWith('release.')) {
    const nations = releases.find(({ id }) => id === data['releaseId'])?.nations ?? [];
    return [TEAM_LANE, ...(type === 'release.prepared' || type.startsWith('release.approval') ? [] : nations)];
  }
  return [actor.id.startsWith('person:') ? TEAM_LANE : SENSORS_LANE];
}

function gathered(marks: readonly { kind: TimelineKind; x: number }[]): LaneMark[] {
  const cells = new Map<string, LaneMark>();
  for (const { kind, x } of marks) {
    const cell = Math.round(x / CELL);
    const key = `${kind}|${String(cell)}`;
    const known = cells.get(key);
    cells.set(key, { kind, x: Math.min(1, cell * CELL), count: (known?.count ?? 0) + 1 });
  }
  return [...cells.values()].sort((a, b) => a.x - b.x);
}
