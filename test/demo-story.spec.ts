import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { JsonObject } from '../src/common/json.ts';
import { castStory, type CastSite, type RegistryLists } from '../src/demo/cast.ts';
import { isInside, offsetOf } from '../src/demo/geodesy.ts';
import { STORY_SECONDS, type StoryEvent } from '../src/demo/stage.ts';
import { tellStory } from '../src/demo/story.ts';
import type { AlertDraft } from '../src/intake/alert.ts';
import { formats } from '../src/intake/formats/registry.ts';
import { CreateReportDto } from '../src/intake/report.dto.ts';
import { layOut } from '../src/registry/demo-registry.ts';
import { readDemoFile } from '../src/registry/demo-registry.service.ts';

const begins = new Date('2026-11-23T08:00:00Z');
const cast = castStory(demoLists());
const story = tellStory(cast, { seed: 7, begins });

/** The demo registry in the words of the API. */
function demoLists(): RegistryLists {
  const rows = layOut(readDemoFile());
  const placed = ({ lat, lon }: { lat: number | null; lon: number | null }) => (lat === null ? null : { lat, lon });
  const entry = (row: object, more: JsonObject): JsonObject => Object.assign({}, row, more);
  return {
    sites: rows.sites.map((row) => entry(row, { position: placed(row) })),
    sensors: rows.sensors.map((row) => entry(row, { siteId: row.site_id, position: placed(row) })),
    zones: rows.zones.map((row) => entry(row, { siteId: row.site_id })),
    assets: rows.assets.map((row) => entry(row, { siteId: row.site_id })),
  };
}

interface Decoded {
  event: StoryEvent;
  draft: AlertDraft;
}

function decodeAll(site: CastSite, kind: string): Decoded[] {
  const sensor = site.sensors.get(kind)!;
  return story
    .filter((event) => event.sensor === sensor)
    .map((event) => {
      const receivedAt = new Date(begins.getTime() + event.at * 1000);
      const position = sensor.position && { position: sensor.position };
      const decoded = formats.get(event.format)!.decode(structuredClone(event.payload), {
        sensor: { ...sensor, siteCode: site.code, ...position },
        receivedAt,
      });
      if ('rejection' in decoded) throw new Error(`${event.format}: ${JSON.stringify(decoded.rejection)}`);
      return { event, draft: decoded.draft };
    });
}

const everySite = [cast.port, cast.power, cast.coast, ...cast.others];
const everything = everySite.flatMap((site) => [...site.sensors.keys()].flatMap((kind) => decodeAll(site, kind)));

describe('the demo story', () => {
  it('is told by sensors in formats the server reads, each message accepted by its decoder', () => {
    expect(new Set(everything.map(({ event }) => event.format))).toEqual(
      new Set(['eve', 'wazuh', 'idmefv2', 'remote-id', 'sapient']),
    );
    expect(everything.length).toBe(story.filter((event) => event.sensor).length);
  });

  it('has a person in it whose report the server takes', () => {
    const reports = story.filter((event) => !event.sensor);
    expect(reports.map((event) => event.format)).toEqual(['report']);
    const [fault] = validateSync(plainToInstance(CreateReportDto, reports[0]!.payload), { whitelist: true });
    expect(fault).toBeUndefined();
  });

  it('takes ten minutes, in order, and its messages say when they happened', () => {
    const times = story.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(0)).toBeGreaterThanOrEqual(0);
    expect(times.at(-1)).toBeLessThanOrEqual(STORY_SECONDS + 5);
    for (const { event, draft } of everything) {
      const said = (draft.occurredAt.getTime() - begins.getTime()) / 1000;
      // A message sent twice is the only one that comes later than it happened.
      expect(event.at - said).toBeGreaterThanOrEqual(-0.1);
      expect(event.at - said).toBeLessThan(5);
    }
  });

  it('is the same for the same beginning, and new otherwise', () => {
    expect(tellStory(cast, { seed: 7, begins })).toEqual(story);
    const other = tellStory(cast, { seed: 8, begins: new Date('2026-11-23T09:00:00Z') });
    const texts = new Set(story.map(({ payload }) => JSON.stringify(payload)));
    expect(other.filter(({ payload }) => texts.has(JSON.stringify(payload)))).toEqual([]);
  });

  it('opens a case within the first seconds and gets worse at the port', () => {
    const first = decodeAll(cast.port, 'suricata').find(({ draft }) => draft.severity >= 60);
    expect(first!.event.at).toBeLessThan(10);
    const severities = decodeAll(cast.port, 'suricata').map(({ draft }) => draft.severity);
    expect(Math.max(...severities)).toBeGreaterThan(first!.draft.severity);
  });

  it('tells one event twice, by Suricata itself and through Wazuh, with one identity', () => {
    const direct = new Set(decodeAll(cast.port, 'suricata').map(({ draft }) => draft.eventKey));
    const passedOn = decodeAll(cast.port, 'wazuh').filter(({ draft }) => draft.signature.startsWith('suricata:'));
    expect(passedOn).toHaveLength(1);
    expect(direct).toContain(passedOn[0]!.draft.eventKey);
  });

  it('flies the drone through the warning and the critical zone and out again, at a speed it can fly', () => {
    const { zones } = cast.power;
    const track = decodeAll(cast.power, 'remote-id').map(({ draft }) => draft);
    const levels = track.map(({ position }) =>
      isInside(position!, zones.get('critical')!)
        ? 'critical'
        : isInside(position!, zones.get('warning')!)
          ? 'warning'
          : 'outside',
    );
    const changes = levels.filter((level, index) => level !== levels[index - 1]);
    expect(changes).toEqual(['outside', 'warning', 'critical', 'warning', 'outside']);
    expect(
      new Set(
        track.flatMap(({ entities }) => entities.filter(({ type }) => type === 'serial').map(({ value }) => value)),
      ).size,
    ).toBe(1);
    for (const { track: ref } of track) expect(Math.hypot(ref!.velocity!.east, ref!.velocity!.north)).toBeLessThan(25);
  });

  it('has the radar see the drone where it says it is, within the errors of both', () => {
    const heard = new Map(
      decodeAll(cast.power, 'remote-id').map(({ draft }) => [draft.occurredAt.getTime(), draft.position!]),
    );
    const seen = decodeAll(cast.power, 'sapient').filter(({ draft }) => draft.track);
    expect(new Set(seen.map(({ draft }) => draft.track!.id)).size).toBe(1);
    const distances = seen.flatMap(({ draft }) => {
      // The broadcast carries tenths of a second.
      const said = [-100, 0, 100].map((shift) => heard.get(draft.occurredAt.getTime() + shift)).find((found) => found);
      if (!said) return [];
      const { east, north } = offsetOf(said, draft.position!);
      return [Math.hypot(east, north)];
    });
    expect(distances.length).toBeGreaterThan(100);
    expect(Math.max(...distances)).toBeLessThan(70);
  });

  it('shows a cyber alert at the power site while the drone is in a zone', () => {
    const strange = decodeAll(cast.power, 'suricata').find(({ draft }) => draft.severity >= 45);
    const near = decodeAll(cast.power, 'remote-id').find(({ event }) => event.at >= strange!.event.at)!;
    expect(isInside(near.draft.position!, cast.power.zones.get('warning')!)).toBe(true);
  });

  it('has noise in several nations that deserves no case, repeats, and records sent twice', () => {
    expect(new Set(cast.others.map(({ nation }) => nation)).size).toBeGreaterThanOrEqual(6);
    const noise = cast.others.flatMap((site) => [...site.sensors.keys()].flatMap((kind) => decodeAll(site, kind)));
    expect(Math.max(...noise.map(({ draft }) => draft.severity))).toBeLessThan(60);
    const payloads = noise.map(({ event }) => JSON.stringify(event.payload));
    expect(payloads.length).toBeGreaterThan(new Set(payloads).size);
    const bird = decodeAll(cast.coast, 'sapient');
    expect(bird.every(({ draft }) => draft.track?.class === 'bird')).toBe(true);
  });
});
