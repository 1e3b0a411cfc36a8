import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { JsonObject } from '../src/common/json.ts';
import type { Decoded } from '../src/intake/alert.ts';
import { aminerFormat } from '../src/intake/formats/aminer.ts';
import { eveFormat } from '../src/intake/formats/eve.ts';
import { idmefv2Format } from '../src/intake/formats/idmefv2.ts';
import { wazuhFormat } from '../src/intake/formats/wazuh.ts';
import { decodeContext } from './support/decode-context.ts';
import { decodedFaults } from './support/draft-faults.ts';
import { acceptedBy } from './support/format-verdict.ts';
import { expectedRecords } from './support/suricata-expectations.ts';
import { describeWithData } from './support/shared-data.ts';

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
const parse = (text: string): JsonObject => JSON.parse(text) as JsonObject;

describeWithData('cptc2017-suricata', 'real Suricata alerts of ten red teams', (folder) => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.gz'));

  it.each(files)('decodes every line of %s, each with an identity of its own', (name) => {
    const lines = linesOf(gunzipSync(readFileSync(join(folder, name))).toString('utf8'));
    const lineOf = new Map<string, string>();
    const eventOf = new Map<string, string>();
    const collisions: string[] = [];
    for (const line of lines) {
      const record = parse(line);
      const draft = acceptedBy(eveFormat, record);
      expect(decodedFaults({ draft })).toEqual([]);
      expect(draft.entities.map((entity) => entity.role)).toEqual(['source', 'target']);
      expect(draft.eventKey).toBeDefined();
      for (const [map, key] of [
        [lineOf, draft.externalId],
        [eventOf, draft.eventKey ?? ''],
      ] as const) {
        if ((map.get(key) ?? line) !== line) collisions.push(key);
        map.set(key, line);
      }
      expect(draft.severity).toBe({ 1: 91, 2: 71, 3: 51, 4: 31 }[(record['alert'] as { severity: number }).severity]);
    }
    console.log(`${name}: ${lines.length} lines, ${lineOf.size} identities, ${eventOf.size} event keys`);
    expect(collisions).toEqual([]);
    expect(lineOf.size).toBe(new Set(lines).size);
  });

  it('has all 33,388 lines', () => {
    const total = files.map((name) => linesOf(gunzipSync(readFileSync(join(folder, name))).toString('utf8')).length);
    expect(total.reduce((sum, count) => sum + count, 0)).toBe(33_388);
  });
});

describeWithData('idmefv2/examples', 'published IDMEFv2 messages', (folder) => {
  const read = (name: string): JsonObject => parse(readFileSync(join(folder, name), 'utf8'));

  it.each(['Cyb1.V04.json', 'Cyb2.V04.json', 'Phy1.V04.json', 'Phy2.V04.json'])(
    'accepts the official example %s, which fails its own schema',
    (name) => {
      const draft = acceptedBy(idmefv2Format, read(name));
      expect(decodedFaults({ draft })).toEqual([]);
      expect(draft.attributes['coercions']).toContain('Analyzer.Type was not a list');
      expect(draft.kind).toBe(name.startsWith('Cyb') ? 'cyber' : 'sensor');
      expect(draft.occurredAt.toISOString()).toMatch(/^2021-0[15]-1[08]T/);
    },
  );

  it.each([
    ['connector-suricata.json', 'accepted'],
    ['testserver.valid.json', 'accepted'],
    ['AUTHORED-drone-alert.V06.json', 'accepted'],
    ['connector-attachment.json', 'time_without_zone CreateTime'],
    ['connector-minimal.json', 'time_out_of_range CreateTime'],
  ])('%s is %s', (name, outcome) => {
    expect(outcomeOf(idmefv2Format.decode(read(name), decodeContext))).toBe(outcome);
  });

  it('reads the drone alert as airspace, with the pilot and the error radius', () => {
    const draft = acceptedBy(idmefv2Format, read('AUTHORED-drone-alert.V06.json'));
    expect(draft.kind).toBe('airspace');
    expect(draft.position).toEqual({ lat: 1.26455, lon: 103.82011, alt: 87.5, error: 12.5 });
    expect(draft.track?.pilot).toEqual({ lat: 1.2583, lon: 103.8112, alt: 3 });
  });

  it('names the field of each deliberately invalid message', () => {
    const exercises = JSON.parse(readFileSync(join(folder, 'validator-exercises-invalid.json'), 'utf8')) as {
      name: string;
      json: JsonObject;
    }[];
    const outcomes = exercises.map(({ name, json }) => [name, outcomeOf(idmefv2Format.decode(json, decodeContext))]);
    expect(outcomes).toEqual([
      ['intrusion-detection-1.json', 'unsupported_version Version'],
      ['network-anomaly-1.json', 'unsupported_version Version'],
      ['botnet-1.json', 'unsupported_version Version'],
      ['outage-1.json', 'bad_time CreateTime'],
    ]);
  });
});

describeWithData('ait-ads/raw-native', 'native alerts of the AIT data set', (folder) => {
  it.each([
    ['wazuh', wazuhFormat, 200],
    ['aminer', aminerFormat, 200],
  ] as const)('decodes the %s lines or says why not', (prefix, format, count) => {
    const files = readdirSync(folder).filter((name) => name.startsWith(prefix) && name.endsWith('.ndjson'));
    const lines = files.flatMap((name) => linesOf(readFileSync(join(folder, name), 'utf8')));
    expect(lines).toHaveLength(count);
    const outcomes = new Map<string, number>();
    const lineOf = new Map<string, string>();
    for (const line of lines) {
      const decoded = format.decode(parse(line), decodeContext);
      expect(decodedFaults(decoded)).toEqual([]);
      const outcome = outcomeOf(decoded);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (!('draft' in decoded)) continue;
      expect(lineOf.get(decoded.draft.externalId) ?? line).toBe(line);
      lineOf.set(decoded.draft.externalId, line);
      expect(decoded.draft.entities.length).toBeGreaterThan(0);
    }
    console.log(`${prefix}: ${JSON.stringify(Object.fromEntries(outcomes))}, ${lineOf.size} distinct`);
    expect(outcomes).toEqual(new Map([['accepted', count]]));
    expect(lineOf.size).toBe(new Set(lines).size);
  });

  it('gives Suricata alerts that come through Wazuh the event key of the direct feed', () => {
    const lines = readdirSync(folder)
      .filter((name) => name.startsWith('wazuh') && name.endsWith('.ndjson'))
      .flatMap((name) => linesOf(readFileSync(join(folder, name), 'utf8')));
    const passedOn = lines.map(parse).filter((line) => (line['rule'] as { id: string }).id === '86601');
    expect(passedOn).toHaveLength(30);
    for (const line of passedOn) {
      const through = acceptedBy(wazuhFormat, line);
      const direct = acceptedBy(eveFormat, numbered(line['data'] as JsonObject));
      expect(through.eventKey).toBe(direct.eventKey);
      expect(through).toMatchObject({ signature: direct.signature, severity: direct.severity, title: direct.title });
      expect(through.externalId).toBe(line['id']);
    }
  });
});

describeWithData('suricata/pcap', 'records Suricata is expected to write for industrial protocols', (folder) => {
  it('decodes the 55 DNP3 fragments, graded by what they ask for', () => {
    const records = expectedRecords(join(folder, 'dnp3-eve.expected.yaml'), join(folder, 'dnp3-eve.pcap')).filter(
      (record) => record['pcap_cnt'] !== undefined,
    );
    expect(records).toHaveLength(55);
    const drafts = records.map((record) => {
      const draft = acceptedBy(eveFormat, record);
      expect(decodedFaults({ draft })).toEqual([]);
      return draft;
    });
    const grades = new Map(drafts.map((draft) => [draft.signature, draft.severity]));
    console.log(`DNP3: ${JSON.stringify(Object.fromEntries(grades))}`);
    expect(grades.get('dnp3:21')).toBeGreaterThan(grades.get('dnp3:2') ?? 100);
    expect(grades.get('dnp3:129:device_restart')).toBeGreaterThan(grades.get('dnp3:129') ?? 100);
    expect(new Set(drafts.map((draft) => draft.externalId)).size).toBe(55);
  });

  it('decodes the EtherNet/IP identity answer as discovery', () => {
    const records = expectedRecords(join(folder, 'enip-identity.expected.yaml'), join(folder, 'enip.pcap'));
    const drafts = records
      .filter((record) => record['event_type'] === 'enip')
      .map((record) => acceptedBy(eveFormat, record));
    expect(drafts.map((draft) => [draft.signature, draft.severity])).toEqual([['enip:listidentity', 25]]);
  });
});

function outcomeOf(decoded: Decoded): string {
  if ('draft' in decoded) return 'accepted';
  return `${decoded.rejection.code} ${decoded.rejection.field ?? ''}`;
}

/** The record as Suricata wrote it: Wazuh turns every number into text, some with six decimals. */
function numbered(record: JsonObject): JsonObject {
  const names = ['flow_id', 'tx_id', 'src_port', 'dest_port'];
  const alert = record['alert'] as JsonObject;
  const number = (source: JsonObject, keys: string[]): JsonObject =>
    Object.fromEntries(Object.entries(source).map(([key, value]) => [key, keys.includes(key) ? Number(value) : value]));
  return { ...number(record, names), alert: number(alert, ['gid', 'signature_id', 'rev', 'severity']) };
}
