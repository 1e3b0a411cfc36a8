import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useNationName } from '../parts/use-nation-name.ts';
import { caseReleasesQuery } from '../release/release-data.ts';
import { useMay } from '../session/session.ts';
import { utcClock } from '../time/format-time.ts';
import type { Case, TimelineEntry } from './case-data.ts';
import { type LaneMark, type LaneRelease, SENSORS_LANE, swimLanes, TEAM_LANE } from './swim-lanes.ts';
import css from './timeline.module.css';

const WIDTH = 420;
const LABEL = 92;
const LANE = 20;

/** Who did what when, at a glance. The list below says the same in words. */
export function SwimLanes({ of, entries }: { of: Case; entries: readonly TimelineEntry[] }): ReactNode {
  const words = useWords();
  const nationName = useNationName();
  const may = useMay();
  const releases = useQuery({ ...caseReleasesQuery(of.id), enabled: may('release.read') });
  const lanes = useMemo(
    () => swimLanes(entries, (releases.data?.items ?? []).map(laneRelease)),
    [entries, releases.data],
  );
  if (lanes === null) return null;
  const height = lanes.lanes.length * LANE + 14;
  const name = (key: string): string => {
    if (key === SENSORS_LANE) return of.site.code;
    return key === TEAM_LANE ? nationName(of.nation) : nationName(key);
  };
  return (
    <svg
      className={css['lanes']}
      viewBox={`0 0 ${String(WIDTH)} ${String(height)}`}
      role="img"
      aria-label={words('timeline.lanes', {
        lanes: lanes.lanes.map(({ key }) => name(key)).join(', '),
        from: utcClock(new Date(lanes.from)),
        to: utcClock(new Date(lanes.to)),
      })}
    >
      {lanes.lanes.map(({ key, marks }, index) => (
        <g key={key} transform={`translate(0 ${String(index * LANE)})`}>
          <text x="0" y="14">
            {name(key).slice(0, 16)}
          </text>
          <line x1={LABEL} x2={WIDTH - 6} y1="10" y2="10" />
          {marks.map((mark) => (
            <Mark key={`${mark.kind}${String(mark.x)}`} of={mark} />
          ))}
        </g>
      ))}
      <text x={LABEL} y={height - 3}>
        {utcClock(new Date(lanes.from))}
      </text>
      <text x={WIDTH - 6} y={height - 3} textAnchor="end">
        {utcClock(new Date(lanes.to))}
      </text>
    </svg>
  );
}

/** Each kind has a shape of its own; colour says it a second time. */
function Mark({ of: { kind, x, count } }: { of: LaneMark }): ReactNode {
  const size = Math.min(6, 3 + Math.log2(count) / 2);
  const at = LABEL + 4 + x * (WIDTH - LABEL - 14);
  const path: Readonly<Record<LaneMark['kind'], string>> = {
    alerts: `M${String(at)} ${String(10 - size)}L${String(at + size)} ${String(10 + size)}H${String(at - size)}Z`,
    repeats: `M${String(at - 1)} 6h2v8h-2z`,
    objects: `M${String(at)} ${String(10 - size)}l${String(size)} ${String(size)}l${String(-size)} ${String(size)}l${String(-size)} ${String(-size)}z`,
    case: `M${String(at - size)} ${String(10 - size)}h${String(2 * size)}v${String(2 * size)}h${String(-2 * size)}z`,
    work: `M${String(at - size)} 8h${String(2 * size)}v4h${String(-2 * size)}z`,
    notes: `M${String(at - size)} 10a${String(size)} ${String(size)} 0 1 0 ${String(2 * size)} 0a${String(size)} ${String(size)} 0 1 0 ${String(-2 * size)} 0z`,
    marking: `M${String(at - size)} 5h${String(2 * size)}L${String(at)} 15z`,
    sharing: `M${String(at - size)} 7h${String(size)}v-3l${String(size)} 6l${String(-size)} 6v-3h${String(-size)}z`,
  };
  return <path className={css['mark']} data-kind={kind} d={path[kind]} />;
}

const laneRelease = ({ id, recipients }: { id: string; recipients: { nation: string }[] }): LaneRelease => ({
  id,
  nations: recipients.map(({ nation }) => nation),
  receipts: [],
});
