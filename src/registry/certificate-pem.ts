import { X509Certificate } from 'node:crypto';
import { keyFingerprint } from '../access/gateways/client-certificate.ts';
import { DomainError } from '../common/domain-error.ts';

/** What is kept of a certificate. */
export interface ReadCertificate {
  keyFingerprint: Buffer;
  subject: string;
  issuer: string;
  notAfter: Date;
}

/**
 * Reads one certificate in PEM (RFC 7468 §5).
 * @throws DomainError `private_key_sent`, `not_a_certificate`, `one_certificate`, `is_authority`, `certificate_expired`.
 */
export function readCertificate(pem: string, now: Date): ReadCertificate {
  const refuse = (code: string, message: string, cause?: unknown): DomainError =>
    new DomainError('invalid', code, message, { field: 'certificate', cause });
  if (pem.includes('PRIVATE KEY-----')) {
    throw refuse('private_key_sent', 'This holds a private key, which must leave its gateway never; make a new one');
  }
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length > 1) throw refuse('one_certificate', "Send the gateway's own certificate, without its chain");
  let certificate: X509Certificate;
  let notAfter: Date;
  let fingerprint: Buffer;
  try {
    certificate = new X509Certificate(blocks[0] ?? '');
    notAfter = new Date(certificate.validTo);
    // A certificate whose key is damaged, or on a curve nobody knows, is read all the same, until its key is asked for.
    fingerprint = keyFingerprint(certificate);
  } catch (cause) {
    throw refuse('not_a_certificate', 'This is no X.509 certificate in PEM', cause);
  }
  if (certificate.ca) throw refuse('is_authority', 'This is the certificate of an authority, not of a gateway');
  if (!(notAfter > now)) throw refuse('certificate_expired', 'The certificate has expired');
  return {
    keyFingerprint: fingerprint,
    subject: line(certificate.subject),
    issuer: line(certificate.issuer),
    notAfter,
  };
}

/** A distinguished name on one line, without what no database or terminal takes. */
function line(name: string | undefined): string {
  return (name ?? '')
    .replace(/\s*\n\s*/g, ', ')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .slice(0, 500);
}
