import type { JsonObject } from '../../common/json.ts';
import { acceptedBy } from '../../../test/support/format-verdict.ts';
import { aminerFormat } from './aminer.ts';

const anomaly = (component: JsonObject = {}, log = 'x', more: JsonObject = {}): JsonObject => ({
  AnalysisComponent: { AnalysisComponentIdentifier: 3, AnalysisComponentType: 'NewMatchPathDetector', ...component },
  LogData: { RawLogData: [log], Timestamps: [1795144500.25] },
  AMiner: { ID: '10.30.7.30' },
  ...more,
});
const decode = (item: JsonObject) => acceptedBy(aminerFormat, item);
const typed = (type: string, more: JsonObject = {}) =>
  decode(anomaly({ AnalysisComponentType: type, ...more })).severity;

describe('AMiner anomalies', () => {
  it('weigh rules and silence more than novelty, and novelty more than statistics', () => {
    const types = [
      'EventFrequencyDetector',
      'EntropyDetector',
      'NewMatchPathDetector',
      'MissingMatchPathValueDetector',
      'AllowlistViolationDetector',
    ];
    const severities = types.map((type) => typed(type));
    expect(severities).toEqual([...severities].sort((left, right) => left - right));
    expect(typed('SomeDetectorToCome')).toBe(typed('NewMatchPathDetector'));
  });

  it('weigh less while the component still learns', () => {
    expect(typed('CharsetDetector', { TrainingMode: true })).toBeLessThan(
      typed('CharsetDetector', { TrainingMode: false }),
    );
  });

  it('of one component about one line are two when the values differ', () => {
    const id = (CriticalValue: number) => decode(anomaly({ CriticalValue })).externalId;
    expect(id(0.014)).toBe(id(0.014));
    expect(id(0.014)).not.toBe(id(0.015));
  });

  it.each([
    ['10.30.4.9 - - [20/Nov/2026:03:15:00 +0000] "GET / HTTP/1.1" 200 1 "-" "-"', '10.30.4.9'],
    ['portal.example:443 2001:db8:30::9 - alice [20/Nov/2026:03:15:00 +0000] "GET /"', '2001:db8:30::9'],
    ['[Fri Nov 20 03:15:00 2026] [php7:error] [pid 2] [client 10.30.4.9:34832] script', '10.30.4.9'],
    ['[Fri Nov 20 03:15:00 2026] [core:error] [client 2001:db8:30::9:34832] x', '2001:db8:30::9'],
    ['Nov 20 03:15:00 mail sshd[2]: Accepted password for bob from 10.30.4.9', undefined],
    ['10.30.4.999 - - [20/Nov/2026', undefined],
  ])('name the client of an Apache log as source: %s', (line, client) => {
    const sources = decode(anomaly({}, line)).entities.filter(({ role }) => role === 'source');
    expect(sources.map(({ value }) => value)).toEqual(client === undefined ? [] : [client]);
  });

  it('take their message for a title where the name is nothing but what precedes names', () => {
    expect(decode(anomaly({ AnalysisComponentName: 'AMiner:', Message: 'New value' })).title).toBe('New value');
  });

  it('survive lines made to stall a pattern', () => {
    const started = performance.now();
    decode(anomaly({}, `[${'a'.repeat(60)}] ${'[client '.repeat(40_000)}`));
    decode(anomaly({}, `${'1:'.repeat(50_000)} - - [`));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
