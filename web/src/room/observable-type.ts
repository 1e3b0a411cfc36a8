import type { Schemas } from '../api/client.ts';

export type ObservableType = Schemas['AddObservableDto']['type'];

export const OBSERVABLE_TYPES = [
  'ip',
  'host',
  'user',
  'mac',
  'domain',
  'url',
  'hash',
  'process',
  'asset',
  'serial',
  'operator',
  'mmsi',
  'imo',
] as const satisfies readonly ObservableType[];

const SHAPES: readonly [ObservableType, RegExp][] = [
  ['url', /^[a-z][a-z\d+.-]*:\/\//i],
  ['ip', /^(\d{1,3}\.){3}\d{1,3}$/],
  ['mac', /^([\da-f]{2}[:-]){5}[\da-f]{2}$/i],
  ['ip', /^[\da-f:]*:[\da-f:.]*:[\da-f:.]*$/i],
  ['hash', /^([\da-f]{32}|[\da-f]{40}|[\da-f]{64}|[\da-f]{128})$/i],
  ['imo', /^imo\s?\d{7}$/i],
  ['mmsi', /^\d{9}$/],
  ['domain', /^(?=.*[a-z])[a-z\d-]+(\.[a-z\d-]+)+$/i],
];

/** What a value looks like; a first guess that the person can change. */
export function observableType(value: string): ObservableType {
  const text = value.trim();
  return SHAPES.find(([, shape]) => shape.test(text))?.[0] ?? 'host';
}
