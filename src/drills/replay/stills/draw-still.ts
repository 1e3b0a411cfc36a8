import { html, type Markup } from '../../report/markup.ts';
import { placeLabels, type WantedLabel } from './labels.ts';
import { landPath, OUTLINE_SOURCE } from './outline.ts';
import type { StillBounds, StillPlace, StillSite, StillState, StillTrack } from './still.ts';
import { STILL_HEIGHT, STILL_WIDTH, stillView, type StillView } from './still-view.ts';

/** Paper takes dark lines on light ground; what matters is told by shape and words besides. */
const SEA = '#eaf1f6';
const LAND = '#e4dfd0';
const LINE = '#7d7a70';
const INK = '#111111';
const ALARM = '#a3171f';
const TRACK = '#0b3f75';

const DRONE = 'M0 -7 7 0 0 7-7 0Z';
const VESSEL = 'M0 -9 5 -3V7H-5V-3Z';

/** A map at an instant as SVG that needs nothing else, readable in print. EXERCISE is part of the picture. */
export function drawStill({ sites, tracks, spots }: StillState, bounds: StillBounds, alt: string): Markup {
  const view = stillView(bounds);
  const land = landPath(view);
  const marks = [
    ...tracks.map((track) => wanted(track.points.at(-1), track.name, 11, view)),
    ...spots.map((spot) => wanted(spot, spot.name, 9, view)),
    ...sites.map((site) => wanted(site, siteName(site), 10, view)),
  ].filter((label) => label !== null);
  return html`<svg
    class="still"
    viewBox="0 0 ${STILL_WIDTH} ${STILL_HEIGHT}"
    role="img"
    aria-label="${alt}"
    font-family="system-ui, sans-serif"
    font-size="10"
  >
    <rect width="${STILL_WIDTH}" height="${STILL_HEIGHT}" fill="${land === null ? '#f4f4f1' : SEA}" />
    ${land === null ? grid(view) : html`<path d="${land}" fill="${LAND}" stroke="${LINE}" stroke-width="0.6" fill-rule="evenodd" />`}
    <text
      x="${STILL_WIDTH / 2}"
      y="${STILL_HEIGHT / 2 + 30}"
      text-anchor="middle"
      font-size="92"
      font-weight="800"
      fill="#000000"
      fill-opacity="0.06"
      transform="rotate(-20 ${STILL_WIDTH / 2} ${STILL_HEIGHT / 2})"
    >
      EXERCISE
    </text>
    ${sites.map((site) => siteMark(site, view))} ${spots.map((spot) => spotMark(spot, view))}
    ${tracks.map((track) => trackMark(track, view))}
    ${placeLabels(marks, STILL_WIDTH, STILL_HEIGHT - 24).map(
      ({ text, x, y, anchor }) =>
        html`<text
          x="${round(x)}"
          y="${round(y)}"
          text-anchor="${anchor}"
          fill="${INK}"
          stroke="#ffffff"
          stroke-width="3"
          stroke-linejoin="round"
          paint-order="stroke"
          >${text}</text
        >`,
    )}
    ${scaleBar(view)}
    <text x="${STILL_WIDTH - 6}" y="${STILL_HEIGHT - 7}" text-anchor="end" font-size="8.5" fill="${INK}">
      ${land === null ? 'No coastline is true at this scale; lines are at round distances.' : OUTLINE_SOURCE} North is
      up.
    </text>
    <text x="6" y="13" font-weight="700" fill="${INK}">EXERCISE</text>
    <text x="${STILL_WIDTH - 6}" y="13" text-anchor="end" font-weight="700" fill="${INK}">EXERCISE</text>
    <rect x="0.5" y="0.5" width="${STILL_WIDTH - 1}" height="${STILL_HEIGHT - 1}" fill="none" stroke="${LINE}" />
  </svg>`;
}

function wanted(place: StillPlace | undefined, text: string, offset: number, view: StillView): WantedLabel | null {
  if (!place) return null;
  const [x, y] = [view.x(place.lon), view.y(place.lat)];
  const within = x > 0 && x < STILL_WIDTH && y > 0 && y < STILL_HEIGHT;
  return within ? { text, x, y, offset } : null;
}

function siteName({ name, cases, worst }: StillSite): string {
  return worst === null ? name : `${name}: ${cases === 1 ? 'a case' : `${cases} cases`}, worst ${worst}`;
}

/** A square, hollow where nothing was open. */
function siteMark(site: StillSite, view: StillView): Markup {
  const [x, y] = [round(view.x(site.lon)), round(view.y(site.lat))];
  const open = site.worst !== null;
  const size = open ? 12 : 8;
  return html`<rect
    x="${round(x - size / 2)}"
    y="${round(y - size / 2)}"
    width="${size}"
    height="${size}"
    fill="${open ? ALARM : '#ffffff'}"
    stroke="${INK}"
    stroke-width="1.2"
  />`;
}

/** A cross. */
function spotMark(spot: StillPlace, view: StillView): Markup {
  const [x, y] = [round(view.x(spot.lon)), round(view.y(spot.lat))];
  return html`<path
    d="M${round(x - 5)} ${round(y - 5)}L${round(x + 5)} ${round(y + 5)}M${round(x - 5)} ${round(y + 5)}L${round(x + 5)} ${round(y - 5)}"
    stroke="${ALARM}"
    stroke-width="2"
    fill="none"
  />`;
}

/** The way as a line, and at its end a hull for what swims, a diamond for what flies. */
function trackMark({ points, vessel }: StillTrack, view: StillView): Markup {
  const way = points.map(({ lat, lon }) => [round(view.x(lon)), round(view.y(lat))] as const);
  const [last, before] = [way.at(-1), way.at(-2)];
  if (!last) return html``;
  const turn =
    vessel && before ? Math.round((Math.atan2(last[0] - before[0], before[1] - last[1]) * 180) / Math.PI) : 0;
  return html`<polyline
      points="${way.map(([x, y]) => `${x},${y}`).join(' ')}"
      fill="none"
      stroke="${TRACK}"
      stroke-width="1.6"
      stroke-dasharray="${vessel ? 'none' : '4 2'}"
    /><path
      d="${vessel ? VESSEL : DRONE}"
      transform="translate(${last[0]} ${last[1]}) rotate(${turn})"
      fill="${vessel ? '#ffffff' : TRACK}"
      stroke="${TRACK}"
      stroke-width="1.6"
    />`;
}

/** Lines at a round distance from each other. */
function grid(view: StillView): Markup {
  const step = roundLength(view.metresPerUnit * 120) / view.metresPerUnit;
  const lines = (length: number): number[] =>
    Array.from({ length: Math.ceil(length / step) - 1 }, (_, index) => round((index + 1) * step));
  return html`<g stroke="#d5d5ce" stroke-width="0.6">
    ${lines(STILL_WIDTH).map((x) => html`<line x1="${x}" x2="${x}" y1="0" y2="${STILL_HEIGHT}" />`)}
    ${lines(STILL_HEIGHT).map((y) => html`<line x1="0" x2="${STILL_WIDTH}" y1="${y}" y2="${y}" />`)}
  </g>`;
}

function scaleBar(view: StillView): Markup {
  const metres = roundLength(view.metresPerUnit * 140);
  const [width, y] = [round(metres / view.metresPerUnit), STILL_HEIGHT - 8];
  return html`<path d="M8 ${y - 4}V${y}H${8 + width}V${y - 4}" fill="none" stroke="${INK}" stroke-width="1.2" /><text
      x="${14 + width}"
      y="${y}"
      fill="${INK}"
      >${metres >= 1_000 ? `${metres / 1_000} km` : `${metres} m`}</text
    >`;
}

/** The longest of 1, 2, 5, 10 … metres that is not longer. */
export function roundLength(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, metres)));
  return power * ([5, 2, 1].find((times) => times * power <= metres) ?? 1);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
