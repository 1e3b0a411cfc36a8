/** WGS 84: equatorial radius in metres, flattening, scale on the central meridian of a UTM zone. */
const RADIUS = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const SCALE = 0.9996;
const FALSE_EASTING = 500_000;
const FALSE_NORTHING_SOUTH = 10_000_000;

const n = FLATTENING / (2 - FLATTENING);
const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
/** Radius of the sphere with the same meridian, and the inverse Krüger series to the fourth order in n. */
const RECTIFYING_RADIUS = (RADIUS / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
const BETA = [
  n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96 - n ** 4 / 360,
  n ** 2 / 48 + n ** 3 / 15 - (437 * n ** 4) / 1440,
  (17 * n ** 3) / 480 - (37 * n ** 4) / 840,
  (4397 * n ** 4) / 161_280,
];

export interface UtmZone {
  /** 1 to 60. */
  zone: number;
  south: boolean;
}

/**
 * Latitude and longitude in degrees of a UTM coordinate on WGS 84, by the transverse Mercator series of Krüger in the
 * form of Karney (Journal of Geodesy 85, 2011); exact to well under a millimetre within a zone.
 */
export function fromUtm(easting: number, northing: number, { zone, south }: UtmZone): { lat: number; lon: number } {
  const xi = (northing - (south ? FALSE_NORTHING_SOUTH : 0)) / (SCALE * RECTIFYING_RADIUS);
  const eta = (easting - FALSE_EASTING) / (SCALE * RECTIFYING_RADIUS);
  let xiSphere = xi;
  let etaSphere = eta;
  BETA.forEach((beta, index) => {
    const twice = 2 * (index + 1);
    xiSphere -= beta * Math.sin(twice * xi) * Math.cosh(twice * eta);
    etaSphere -= beta * Math.cos(twice * xi) * Math.sinh(twice * eta);
  });
  const conformal = Math.sin(xiSphere) / Math.hypot(Math.sinh(etaSphere), Math.cos(xiSphere));
  const longitude = Math.atan2(Math.sinh(etaSphere), Math.cos(xiSphere));
  return { lat: degrees(Math.atan(geodeticTangent(conformal))), lon: centralMeridian(zone) + degrees(longitude) };
}

/** The tangent of the geodetic latitude whose conformal latitude has this tangent, by Newton's method. */
function geodeticTangent(conformal: number): number {
  const squared = ECCENTRICITY ** 2;
  let tangent = conformal / (1 - squared);
  for (let step = 0; step < 6; step += 1) {
    const root = Math.hypot(1, tangent);
    const sigma = Math.sinh(ECCENTRICITY * Math.atanh((ECCENTRICITY * tangent) / root));
    const reached = tangent * Math.hypot(1, sigma) - sigma * root;
    const correction =
      ((conformal - reached) / Math.hypot(1, reached)) * ((1 + (1 - squared) * tangent ** 2) / ((1 - squared) * root));
    tangent += correction;
    if (Math.abs(correction) < 1e-14 * Math.max(1, Math.abs(tangent))) break;
  }
  return tangent;
}

export function centralMeridian(zone: number): number {
  return zone * 6 - 183;
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}

/** The latitude bands of 8 degrees from 80° S on; X is 12 degrees high. */
const BANDS = 'CDEFGHJKLMNPQRSTUVWX';

/** Reads `52S`, `30N`: a zone and a letter, which is a band of latitude or, as many write it, north or south. */
export function readUtmZone(text: string): { zone: number; letter: string } | undefined {
  const match = /^(\d{1,2})\s*([A-Za-z])$/.exec(text.trim());
  const zone = Number(match?.[1]);
  const letter = match?.[2]?.toUpperCase() ?? '';
  return zone >= 1 && zone <= 60 && BANDS.includes(letter) ? { zone, letter } : undefined;
}

/** Whether a latitude lies in a band, give or take the bit that a rounded coordinate may stick out. */
export function inBand(letter: string, lat: number): boolean {
  const south = BANDS.indexOf(letter) * 8 - 80;
  return lat >= south - 0.01 && lat <= south + (letter === 'X' ? 12 : 8) + 0.01;
}

/** The zone in which a place lies, without the exceptions made for Norway and Svalbard. */
export function utmZoneOf({ lat, lon }: { lat: number; lon: number }): UtmZone {
  return { zone: Math.min(60, Math.floor((lon + 180) / 6) + 1), south: lat < 0 };
}
