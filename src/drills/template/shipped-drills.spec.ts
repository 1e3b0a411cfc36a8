import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.ts';
import { decodeContext } from '../../../test/support/decode-context.ts';
import type { JsonObject } from '../../common/json.ts';
import { checkDraft } from '../../intake/draft-check.ts';
import { formats } from '../../intake/formats/registry.ts';
import { type DemoFile, demoSensorCode } from '../../registry/demo-registry.ts';
import { eventParts } from '../expectations/evaluation.ts';
import { flightMessages } from './flight-messages.ts';
import { pointsOf } from './flight.ts';
import { fillPayload } from './payload.ts';
import { TEAMS } from './script.ts';
import { readShippedDrill, readShippedScript, shippedDrillCodes } from './shipped-drills.ts';
import type { MselItem } from './template.ts';

const registry = JSON.parse(readFileSync(join(packageRoot, 'config/registry.demo.json'), 'utf8')) as DemoFile;
const OWNERS = new Map(
  registry.sites.flatMap((site) =>
    (registry.suites[site.suite] ?? []).map(({ kind }) => [demoSensorCode(site.code, kind), { site, kind }] as const),
  ),
);
const KIND_OF_FORMAT: Readonly<Record<string, string>> = { eve: 'suricata' };
interface Rule {
  if?: { properties: { type: { const: string } } };
  then?: { properties: { data: { $ref: string } } };
}
interface Asyncapi {
  components: { schemas: Record<string, { properties?: object }> & { JournalEvent: { allOf: Rule[] } } };
}
const { schemas } = (JSON.parse(readFileSync(join(packageRoot, 'docs/asyncapi.json'), 'utf8')) as Asyncapi).components;
/** Fields each type of entry has, as the live interface documents them. */
const FIELDS = new Map(
  schemas.JournalEvent.allOf.flatMap((rule): [string, string[]][] => {
    const name = rule.then?.properties.data.$ref.split('/').at(-1) ?? '';
    return rule.if ? [[rule.if.properties.type.const, Object.keys(schemas[name]?.properties ?? {})]] : [];
  }),
);

const RUN = '018f0000-0000-7000-8000-00000000abcd';
const BEGUN = decodeContext.receivedAt.getTime();

/** What each sensor would be sent, and by which format. */
function postings(
  { code, delivery }: MselItem,
  startedAt = BEGUN,
): { sensor: string; format: string; body: JsonObject }[] {
  const of = { run: RUN, startedAt, item: code };
  if (delivery.channel === 'alert' || delivery.channel === 'ais') {
    const { sensor, format, bodies } = delivery;
    return bodies.map((body, index) => ({ sensor, format, body: fillPayload(body, of, index) }));
  }
  if (delivery.channel !== 'track') return [];
  return delivery.flights.flatMap((flight) =>
    Array.from({ length: pointsOf(flight) }, (_, ordinal) => flightMessages(flight, ordinal, of))
      .flat()
      .map((body) => ({ sensor: flight.sensor, format: flight.format, body })),
  );
}

describe.each(shippedDrillCodes())('the drill %s', (code) => {
  const drill = readShippedDrill(code);

  it('is played by organisations, at sites and through sensors there are', () => {
    const organisations = new Set(registry.organisations.map((one) => one.code));
    for (const { organisation } of drill.cells) expect(organisations).toContain(organisation);
    for (const item of drill.items) {
      const cell = drill.cells.find((one) => one.code === item.to[0]);
      for (const { sensor, format } of postings(item)) {
        const owner = OWNERS.get(sensor);
        expect(owner?.site.organisation).toBe(cell?.organisation);
        expect(owner?.kind).toBe(KIND_OF_FORMAT[format] ?? format);
      }
      const { delivery } = item;
      if (delivery.channel !== 'report') continue;
      const site = registry.sites.find((one) => one.code === delivery.body['siteCode']);
      expect(site?.organisation).toBe(cell?.organisation);
    }
  });

  it('sends what intake takes, each thing once', () => {
    const seen = new Set<string>();
    for (const [index, item] of drill.items.entries()) {
      const startedAt = BEGUN + index * 60_000;
      for (const { sensor, format, body } of postings(item, startedAt)) {
        const sensorContext = { ...decodeContext, sensor: { ...decodeContext.sensor, code: sensor } };
        const decoded = formats.get(format)?.decode(body, sensorContext);
        if (!decoded || !('draft' in decoded)) throw new Error(`${item.code}: ${JSON.stringify(decoded)}`);
        expect(checkDraft(decoded.draft)).toBeUndefined();
        const away = Math.abs(decoded.draft.occurredAt.getTime() - startedAt);
        expect(away).toBeLessThan(15 * 60_000);
        expect(JSON.stringify(body)).not.toMatch(/\$(now|id|uuid|ulid|number)/);
        const key = `${sensor} ${decoded.draft.externalId}`;
        expect(seen).not.toContain(key);
        seen.add(key);
      }
    }
  });

  it('looks in entries for fields they have', () => {
    const predicates = drill.items.flatMap(({ expectations }) =>
      expectations.flatMap(({ predicate }) => predicate ?? []),
    );
    const paths = predicates.flatMap((predicate) =>
      eventParts(predicate).flatMap(({ part }) =>
        [part.event].flat().flatMap((type) => Object.keys(part.where ?? {}).map((path) => ({ type, path }))),
      ),
    );
    expect(paths.length).toBeGreaterThan(10);
    for (const { type, path } of paths) {
      const [root, field] = path.split('.');
      if (root === 'data') expect(FIELDS.get(type)).toContain(field);
    }
  });

  it('expects something of every objective, and can be over in ten minutes', () => {
    const measured = new Set(drill.items.flatMap(({ expectations }) => expectations.map(({ objective }) => objective)));
    for (const objective of drill.objectives) expect(measured).toContain(objective.code);
    expect(drill.durationMs / drill.compressedRate).toBeLessThanOrEqual(600_000);
  });

  it.each(TEAMS)('has a %s team', (team) => {
    expect(readShippedScript(drill, team)).toMatchObject({ drill: code, team });
  });
});
