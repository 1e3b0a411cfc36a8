import { EQUATOR_METRES, metresPerUnit, type Place, type Point, project, unproject } from './mercator.ts';

/** What part of the world is shown: its centre in units of the world's square, and pixels for the whole of it. */
export interface View {
  centre: Point;
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The region whose coastlines there are (web/build/clipped-land.ts). */
export const REGION: Box = { west: 88, east: 146, south: -13, north: 46 };
/** A decimetre for a pixel is as near as anybody needs at a berth. */
const LARGEST_SCALE = EQUATOR_METRES * 10;
/** Below this the region itself is a stamp. */
const SMALLEST_SCALE = 700;

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The view kept where there is something to see. */
export function bounded(view: View): View {
  const northWest = project({ lon: REGION.west, lat: REGION.north });
  const southEast = project({ lon: REGION.east, lat: REGION.south });
  return {
    centre: {
      x: within(view.centre.x, northWest.x, southEast.x),
      y: within(view.centre.y, northWest.y, southEast.y),
    },
    scale: within(view.scale, SMALLEST_SCALE, LARGEST_SCALE),
  };
}

/** The view in which a box fills the picture, with a margin in pixels. */
export function viewOf(box: Box, size: Size, margin = 16): View {
  const northWest = project({ lon: box.west, lat: box.north });
  const southEast = project({ lon: box.east, lat: box.south });
  const [across, down] = [southEast.x - northWest.x, southEast.y - northWest.y];
  const room = (length: number): number => Math.max(1, length - 2 * margin);
  return bounded({
    centre: { x: northWest.x + across / 2, y: northWest.y + down / 2 },
    scale: Math.min(room(size.width) / across, room(size.height) / down),
  });
}

/** The view with a place in its middle, at so many metres for a pixel, or as near as it was. */
export function viewAt(place: Place, view: View, metresPerPixel?: number): View {
  const scale = metresPerPixel === undefined ? view.scale : metresPerUnit(place.lat) / metresPerPixel;
  return bounded({ centre: project(place), scale });
}

export function toPixels(place: Place, view: View, size: Size): Point {
  const { x, y } = project(place);
  return {
    x: (x - view.centre.x) * view.scale + size.width / 2,
    y: (y - view.centre.y) * view.scale + size.height / 2,
  };
}

export function toPlace(pixel: Point, view: View, size: Size): Place {
  return unproject({
    x: view.centre.x + (pixel.x - size.width / 2) / view.scale,
    y: view.centre.y + (pixel.y - size.height / 2) / view.scale,
  });
}

/** Dragged so many pixels: what was under the pointer stays under it. */
export function panned(view: View, dx: number, dy: number): View {
  return bounded({
    ...view,
    centre: { x: view.centre.x - dx / view.scale, y: view.centre.y - dy / view.scale },
  });
}

/** So many times nearer, with the place under a pixel staying where it is. */
export function zoomed(view: View, times: number, pixel: Point, size: Size): View {
  const { scale } = bounded({ ...view, scale: view.scale * times });
  const held = 1 / view.scale - 1 / scale;
  return bounded({
    centre: {
      x: view.centre.x + (pixel.x - size.width / 2) * held,
      y: view.centre.y + (pixel.y - size.height / 2) * held,
    },
    scale,
  });
}

/** The box around places, at least so many degrees each way, so that a single place is not a wall. */
export function boxAround(places: readonly Place[], least: number): Box {
  const [lons, lats] = [places.map(({ lon }) => lon), places.map(({ lat }) => lat)];
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const [across, up] = [Math.max(0, least - (east - west)) / 2, Math.max(0, least - (north - south)) / 2];
  return { west: west - across, east: east + across, south: south - up, north: north + up };
}

/** Metres on the ground for a pixel, in the middle of the picture. */
export const metresPerPixel = (view: View): number => metresPerUnit(unproject(view.centre).lat) / view.scale;

/** What is in the picture and so much around it, as a share of its size, in degrees. */
export function boxOf(view: View, size: Size, around = 0): Box {
  const [x, y] = [size.width * around, size.height * around];
  const northWest = toPlace({ x: -x, y: -y }, view, size);
  const southEast = toPlace({ x: size.width + x, y: size.height + y }, view, size);
  return { west: northWest.lon, north: northWest.lat, east: southEast.lon, south: southEast.lat };
}

export const isWithin = ({ lon, lat }: Place, { west, east, south, north }: Box): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;
