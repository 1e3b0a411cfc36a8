import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { GatewayCertificateDto } from './gateway-certificate.dto.ts';
import { ownerOf } from './machine-owner.ts';

interface Row {
  id: string;
  keyFingerprint: string;
  subject: string;
  issuer: string;
  notAfter: Date;
  createdAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

/** The certificates that are, or were, bound to a gateway. */
@Injectable()
export class GatewayCertificatesReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** Newest first. @throws DomainError `gateway_not_found` */
  async list(operator: Operator, gatewayId: string): Promise<GatewayCertificateDto[]> {
    const rows = await this.database.read(operator, async (manager) => {
      const machine = { kind: 'gateway', id: gatewayId } as const;
      await ownerOf((sql, parameters) => manager.query(sql, parameters), operator, machine);
      return manager.query<Row[]>(
        `SELECT id, encode(key_fingerprint, 'hex') AS "keyFingerprint", subject, issuer, not_after AS "notAfter",
           created_at AS "createdAt", revoked_at AS "revokedAt", last_used_at AS "lastUsedAt"
         FROM gateway_certificates WHERE gateway_id = $1 AND realm = $2 ORDER BY created_at DESC, id DESC LIMIT 500`,
        [gatewayId, operator.realm],
      );
    });
    return rows.map((row) => ({
      id: row.id,
      keyFingerprint: row.keyFingerprint,
      subject: row.subject,
      issuer: row.issuer,
      notAfter: row.notAfter.toISOString(),
      createdAt: row.createdAt.toISOString(),
      revokedAt: row.revokedAt?.toISOString() ?? null,
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    }));
  }
}
