import { aisFormat } from './ais.ts';
import { aminerFormat } from './aminer.ts';
import { eveFormat } from './eve.ts';
import type { Format } from './format.ts';
import { idmefv2Format } from './idmefv2.ts';
import { nativeFormat } from './native.ts';
import { readsbFormat } from './readsb.ts';
import { remoteIdFormat } from './remote-id.ts';
import { sapientFormat } from './sapient.ts';
import { wazuhFormat } from './wazuh.ts';

/** One line per format: adding one is its file, its fixtures, and a line here. */
// prettier-ignore
const all: readonly Format[] = [
  nativeFormat,
  idmefv2Format,
  eveFormat,
  wazuhFormat,
  aminerFormat,
  remoteIdFormat,
  sapientFormat,
  readsbFormat,
  aisFormat,
];

export const formats: ReadonlyMap<string, Format> = new Map(all.map((format) => [format.name, format]));
