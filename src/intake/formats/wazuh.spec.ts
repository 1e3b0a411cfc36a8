import type { JsonObject } from '../../common/json.ts';
import { acceptedBy, refusedBy } from '../../../test/support/format-verdict.ts';
import { eveFormat } from './eve.ts';
import { wazuhFormat } from './wazuh.ts';

const record: JsonObject = {
  timestamp: '2026-11-20T03:15:00.123456+0000',
  flow_id: 1039376568223671,
  event_type: 'alert',
  src_ip: '10.30.4.9',
  dest_ip: '10.30.7.11',
  alert: { gid: 1, signature_id: 9000101, rev: 3, signature: 'LOCAL SCAN', category: 'Misc Attack', severity: 1 },
};
const alert = (changes: JsonObject = {}, rule: JsonObject = {}): JsonObject => ({
  timestamp: '2026-11-20T03:15:01.002+0000',
  id: '1795144501.7700123',
  rule: { id: '5710', level: 5, description: 'sshd: non-existent user', groups: ['sshd', 'invalid_login'], ...rule },
  agent: { id: '014', name: 'hmi-1', ip: '10.30.7.20' },
  ...changes,
});
const decode = (item: JsonObject) => acceptedBy(wazuhFormat, item);

/** All numbers as text, large ones with six decimals, as Wazuh's JSON decoder leaves them. */
function stringified(source: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(source).map(([name, value]) => {
      if (typeof value === 'number') return [name, value > 2 ** 31 ? value.toFixed(6) : String(value)];
      return [name, typeof value === 'object' && value && !Array.isArray(value) ? stringified(value) : value];
    }),
  );
}

describe('Wazuh alerts', () => {
  it('grade level 16 as 96 and never leave the scale', () => {
    const severities = [0, 3, 7, '12', 16, 99].map((level) => decode(alert({}, { level })).severity);
    expect(severities).toEqual([0, 18, 42, 72, 96, 100]);
  });

  it('passed on from Suricata are Suricata’s alert under Wazuh’s id', () => {
    const through = decode(
      alert({ data: stringified(record) }, { id: '86601', groups: ['ids', 'suricata'], level: 3 }),
    );
    const direct = acceptedBy(eveFormat, record);
    expect(through).toMatchObject({
      eventKey: direct.eventKey,
      signature: direct.signature,
      severity: 91,
      entities: direct.entities,
      occurredAt: direct.occurredAt,
      externalId: '1795144501.7700123',
      analyzer: 'agent 014',
    });
  });

  it('of a site’s own rule in group suricata are unwrapped too', () => {
    const own = decode(alert({ data: stringified(record) }, { id: '100200', groups: ['suricata', 'local'] }));
    expect(own.signature).toBe('suricata:1:9000101');
  });

  it('that only look like Suricata’s are not', () => {
    expect(decode(alert({ data: stringified(record) })).signature).toBe('wazuh:5710');
    const broken = decode(alert({ data: { ...record, alert: {} } }, { id: '86601' }));
    expect(broken.signature).toBe('wazuh:86601');
  });

  it('make the agent the target where an attacker is named, else what the alert is about', () => {
    const roleOf = (data: JsonObject) =>
      decode(alert({ data })).entities.find(({ value }) => value === '10.30.7.20')?.role;
    expect(roleOf({ srcip: '10.30.4.9', dstuser: 'root' })).toBe('target');
    expect(roleOf({ dstuser: 'root' })).toBe('subject');
  });

  it('do not take the name a fleet was enrolled under for a machine', () => {
    const hosts = (changes: JsonObject) =>
      decode(alert(changes))
        .entities.filter(({ type }) => type === 'host')
        .map(({ value }) => value);
    expect(hosts({})).toEqual([]);
    expect(hosts({ predecoder: { hostname: 'hmi-1-ubuntu' } })).toEqual(['hmi-1-ubuntu']);
    expect(hosts({ agent: { id: '000', name: 'wazuh-port' } })).toEqual(['wazuh-port']);
  });

  it('do not call an update of the virus scanner a virus', () => {
    const category = (groups: string[]) => decode(alert({}, { groups })).categories;
    expect(category(['clamd', 'freshclam', 'virus'])).toEqual(['other.other']);
    expect(category(['clamd', 'virus'])).toEqual(['malicious-code.infected-system']);
    expect(category([])).toEqual(['other.undetermined']);
  });

  it('prefer @timestamp, which Filebeat writes, and need one of the two', () => {
    expect(decode(alert({ '@timestamp': '2026-11-20T03:15:00.500Z' })).occurredAt.toISOString()).toBe(
      '2026-11-20T03:15:00.500Z',
    );
    expect(refusedBy(wazuhFormat, alert({ timestamp: null }))).toMatchObject({
      code: 'missing_field',
      field: 'timestamp',
    });
  });

  it('without an id are named by their content', () => {
    const id = (item: JsonObject) => decode({ ...item, id: null }).externalId;
    expect(id(alert())).toBe(id(alert()));
    expect(id(alert())).not.toBe(id(alert({ full_log: 'x' })));
  });
});
