import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock.ts';
import { InjectEngine } from '../../database/engine.decorator.ts';
import { KEY_CACHE_MS } from '../sensor-key.reader.ts';
import { GATEWAY_COLUMNS, type GatewayRow, toKnownGateway } from './gateway-row.ts';
import type { KnownGateway } from './known-key.ts';
import { ShortMemory } from './short-memory.ts';

/** A certificate that is, or was, bound to a gateway. */
export interface KnownCertificate {
  readonly certificateId: string;
  readonly realm: string;
  readonly gateway: KnownGateway;
  /** It stands for its gateway no longer: it was revoked, the gateway is disabled, or the exercise archived. */
  readonly ended: boolean;
}

type Row = GatewayRow & { certificate_id: string; realm: string; ended: boolean };

const FIND = `
  SELECT certificate.id AS certificate_id, certificate.realm,
    certificate.revoked_at IS NOT NULL OR NOT gateway.enabled
      OR EXISTS (SELECT FROM exercise_runs run WHERE run.realm = certificate.realm AND run.state = 'archived') AS ended,
    ${GATEWAY_COLUMNS}
  FROM gateway_certificates certificate JOIN gateways gateway ON gateway.id = certificate.gateway_id
  WHERE certificate.key_fingerprint = $1`;

/** Finds the gateway a certificate is bound to, remembered as long as keys are. */
@Injectable()
export class CertificateReader {
  private readonly remembered = new ShortMemory<KnownCertificate>(KEY_CACHE_MS, 10_000);

  constructor(
    @InjectEngine() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Undefined when no gateway was ever bound to it. */
  find(fingerprint: Buffer): Promise<KnownCertificate | undefined> {
    return this.remembered.recall(fingerprint.toString('base64'), this.clock.now().getTime(), async () => {
      const rows = await this.dataSource.query<Row[]>(FIND, [fingerprint]);
      const row = rows[0];
      if (!row) return undefined;
      const { certificate_id: certificateId, realm, ended } = row;
      return { certificateId, realm, gateway: toKnownGateway(row), ended };
    });
  }

  forget(): void {
    this.remembered.forget();
  }
}
