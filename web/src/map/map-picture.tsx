import { useLingui } from '@lingui/react';
import { type KeyboardEvent, type ReactNode, type RefObject, Suspense, useId, useRef } from 'react';
import { late } from '../app/late.ts';
import { useWords } from '../i18n/use-words.ts';
import { relativeTime } from '../time/format-time.ts';
import type { Coverage } from './coverage.ts';
import { COAST_FROM } from './land-path.ts';
import { Legend } from './legend.tsx';
import css from './map.module.css';
import type { Zone } from './queries.ts';
import { lengthText, roundLength } from './scale-bar.ts';
import type { Scene } from './scene.ts';
import { keyOf, type Selection } from './selection.ts';
import { type PlacedSensor, SensorsLayer } from './sensors-layer.tsx';
import { SitesLayer } from './sites-layer.tsx';
import { TrackMark } from './track-marks.tsx';
import { useGestures } from './use-gestures.ts';
import type { Viewport } from './use-view.ts';
import { metresPerPixel, panned, REGION, toPixels, viewOf, zoomed } from './view.ts';
import { ZonesLayer } from './zones-layer.tsx';

// Coastlines are most of what the map weighs, and the least of what it says: sites and tracks do not wait for them.
const LandLayer = late(() => import('./land-layer.tsx').then((part) => ({ default: part.LandLayer })));

interface MapPictureProps {
  box: RefObject<HTMLDivElement | null>;
  viewport: Viewport;
  scene: Scene;
  zones: readonly Zone[];
  sensors: readonly PlacedSensor[];
  coverage: ReadonlyMap<string, Coverage>;
  at: number;
  replay: boolean;
  /** What is to be known of what is replayed; that of the map unless given. */
  note?: string;
  selection: Selection | null;
  onPick: (key: string | null) => void;
  /** The thing after the chosen one, by urgency, or before it. */
  onStep: (by: 1 | -1) => void;
  onNear: () => void;
}

const DRAG = 80;
const NEARER = 1.6;

/** The map itself. Everything in it is also in the table beside it, which is what screen readers are told. */
export function MapPicture(props: MapPictureProps): ReactNode {
  const { box, viewport, scene, zones, sensors, coverage, at, replay, note, selection, onPick, onStep, onNear } = props;
  const words = useWords();
  const { i18n } = useLingui();
  const help = useId();
  const svg = useRef<SVGSVGElement>(null);
  const { view, frame, size, change } = viewport;
  const gestures = useGestures(svg, change, onPick);
  const nearer = (times: number): void =>
    change((view, size) => zoomed(view, times, { x: size.width / 2, y: size.height / 2 }, size));
  const whole = (): void => change((_, size) => viewOf(REGION, size));
  const keys: Record<string, () => void> = {
    ArrowLeft: () => change((view) => panned(view, DRAG, 0)),
    ArrowRight: () => change((view) => panned(view, -DRAG, 0)),
    ArrowUp: () => change((view) => panned(view, 0, DRAG)),
    ArrowDown: () => change((view) => panned(view, 0, -DRAG)),
    '+': () => nearer(NEARER),
    '=': () => nearer(NEARER),
    '-': () => nearer(1 / NEARER),
    Home: whole,
    PageDown: () => onStep(1),
    PageUp: () => onStep(-1),
    Enter: onNear,
    Escape: () => onPick(null),
  };
  const onKey = (event: KeyboardEvent): void => {
    const act = event.ctrlKey || event.altKey || event.metaKey ? undefined : keys[event.key];
    if (act === undefined || event.target !== event.currentTarget) return;
    event.preventDefault();
    act();
  };
  const shift = {
    x: (frame.centre.x - view.centre.x) * view.scale,
    y: (frame.centre.y - view.centre.y) * view.scale,
  };
  const scale = metresPerPixel(view);
  const length = roundLength(scale, 120);
  const chosen = selection === null ? null : keyOf(selection);
  const pilot = scene.tracks.find(({ track }) => chosen === `track:${track.id}`)?.track.operator ?? null;
  return (
    <div
      ref={box}
      className={css['picture']}
      tabIndex={0}
      role="application"
      aria-label={words('map.picture', { sites: scene.sites.length, tracks: scene.tracks.length })}
      aria-describedby={help}
      onKeyDown={onKey}
    >
      <p id={help} className="visually-hidden">
        {words('map.keys')}
      </p>
      <svg
        ref={svg}
        className={css['svg']}
        viewBox={`0 0 ${size.width} ${size.height}`}
        aria-hidden="true"
        {...gestures}
        onDoubleClick={() => nearer(NEARER * NEARER)}
      >
        <Suspense>
          <LandLayer view={view} frame={frame} size={size} />
        </Suspense>
        <g transform={`translate(${shift.x} ${shift.y})`}>
          <ZonesLayer zones={zones} frame={frame} size={size} />
          <SensorsLayer
            sensors={sensors}
            frame={frame}
            size={size}
            chosen={selection?.kind === 'sensor' ? selection.id : null}
          />
          <SitesLayer
            sites={scene.sites}
            coverage={coverage}
            frame={frame}
            size={size}
            chosen={selection?.kind === 'site' ? selection.id : null}
          />
          {pilot !== null && <Pilot {...toPixels(pilot, frame, size)} />}
          {scene.tracks.map((track) => (
            <TrackMark
              key={track.track.id}
              track={track}
              frame={frame}
              size={size}
              chosen={chosen === `track:${track.track.id}`}
              ageText={track.stale ? relativeTime(new Date(track.last.at), at, i18n.locale) : ''}
            />
          ))}
        </g>
      </svg>
      {replay && <div className={css['replayMark']} />}
      <div className={css['buttons']}>
        <button
          type="button"
          aria-label={words('map.nearer')}
          title={`${words('map.nearer')} (+)`}
          onClick={() => nearer(NEARER)}
        >
          +
        </button>
        <button
          type="button"
          aria-label={words('map.farther')}
          title={`${words('map.farther')} (−)`}
          onClick={() => nearer(1 / NEARER)}
        >
          −
        </button>
        <button type="button" aria-label={words('map.whole')} title={`${words('map.whole')} (Home)`} onClick={whole}>
          ⌂
        </button>
      </div>
      <div className={css['notes']}>
        {replay && <p className={css['note']}>{note ?? words('map.replayNote')}</p>}
        {scale < COAST_FROM && <p className={css['note']}>{words('map.noCoast')}</p>}
        <Legend />
      </div>
      <div className={css['scale']} style={{ width: length / scale }}>
        {lengthText(length)}
      </div>
    </div>
  );
}

/** Where the pilot of the chosen drone was said to be. */
function Pilot({ x, y }: { x: number; y: number }): ReactNode {
  return (
    <g transform={`translate(${x} ${y})`} className={css['pilot']}>
      <circle cy="-5" r="3" />
      <path d="M-6 7a6 7 0 0 1 12 0Z" />
    </g>
  );
}
