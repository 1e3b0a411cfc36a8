import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.ts';
import { DomainError } from '../../common/domain-error.ts';
import { type AuthenticatedRequest, bearerToken, SENSOR_HEADER } from '../authenticated-request.ts';
import type { AuthenticatedSensor } from '../authenticated-sensor.ts';
import { RateLimits } from '../rate-limits.service.ts';
import { SensorKeyReader } from '../sensor-key.reader.ts';
import type { SensorIdentity } from '../sensor-row.ts';
import { CertificateReader, type KnownCertificate } from './certificate.reader.ts';
import { type ClientCertificate, clientCertificate } from './client-certificate.ts';
import { GatewaySensorReader } from './gateway-sensor.reader.ts';
import type { KnownGateway, KnownKey } from './known-key.ts';
import { LastUseWriter } from './last-use.writer.ts';
import {
  type Asker,
  gatewayAsker,
  keyAsker,
  refusedAddress,
  refusedCertificate,
  refusedCredential,
  RefusedRequest,
  refusedSensor,
  unauthenticated,
  unknownAsker,
} from './refused-request.ts';
import { RefusalsWriter } from './refusals.writer.ts';
import { SignatureCheck } from './signature-check.service.ts';

/**
 * Tells which sensor a request speaks for, and whether it may (docs/gateways.md): by a key, by a certificate that is
 * bound to a gateway, or both. A credential that is stated or shown is never passed over.
 */
@Injectable()
export class SensorAuthenticator {
  constructor(
    private readonly keys: SensorKeyReader,
    private readonly certificates: CertificateReader,
    private readonly sensors: GatewaySensorReader,
    private readonly signatures: SignatureCheck,
    private readonly refusals: RefusalsWriter,
    private readonly lastUse: LastUseWriter,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `unauthenticated`, the same for whatever is not in force; to who proved something
   * `certificate_refused`, `certificate_required`, `signature_required`, `bad_signature`, `stale_timestamp`, `replayed`,
   * `sensor_required`, `sensor_out_of_scope`, `rate_limited`.
   */
  async authenticate(request: AuthenticatedRequest): Promise<AuthenticatedSensor> {
    const shown = clientCertificate(request.socket);
    try {
      if (request.headers.authorization !== undefined) return await this.byKey(request, shown);
      if (shown) return await this.byCertificate(request, shown);
    } catch (error) {
      if (!(error instanceof RefusedRequest)) throw error;
      await this.refusals.write(error.refusal);
      throw error.answer;
    }
    throw unauthenticated();
  }

  private async byKey(
    request: AuthenticatedRequest,
    shown: ClientCertificate | undefined,
  ): Promise<AuthenticatedSensor> {
    const key = await this.keys.find(bearerToken(request.headers.authorization));
    if (!key) throw unauthenticated();
    const { holder, keyId, realm } = key;
    const asker = keyAsker(key, request.ip ?? null);
    if (!admits(key, request.ip)) throw refusedAddress(asker);
    await this.limits.key(keyId);
    const certificate = await this.requireFit(holder, shown, asker);
    if (key.signedBy) await this.signatures.require(request, keyId, key.signedBy, asker);
    const named = request.headers[SENSOR_HEADER];
    this.lastUse.note('sensor_keys', keyId);
    if (certificate) this.lastUse.note('gateway_certificates', certificate.certificateId);
    if (holder.kind === 'gateway')
      return { ...(await this.spokenFor(holder.gateway, named, asker, shown)), realm, keyId };
    if (named !== undefined && named !== holder.sensor.code) throw refusedSensor(asker, String(named), shown);
    return holder.sensor;
  }

  private async byCertificate(request: AuthenticatedRequest, shown: ClientCertificate): Promise<AuthenticatedSensor> {
    const address = request.ip ?? null;
    const known = shown.authorised ? await this.certificates.find(shown.fingerprint) : undefined;
    if (!known) throw refusedCertificate(unknownAsker(address), shown);
    const { gateway, realm, certificateId } = known;
    const asker = gatewayAsker(gateway, address, `certificate:${certificateId}`);
    if (!this.stands(shown, known)) throw refusedCertificate(asker, shown);
    if (!gateway.addresses.admits(request.ip)) throw refusedAddress(asker);
    await this.limits.key(certificateId);
    this.lastUse.note('gateway_certificates', certificateId);
    const sensor = await this.spokenFor(gateway, request.headers[SENSOR_HEADER], asker, shown);
    return { ...sensor, realm, keyId: certificateId };
  }

  /**
   * A gateway that certificates are bound to must show one of them. A certificate that is shown must fit even where none
   * is needed: a gateway's key goes with the gateway's own, a sensor's with those of gateways that speak for the sensor.
   */
  private async requireFit(
    holder: KnownKey['holder'],
    shown: ClientCertificate | undefined,
    asker: Asker,
  ): Promise<KnownCertificate | undefined> {
    if (!shown) {
      if (holder.kind === 'sensor' || !holder.gateway.needsCertificate) return undefined;
      throw refusedCredential(asker, 'certificate_required', 'This gateway must show its certificate');
    }
    const known = shown.authorised ? await this.certificates.find(shown.fingerprint) : undefined;
    if (known && this.stands(shown, known)) {
      const fits =
        holder.kind === 'gateway'
          ? holder.gateway.gatewayId === known.gateway.gatewayId
          : (await this.sensors.find(known.gateway, holder.sensor.code)) !== undefined;
      if (fits) return known;
    }
    throw refusedCertificate(asker, shown);
  }

  private stands({ authorised, notAfter }: ClientCertificate, { ended }: KnownCertificate): boolean {
    return authorised && !ended && notAfter > this.clock.now().getTime();
  }

  private async spokenFor(
    gateway: KnownGateway,
    named: string | string[] | undefined,
    asker: Asker,
    shown: ClientCertificate | undefined,
  ): Promise<SensorIdentity> {
    if (named === undefined) {
      const message = 'A gateway must say which sensor it speaks for';
      throw new DomainError('invalid', 'sensor_required', message, { field: 'Breakwater-Sensor' });
    }
    const sensor = await this.sensors.find(gateway, String(named));
    if (!sensor) throw refusedSensor(asker, String(named), shown);
    return sensor;
  }
}

function admits({ addresses, holder }: KnownKey, address: string | undefined): boolean {
  return addresses.admits(address) && (holder.kind === 'sensor' || holder.gateway.addresses.admits(address));
}
