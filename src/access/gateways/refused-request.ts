import { DomainError } from '../../common/domain-error.ts';
import type { JsonObject } from '../../common/json.ts';
import type { AccessType } from '../../journal/access-event.ts';
import type { Actor } from '../../journal/journal-event.ts';
import type { ClientCertificate } from './client-certificate.ts';
import type { KnownGateway, KnownKey } from './known-key.ts';

/** Who asks, as far as it is known: what a refusal is written down with. */
export interface Asker {
  readonly actor: Actor;
  /** Nobody's, when it is not known who asks. */
  readonly owner?: { readonly nation: string; readonly organisationId: string };
  /** IP address of the peer. */
  readonly address: string | null;
  /** `key:<id>` or `certificate:<id>`; null when what was shown is not known. */
  readonly credential: string | null;
}

/** What goes into the journal of a refusal. */
export interface Refusal extends Asker {
  readonly type: Extract<AccessType, 'access.refused' | 'certificate.refused'>;
  readonly data: JsonObject & { readonly reason: string };
}

/** A request that proved something and was refused all the same: what it is answered, and what is written down. */
export class RefusedRequest extends Error {
  constructor(
    readonly answer: DomainError,
    readonly refusal: Refusal,
  ) {
    super(answer.message);
    this.name = 'RefusedRequest';
  }
}

/** Unknown, expired and revoked keys, and those of what is disabled, get one answer: nobody learns which keys exist. */
export function unauthenticated(): DomainError {
  return new DomainError('unauthenticated', 'unauthenticated', 'A valid sensor key is required');
}

/** A key used from where it may not be: whoever took it learns nothing, so the reason is in the journal alone. */
export function refusedAddress(asker: Asker): RefusedRequest {
  return new RefusedRequest(unauthenticated(), {
    ...asker,
    type: 'access.refused',
    data: { reason: 'address_not_allowed' },
  });
}

export function refusedCredential(asker: Asker, code: string, message: string): RefusedRequest {
  const answer = new DomainError('unauthenticated', code, message);
  return new RefusedRequest(answer, { ...asker, type: 'access.refused', data: { reason: code } });
}

export function refusedCertificate(asker: Asker, { fingerprint }: ClientCertificate): RefusedRequest {
  const message = 'The certificate is not valid, or not bound to whom this request speaks for';
  const answer = new DomainError('unauthenticated', 'certificate_refused', message);
  const data = { reason: 'certificate_refused', keyFingerprint: fingerprint.toString('hex') };
  return new RefusedRequest(answer, { ...asker, type: 'certificate.refused', data });
}

/** One answer whether there is a sensor of this code or not. */
export function refusedSensor(asker: Asker, claimed: string, shown: ClientCertificate | undefined): RefusedRequest {
  const message = 'This key or certificate does not speak for the sensor that is named';
  const answer = new DomainError('forbidden', 'sensor_out_of_scope', message, { field: 'Breakwater-Sensor' });
  const data = {
    reason: 'sensor_out_of_scope',
    // The header is the caller's; what cannot be a code is not kept.
    claimed: isCode(claimed) ? claimed : null,
    ...(shown && { keyFingerprint: shown.fingerprint.toString('hex') }),
  };
  return new RefusedRequest(answer, { ...asker, type: shown ? 'certificate.refused' : 'access.refused', data });
}

/** A certificate that stands for nobody was shown alone, or was not good enough to be looked at. */
export function unknownAsker(address: string | null): Asker {
  return { actor: { id: 'system:gateways', name: 'Unknown certificate' }, address, credential: null };
}

export function keyAsker({ keyId, holder }: KnownKey, address: string | null): Asker {
  const credential = `key:${keyId}`;
  if (holder.kind === 'gateway') return gatewayAsker(holder.gateway, address, credential);
  const { sensorId, code, nation, organisationId } = holder.sensor;
  return {
    actor: { id: `sensor:${sensorId}`, name: code },
    owner: { nation, organisationId },
    address,
    credential,
  };
}

export function gatewayAsker(gateway: KnownGateway, address: string | null, credential: string): Asker {
  const { gatewayId, code, nation, organisationId } = gateway;
  return { actor: { id: `gateway:${gatewayId}`, name: code }, owner: { nation, organisationId }, address, credential };
}

/** Whether the text can be the code of a sensor. */
export function isCode(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text);
}
