import { readFileSync } from 'node:fs';
import type { ServerOptions } from 'node:https';
import { createSecureContext } from 'node:tls';
import { type Settings, SettingsError } from './settings.ts';

/**
 * How the server speaks TLS; undefined when it does not. Certificates are asked for and none is needed, since people sign
 * in over the same port: whether one stands for a gateway is for the guard to say, which can tell a person's request from
 * a gateway's.
 * @throws SettingsError naming the setting whose file cannot be read or used.
 */
export function tlsOptions(settings: Pick<Settings, 'tlsCert' | 'tlsKey' | 'tlsClientCa'>): ServerOptions | undefined {
  if (settings.tlsCert === '') return undefined;
  const cert = content('BREAKWATER_TLS_CERT', settings.tlsCert);
  const key = content('BREAKWATER_TLS_KEY', settings.tlsKey);
  usable('BREAKWATER_TLS_CERT and BREAKWATER_TLS_KEY', { cert, key });
  const options: ServerOptions = { cert, key, minVersion: 'TLSv1.2' };
  if (settings.tlsClientCa === '') return options;
  const ca = content('BREAKWATER_TLS_CLIENT_CA', settings.tlsClientCa);
  // What holds no certificate is taken for an empty list, which would trust nobody without a word.
  if (!ca.includes('-----BEGIN CERTIFICATE-----')) {
    throw new SettingsError(['BREAKWATER_TLS_CLIENT_CA names a file that holds no certificate in PEM']);
  }
  usable('BREAKWATER_TLS_CLIENT_CA', { ca });
  return { ...options, ca, requestCert: true, rejectUnauthorized: false };
}

function content(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SettingsError([`${variable} names a file that cannot be read: ${path} (${code})`]);
  }
}

function usable(variables: string, material: { cert?: string; key?: string; ca?: string }): void {
  try {
    createSecureContext(material);
  } catch (error) {
    throw new SettingsError([`${variables} cannot be used: ${(error as Error).message}`]);
  }
}
