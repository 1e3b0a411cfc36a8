import type { PackagePosition } from '../package.ts';

const KM_PER_DEGREE = 111.32;
/** Beyond this share of the equator's circumference meridians stand too close for cells of their own. */
const LEAST_COSINE = 0.02;

interface Place {
  lat: number;
  lon: number;
}

interface Grid {
  latStep: number;
  lonStep: number;
}

/**
 * Where something near a site is, as the centre of the site's own cell in a grid fixed on the earth; undefined for what
 * lies further off than the neighbouring cells.
 *
 * The answer hangs on the site's cell alone. Noise would average out over repeated releases, and a cell of each
 * position's own would tell, by the moment a drone passes from one to the next, where the border was crossed.
 */
export function siteCell(site: Place, place: Place, km: number): PackagePosition | undefined {
  const grid = gridAt(site.lat, km);
  const rows = Math.abs(cellIndex(place.lat, grid.latStep) - cellIndex(site.lat, grid.latStep));
  const columns = Math.abs(
    cellIndex(site.lon + turn(place.lon - site.lon), grid.lonStep) - cellIndex(site.lon, grid.lonStep),
  );
  if (rows > 1 || columns > 1) return undefined;
  return {
    lat: rounded(Math.max(-90, Math.min(90, centre(site.lat, grid.latStep)))),
    lon: rounded(turn(centre(site.lon, grid.lonStep))),
    gridKm: km,
  };
}

function gridAt(lat: number, km: number): Grid {
  const latStep = km / KM_PER_DEGREE;
  const cosine = Math.max(LEAST_COSINE, Math.cos((centre(lat, latStep) * Math.PI) / 180));
  return { latStep, lonStep: Math.min(360, km / (KM_PER_DEGREE * cosine)) };
}

function cellIndex(degrees: number, step: number): number {
  return Math.floor(degrees / step);
}

function centre(degrees: number, step: number): number {
  return (cellIndex(degrees, step) + 0.5) * step;
}

/** A longitude, or a difference of two, from -180 up to 180. */
function turn(degrees: number): number {
  return ((((degrees + 180) % 360) + 360) % 360) - 180;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
