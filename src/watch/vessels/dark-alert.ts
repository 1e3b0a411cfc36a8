import type { VesselRules } from '../../../config/vessel-rules.ts';
import type { AlertDraft } from '../../intake/alert.ts';
import { km, span } from './dark-clauses.ts';
import type { DarkVessel } from './receiver-watch.ts';
import { type Fix, habitOf, neededSilence } from './vessel.ts';

export const DARK_SEVERITY = 40;
/** Below this an alert says outright that little speaks for it. */
const LOW_CONFIDENCE = 0.5;

/**
 * That a vessel under way no longer sends AIS. It happened when the vessel was last heard. The external id is made of the
 * vessel and of that moment, and is unique at the receiver, so that one silence is one alert.
 */
export function darkDraft(dark: DarkVessel, sensor: { code: string }, rules: VesselRules): AlertDraft {
  const { vessel, heardAt, fix, due, clauses, others, confidence, doubts } = dark;
  const last = new Date(heardAt).toISOString();
  const habit = habitOf(vessel);
  return {
    externalId: `ais-gap:${vessel.mmsi}:${last}`,
    kind: 'sensor',
    occurredAt: new Date(heardAt),
    title: `Vessel ${named(vessel)} under way stopped sending AIS`,
    description: [
      `Last heard by ${sensor.code} at ${last} at ${placeText(fix)}, ${motionText(fix)}.`,
      `Nothing of it came for ${span((due - heardAt) / 1_000)}, while the receiver went on hearing ${others} others within ${km(rules.nearbyMetres)} km.`,
      ...clauses.map(({ text }) => `${text[0]?.toUpperCase()}${text.slice(1)}.`),
      confidence < LOW_CONFIDENCE ? `Confidence is low (${confidence}).` : `Confidence ${confidence}.`,
      ...(doubts.length > 0 ? [`What speaks against it: ${doubts.join('; ')}.`] : []),
      'A fault, the weather or something in the way of the radio may have done the same.',
    ].join(' '),
    severity: DARK_SEVERITY,
    confidence,
    signature: 'watch:ais-gap',
    categories: [],
    entities: [{ type: 'mmsi', value: vessel.mmsi, role: 'subject' }],
    position: { lat: fix.lat, lon: fix.lon, ...(fix.error !== undefined && { error: fix.error }) },
    attributes: {
      lastHeardAt: last,
      judgedAt: new Date(due).toISOString(),
      ...(vessel.name !== undefined && { name: vessel.name }),
      ...(fix.speedKnots !== undefined && { speedKnots: fix.speedKnots }),
      ...(fix.course !== undefined && { course: fix.course }),
      ...(fix.status !== undefined && { status: fix.status }),
      reports: habit.reports,
      longestPauseSeconds: Math.round(habit.longestPause),
      neededSilenceSeconds: Math.round(neededSilence(vessel, rules)),
      othersNearby: others,
      profile: rules.profile,
      profileVersion: rules.version,
      clauses: clauses.map(({ name, text }) => ({ clause: name, found: text })),
      doubts,
    },
  };
}

function named({ mmsi, name }: { mmsi: string; name?: string }): string {
  return name === undefined ? mmsi : `${name} (${mmsi})`;
}

function placeText({ lat, lon }: Fix): string {
  const [north, east] = [lat < 0 ? 'S' : 'N', lon < 0 ? 'W' : 'E'];
  return `${Math.abs(lat).toFixed(4)}° ${north} ${Math.abs(lon).toFixed(4)}° ${east}`;
}

function motionText({ speedKnots, course }: Fix): string {
  const speed = `making ${speedKnots ?? 'unknown'} knots`;
  return course === undefined ? speed : `${speed} on course ${String(Math.round(course) % 360).padStart(3, '0')}°`;
}
