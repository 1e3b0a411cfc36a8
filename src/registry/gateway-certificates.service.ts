import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Settings } from '../../config/settings.ts';
import { MachineCredentials } from '../access/gateways/machine-credentials.service.ts';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { accessEntry } from './access-entry.ts';
import { readCertificate } from './certificate-pem.ts';
import type { GatewayCertificateDto } from './gateway-certificate.dto.ts';
import { type MachineOwner, ownerOf } from './machine-owner.ts';
import { notFound } from './registry-fault.ts';

/** Binds certificates to gateways, by their public keys. The first gateway keeps it: nobody takes a key over. */
@Injectable()
export class GatewayCertificatesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly credentials: MachineCredentials,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * From then on the gateway must show this certificate, another that is bound to it, or one renewed over the same key.
   * @throws DomainError `gateway_not_found`, `client_certificates_off`, `certificate_bound`, those of
   * {@link readCertificate}; the policy's reason.
   */
  async bind(operator: Operator, gatewayId: string, pem: string): Promise<GatewayCertificateDto> {
    const createdAt = this.clock.now();
    const id = uuidv7();
    const bound = await this.changing(operator, gatewayId, async (transaction, owner) => {
      if (this.settings.tlsClientCa === '') {
        const message = 'This node asks for no client certificates: BREAKWATER_TLS_CLIENT_CA is not set';
        throw new DomainError('conflict', 'client_certificates_off', message);
      }
      const certificate = readCertificate(pem, createdAt);
      const { subject, issuer, notAfter } = certificate;
      const keyFingerprint = certificate.keyFingerprint.toString('hex');
      // No conflict target, since the row in the way may be one the operator does not see.
      const written = await transaction.query(
        `INSERT INTO gateway_certificates (id, gateway_id, realm, key_fingerprint, subject, issuer, not_after, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
        [id, gatewayId, operator.realm, certificate.keyFingerprint, subject, issuer, notAfter, createdAt],
      );
      const taken = written.length === 0;
      const data = {
        gatewayId,
        keyFingerprint,
        subject,
        ...(taken ? { reason: 'certificate_bound' } : { certificateId: id }),
      };
      const type = taken ? 'certificate.refused' : 'certificate.bound';
      transaction.recordAccess(accessEntry(type, operator, owner, createdAt, data));
      if (taken) return undefined;
      return { id, keyFingerprint, subject, issuer, notAfter: notAfter.toISOString() };
    });
    if (!bound) {
      const message = 'The key of this certificate is, or was, bound to a gateway; make the gateway a new key';
      throw new DomainError('conflict', 'certificate_bound', message, { field: 'certificate' });
    }
    this.credentials.forget();
    return { ...bound, createdAt: createdAt.toISOString(), revokedAt: null, lastUsedAt: null };
  }

  /** Once is for good; twice does no harm. @throws DomainError `gateway_not_found`, `certificate_not_found`; the policy's reason. */
  async revoke(operator: Operator, gatewayId: string, certificateId: string): Promise<void> {
    const at = this.clock.now();
    await this.changing(operator, gatewayId, async (transaction, owner) => {
      const parameters = [certificateId, gatewayId, operator.realm];
      const mine = 'id = $1 AND gateway_id = $2 AND realm = $3';
      const known = await transaction.query(`SELECT id FROM gateway_certificates WHERE ${mine}`, parameters);
      if (known.length === 0) throw notFound('certificate');
      const revoked = await transaction.query(
        `UPDATE gateway_certificates SET revoked_at = $4 WHERE ${mine} AND revoked_at IS NULL RETURNING id`,
        [...parameters, at],
      );
      if (revoked.length === 0) return;
      transaction.recordAccess(accessEntry('certificate.revoked', operator, owner, at, { gatewayId, certificateId }));
    });
    this.credentials.forget();
  }

  private changing<T>(
    operator: Operator,
    gatewayId: string,
    work: (transaction: Transaction, owner: MachineOwner) => Promise<T>,
  ): Promise<T> {
    return this.work.transact(operator, async (transaction) => {
      const machine = { kind: 'gateway', id: gatewayId } as const;
      const owner = await ownerOf((sql, parameters) => transaction.query(sql, parameters), operator, machine);
      requireChange(operator, 'sensor.write', { realm: operator.realm, ...owner });
      return work(transaction, owner);
    });
  }
}
