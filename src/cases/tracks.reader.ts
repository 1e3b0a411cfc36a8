import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { Reason } from '../correlation/reason.ts';
import { AFFILIATIONS } from '../correlation/tracks/cooperative.ts';
import type { TrackDto, TrackPointDto } from './tracks.dto.ts';

/** Points of one track that are told at most, and tracks. */
export const MOST_POINTS = 150;
export const MOST_TRACKS = 500;

interface Row {
  site_id: string;
  sensor_id: string;
  analyzer: string;
  track_id: string;
  alert_id: string;
  case_id: string | null;
  class: string | null;
  pilot: { lat: number; lon: number } | null;
  reasons: Reason[] | null;
  strictest: number;
  total: string;
  points: [at: number, lat: number, lon: number, alt: number | null, error: number | null][];
}

const [FROM, TO, SITE, TRACKS, POINTS, LABELS] = [0, 1, 2, 3, 4, 5].map((place) => `$${AFTER_SIGHT + place}`);

/**
 * Tracks are counted, ranked and thinned among the alerts the viewer sees. Of a track with more points than are told, the
 * first, the last and those in between at even distances by number stay: `point n of total` is kept where the step
 * `(n - 1) * (most - 1) / (total - 1)`, rounded down, differs from that of the one before.
 */
const TRACKS_SEEN = `
  WITH told AS MATERIALIZED (
    SELECT a.id, a.site_id, a.sensor_id, coalesce(a.analyzer, '') COLLATE "C" AS analyzer, (a.track->>'id') COLLATE "C" AS track_id,
      a.effective_at AS at, a.lat, a.lon, a.alt, a.position_error AS error, a.track->>'class' AS class,
      nullif(a.track->'pilot', 'null'::jsonb) AS pilot, array_position(${LABELS}::text[], a.tlp) AS marking
    FROM alerts a
    WHERE ${seen('a')} AND a.track IS NOT NULL AND a.lat IS NOT NULL
      AND a.effective_at >= ${FROM} AND a.effective_at < ${TO}
      AND (${SITE}::text IS NULL OR a.site_id = (SELECT id FROM sites WHERE code = ${SITE}))
  ), newest AS MATERIALIZED (
    SELECT *, row_number() OVER (ORDER BY last_at DESC, sensor_id, analyzer, track_id) AS rank FROM (
      SELECT site_id, sensor_id, analyzer, track_id, count(*) AS total, max(at) AS last_at, max(marking) AS strictest,
        max(at) FILTER (WHERE class IS NOT NULL) AS classed_at, max(at) FILTER (WHERE pilot IS NOT NULL) AS piloted_at
      FROM told GROUP BY site_id, sensor_id, analyzer, track_id
    ) every ORDER BY rank LIMIT ${TRACKS}
  ), numbered AS (
    SELECT rank, total, classed_at, piloted_at, told.id, at, lat, lon, alt, error, class, pilot,
      row_number() OVER (PARTITION BY rank ORDER BY at, told.id) AS n
    FROM told JOIN newest USING (site_id, sensor_id, analyzer, track_id)
  ), thinned AS (
    SELECT *, total <= ${POINTS} OR n = 1
      OR (n - 1) * (${POINTS} - 1) / (total - 1) > (n - 2) * (${POINTS} - 1) / (total - 1) AS kept
    FROM numbered
  ), drawn AS (
    SELECT rank, (array_agg(id ORDER BY n) FILTER (WHERE n = total))[1] AS alert_id,
      (array_agg(class ORDER BY n) FILTER (WHERE at = classed_at AND class IS NOT NULL))[1] AS class,
      (array_agg(pilot ORDER BY n) FILTER (WHERE at = piloted_at AND pilot IS NOT NULL))[1] AS pilot,
      json_agg(json_build_array(extract(epoch FROM at)::float8 * 1000, lat, lon, alt, error) ORDER BY n)
        FILTER (WHERE kept) AS points
    FROM thinned WHERE kept OR at IN (classed_at, piloted_at) GROUP BY rank
  )
  SELECT newest.site_id, newest.sensor_id, newest.analyzer, newest.track_id, newest.total, newest.strictest, drawn.alert_id,
    drawn.class, drawn.pilot, drawn.points, c.id AS case_id, head.reasons
  FROM drawn JOIN newest USING (rank) LEFT JOIN alert_links l ON l.alert_id = drawn.alert_id
  LEFT JOIN alerts h ON h.id = l.head_id AND ${seen('h')} LEFT JOIN alert_links head ON head.alert_id = h.id
  LEFT JOIN cases c ON c.id = l.group_id AND ${seen('c')}
  ORDER BY rank`;

/** Reads where drones and vessels went, of the operator's realm and nation. */
@Injectable()
export class TracksReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** Newest first; of more than {@link MOST_TRACKS} the newest. A line of bearing without a position is no point. */
  async read(
    operator: Operator,
    { from, to }: { from: Date; to: Date },
    site: string | undefined,
  ): Promise<{ tracks: TrackDto[]; truncated: boolean }> {
    const own = [from, to, site ?? null, MOST_TRACKS + 1, MOST_POINTS, TLP_LABELS];
    const rows = await this.database.read(operator, async (manager) => {
      // A day of tracks is sorted in memory, for which the usual 4 MB are too few.
      await manager.query("SELECT set_config('work_mem', '32MB', true)");
      return manager.query<Row[]>(TRACKS_SEEN, [...sightParameters(operator), ...own]);
    });
    return { tracks: rows.slice(0, MOST_TRACKS).map(toTrack), truncated: rows.length > MOST_TRACKS };
  }
}

function toTrack(row: Row): TrackDto {
  return {
    id: [row.sensor_id, row.analyzer, row.track_id].join('/'),
    siteId: row.site_id,
    sensorId: row.sensor_id,
    caseId: row.case_id,
    alertIds: [row.alert_id],
    objectClass: row.class,
    affiliation: affiliationOf(row.reasons ?? []),
    explained: explanations(row.reasons ?? []),
    tlp: markingAt(row.strictest),
    points: row.points.map(toPoint),
    pointCount: Number(row.total),
    operator: row.pilot && { lat: row.pilot.lat, lon: row.pilot.lon },
  };
}

/** As the reasons of the track have it: they tell what its object is taken for. */
function affiliationOf(reasons: readonly Reason[]): TrackDto['affiliation'] {
  const told = new Set(reasons.map(({ facts }) => facts['affiliation']));
  return AFFILIATIONS.find((affiliation) => told.has(affiliation) && affiliation !== 'unknown') ?? 'unknown';
}

function explanations(reasons: readonly Reason[]): string[] {
  return reasons.filter(({ facts }) => facts['explains'] === true).map(({ text }) => text);
}

function toPoint([at, lat, lon, alt, error]: Row['points'][number]): TrackPointDto {
  return { at: new Date(at).toISOString(), lat, lon, alt, error };
}

/** Places in arrays of the database count from one. */
function markingAt(place: number): Tlp {
  return TLP_LABELS[place - 1] ?? 'RED';
}
