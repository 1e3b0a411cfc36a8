import type { JsonObject } from '../../common/json.ts';
import { acceptedBy } from '../../../test/support/format-verdict.ts';
import { eveFormat } from './eve.ts';

const alert = (changes: JsonObject = {}, alertChanges: JsonObject = {}): JsonObject => ({
  timestamp: '2026-11-20T03:15:00.123456+0000',
  flow_id: 1039376568223671,
  event_type: 'alert',
  src_ip: '10.30.4.9',
  src_port: 50122,
  dest_ip: '10.30.7.11',
  dest_port: 502,
  proto: 'TCP',
  alert: { gid: 1, signature_id: 9000101, rev: 3, signature: 'LOCAL SCAN', severity: 3, ...alertChanges },
  ...changes,
});
const decode = (item: JsonObject) => acceptedBy(eveFormat, item);

describe('Suricata alerts', () => {
  it('take 1 for the gravest severity', () => {
    const severities = [1, 2, 3, 4, '1', undefined, 0, 255].map(
      (severity) => decode(alert({}, { severity: severity ?? null })).severity,
    );
    expect(severities).toEqual([91, 71, 51, 31, 91, 51, 91, 0]);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['a microsecond', { timestamp: '2026-11-20T03:15:00.123457+0000' }, {}],
    ['a flow', { flow_id: 1039376568223672 }, {}],
    ['a transaction', { tx_id: 1 }, {}],
    ['a packet', { pcap_cnt: 9 }, {}],
    ['the direction', { src_ip: '10.30.7.11', dest_ip: '10.30.4.9' }, {}],
    ['a rule', {}, { signature_id: 9000102 }],
    ['a revision', {}, { rev: 4 }],
    ['a generator', {}, { gid: 2 }],
  ])('that differ in %s are two alerts', (_, changes, alertChanges) => {
    expect(decode(alert(changes, alertChanges)).externalId).not.toBe(decode(alert()).externalId);
  });

  it('are the same alert when sent again with more about them', () => {
    expect(decode(alert({ payload: 'AAAA', host: 'ids' })).externalId).toBe(decode(alert()).externalId);
  });

  it('have one event key whether their numbers are numbers or text', () => {
    const asText = alert({ flow_id: '1039376568223671.000000' }, { gid: '1', signature_id: '9000101', rev: '3' });
    expect(decode(asText).eventKey).toBe('eve:1039376568223671:1:9000101:3:1795144500123');
    expect(decode(alert()).eventKey).toBe(decode(asText).eventKey);
  });

  it('of one flow and millisecond keep their keys apart by transaction', () => {
    expect(decode(alert({ tx_id: 0 })).eventKey).not.toBe(decode(alert({ tx_id: 7 })).eventKey);
  });

  it('without a flow are told apart by their content', () => {
    const flowless = (changes: JsonObject = {}) => {
      const { flow_id: _, ...rest } = alert(changes);
      return decode(rest).externalId;
    };
    expect(flowless()).toBe(flowless());
    expect(flowless({ icmp_type: 8 })).not.toBe(flowless({ icmp_type: 0 }));
  });

  it('of which nothing more is told have no description', () => {
    expect(decode(alert({ dest_ip: null, dest_port: null })).description).toBeUndefined();
  });

  it('keep community id and MITRE metadata, but not payloads', () => {
    const { attributes } = decode(
      alert({ community_id: '1:x', payload: 'AAAA', packet: 'BBBB' }, { metadata: { mitre_technique_id: ['T0855'] } }),
    );
    expect(attributes).toMatchObject({ community_id: '1:x', metadata: { mitre_technique_id: ['T0855'] } });
    expect(JSON.stringify(attributes)).not.toMatch(/AAAA|BBBB/);
  });
});
