import type { EntityType } from '../intake/alert.ts';
import { relatedKey } from './related-key.ts';

const keyOf = (type: EntityType, value: string, airborne = false): string | undefined =>
  relatedKey({ type, value }, airborne)?.key;

describe('what may bind cases of different sites', () => {
  it.each<[EntityType, string, string]>([
    ['ip', '185.220.101.7', 'ip:185.220.101.7'],
    ['ip', '::ffff:185.220.101.7', 'ip:185.220.101.7'],
    ['domain', 'C2.Example.org.', 'domain:c2.example.org'],
    ['url', 'https://c2.example.org/drop', 'url:https://c2.example.org/drop'],
    ['hash', 'AB'.repeat(32), `hash:${'ab'.repeat(32)}`],
    ['serial', '1581f5fk2345', 'serial:1581F5FK2345'],
    ['operator', 'sgp-op-7788', 'operator:SGP-OP-7788'],
    ['mmsi', '563012345', 'mmsi:563012345'],
    ['imo', '9321483', 'imo:9321483'],
  ])('%s %s', (type, value, key) => {
    expect(keyOf(type, value)).toBe(key);
  });

  it.each<[EntityType, string]>([
    ['ip', '10.0.0.5'],
    ['ip', '192.168.1.1'],
    ['ip', 'fe80::1'],
    ['ip', '100.64.3.2'],
    ['domain', 'plc-7'],
    ['domain', 'historian.corp'],
    ['domain', 'files.local'],
    ['domain', '10.0.0.5'],
    ['url', 'http://10.0.0.5/login'],
    ['url', 'http://historian.lan/'],
    ['url', 'not a url'],
    ['host', 'plc-7'],
    ['user', 'root'],
    ['process', 'cmd.exe'],
    ['asset', 'crane-3'],
    ['mac', '60:60:1f:aa:bb:cc'],
    ['hash', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['hash', 'not-hex'],
    ['serial', '0000000000'],
    ['serial', 'A12'],
    ['mmsi', 'unknown'],
  ])('not %s %s, which means something only inside its site, or nothing', (type, value) => {
    expect(keyOf(type, value)).toBeUndefined();
  });

  it('a hardware address of what flies, if it was burned in', () => {
    expect(keyOf('mac', '60:60:1F:AA:BB:CC', true)).toBe('mac:60:60:1f:aa:bb:cc');
    expect(keyOf('mac', '62:60:1f:aa:bb:cc', true)).toBeUndefined();
    expect(keyOf('mac', 'ff:ff:ff:ff:ff:ff', true)).toBeUndefined();
  });
});
