import type { GeoPosition } from '../common/geo-position.ts';
import type { Pap, Tlp } from './policy/marking.ts';

/** The sensor or gateway a request speaks for, as its key proved it, with all that intake needs to know of it. */
export interface AuthenticatedSensor {
  readonly sensorId: string;
  readonly code: string;
  /** `suricata`, `wazuh`, `aminer`, `native`, `idmefv2`, `remote-id`, `sapient` or `human`. */
  readonly kind: string;
  /** Where the sensor stands; absent when unknown or mobile. */
  readonly position?: GeoPosition;
  readonly siteId: string;
  readonly siteCode: string;
  /** Nation and organisation that own the site, and so every alert of this sensor. */
  readonly nation: string;
  readonly organisationId: string;
  /** How the organisation marks what comes without a marking (docs/access.md §5). */
  readonly defaultTlp: Tlp;
  readonly defaultPap: Pap;
  /** The realm the key belongs to: `live`, or one exercise run. */
  readonly realm: string;
  /** How far its clock may lag, in seconds, before its event times are distrusted. */
  readonly clockBehindSeconds: number;
  /** How far its clock may lead, in seconds, before its event times are distrusted. */
  readonly clockAheadSeconds: number;
  readonly keyId: string;
}
