import { createHash, type X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** The certificate a client showed when it connected. */
export interface ClientCertificate {
  /** SHA-256 of its SubjectPublicKeyInfo. */
  readonly fingerprint: Buffer;
  /** It was signed by an authority this node trusts, and was within its time when the connection was made. */
  readonly authorised: boolean;
  /** Epoch milliseconds; connections outlive certificates. */
  readonly notAfter: number;
}

const shown = new WeakMap<Socket, ClientCertificate>();

/** Read once per connection. Undefined when the client showed none, or the connection is not TLS. */
export function clientCertificate(socket: Socket | undefined): ClientCertificate | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const known = shown.get(socket);
  if (known) return known;
  const certificate = socket.getPeerX509Certificate();
  if (!certificate) return undefined;
  const read = {
    fingerprint: keyFingerprint(certificate),
    authorised: socket.authorized,
    notAfter: Date.parse(certificate.validTo),
  };
  shown.set(socket, read);
  return read;
}

/**
 * SHA-256 of the certificate's public key with its algorithm (SubjectPublicKeyInfo, RFC 5280 §4.1.2.7), as RFC 7469
 * pins it. The key is what a gateway holds and what a thief would have to take: a certificate renewed over the same key
 * stays bound, so short-lived certificates need no engineer, and revoking a key revokes every certificate made for it.
 */
export function keyFingerprint(certificate: X509Certificate): Buffer {
  return createHash('sha256')
    .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
}
