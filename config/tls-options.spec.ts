import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Authority, type Identity } from '../test/support/certificates.ts';
import { readSettings, SettingsError } from './settings.ts';
import { tlsOptions } from './tls-options.ts';

describe('the settings of TLS', () => {
  let folder: string;
  let authority: Authority;
  let server: Identity;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'breakwater-tls-'));
    authority = await Authority.create('Authority');
    server = await authority.issue('server');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function file(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  function faultOf(settings: { tlsCert: string; tlsKey: string; tlsClientCa: string }): string {
    try {
      tlsOptions(settings);
      return 'taken';
    } catch (error) {
      return error instanceof SettingsError ? error.message : `no fault of a setting: ${String(error)}`;
    }
  }

  it('leave TLS off when there are none', () => {
    expect(tlsOptions({ tlsCert: '', tlsKey: '', tlsClientCa: '' })).toBeUndefined();
  });

  it('ask for client certificates where there is an authority for them, and need none', () => {
    const tlsCert = file('server.pem', server.cert);
    const tlsKey = file('server.key', server.key);
    expect(tlsOptions({ tlsCert, tlsKey, tlsClientCa: '' })).not.toHaveProperty('requestCert');
    const tlsClientCa = file('clients.pem', authority.cert);
    expect(tlsOptions({ tlsCert, tlsKey, tlsClientCa })).toMatchObject({
      minVersion: 'TLSv1.2',
      requestCert: true,
      rejectUnauthorized: false,
    });
  });

  it('are refused by name when their files cannot be read or used', async () => {
    const tlsCert = file('server.pem', server.cert);
    const tlsKey = file('server.key', server.key);
    const other = file('other.key', (await authority.issue('other')).key);
    const empty = file('empty.pem', 'nothing');
    const absent = join(folder, 'absent');
    expect(faultOf({ tlsCert: absent, tlsKey, tlsClientCa: '' })).toMatch(
      /BREAKWATER_TLS_CERT names.*absent \(ENOENT\)/,
    );
    expect(faultOf({ tlsCert, tlsKey: absent, tlsClientCa: '' })).toMatch(/BREAKWATER_TLS_KEY names/);
    expect(faultOf({ tlsCert, tlsKey: other, tlsClientCa: '' })).toMatch(/BREAKWATER_TLS_KEY cannot be used/);
    expect(faultOf({ tlsCert: empty, tlsKey, tlsClientCa: '' })).toMatch(/cannot be used/);
    expect(faultOf({ tlsCert, tlsKey, tlsClientCa: absent })).toMatch(/BREAKWATER_TLS_CLIENT_CA names/);
    expect(faultOf({ tlsCert, tlsKey, tlsClientCa: empty })).toMatch(/holds no certificate/);
    expect(faultOf({ tlsCert, tlsKey, tlsClientCa: tlsCert })).toBe('taken');
  });

  it('come together', () => {
    const needed = {
      DATABASE_URL: 'postgres://db.example/breakwater',
      BREAKWATER_SECRET_KEY: 'a-secret-of-sufficient-length-0123456789',
    };
    const read = (environment: Record<string, string>) => () => readSettings({ ...needed, ...environment });
    expect(read({ BREAKWATER_TLS_CERT: 'a' })).toThrow('must be set together');
    expect(read({ BREAKWATER_TLS_KEY: 'a' })).toThrow('must be set together');
    expect(read({ BREAKWATER_TLS_CLIENT_CA: 'a' })).toThrow('BREAKWATER_TLS_CLIENT_CA needs');
    expect(read({ BREAKWATER_TLS_CERT: 'a', BREAKWATER_TLS_KEY: 'b', BREAKWATER_TLS_CLIENT_CA: 'c' })).not.toThrow();
  });
});
