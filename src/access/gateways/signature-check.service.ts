import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.ts';
import { type AuthenticatedRequest, SENSOR_HEADER } from '../authenticated-request.ts';
import type { SigningSecret } from './known-key.ts';
import { NonceStore } from './nonce.store.ts';
import { type Asker, refusedCredential } from './refused-request.ts';
import {
  readSignature,
  SIGNATURE_WINDOW_SECONDS,
  signatureFault,
  type SignatureFault,
} from '../../common/request-signature.ts';

const WORDS: Readonly<Record<SignatureFault | 'replayed', string>> = {
  signature_required: 'Requests with this key must be signed',
  bad_signature: 'The signature does not fit the request',
  stale_timestamp: `The request was signed more than ${SIGNATURE_WINDOW_SECONDS} seconds ago, or ahead of time`,
  replayed: 'A request with this nonce was taken before',
};

/** Checks the signature of a request over the bytes that came, before anything reads them. */
@Injectable()
export class SignatureCheck {
  constructor(
    private readonly nonces: NonceStore,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedRequest */
  async require(
    request: AuthenticatedRequest,
    keyId: string,
    secrets: readonly SigningSecret[],
    asker: Asker,
  ): Promise<void> {
    const now = this.clock.now();
    const refuse = (fault: keyof typeof WORDS): Error => refusedCredential(asker, fault, WORDS[fault]);
    const signature = readSignature(request.headers);
    if (!signature) throw refuse('signature_required');
    const { method = '', url = '', headers, body } = request;
    const parts = { method, target: url, sensor: String(headers[SENSOR_HEADER] ?? ''), body: bytesOf(body) };
    const inForce = secrets.filter(({ expiresAt }) => expiresAt > now.getTime()).map(({ secret }) => secret);
    const fault = signatureFault(signature, parts, inForce, now);
    if (fault) throw refuse(fault);
    if (!(await this.nonces.use(keyId, signature.nonce))) throw refuse('replayed');
  }
}

function bytesOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  if (body === undefined || body === null) return Buffer.alloc(0);
  throw new Error('A handler for sensors takes a body that is not @RawBody(), so its signature cannot be checked');
}
