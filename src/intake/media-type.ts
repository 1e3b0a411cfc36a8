import { DomainError } from '../common/domain-error.ts';

/** One JSON text, or several in lines. Which of the two a body is, its bytes say; senders often mislabel it. */
const JSON_TYPES = /^application\/(?:json|x-ndjson|ndjson|jsonl|x-jsonlines|jsonlines|[a-z0-9.-]+\+json)$/;

/**
 * Holds a body to the media types intake reads.
 * @throws DomainError `unsupported_media_type`, `unsupported_charset` (JSON is UTF-8, RFC 8259 §8.1).
 */
export function requireJson(contentType: string | undefined): void {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  if (!JSON_TYPES.test(type.trim())) {
    throw new DomainError(
      'unsupported',
      'unsupported_media_type',
      'The body must be application/json or application/x-ndjson',
    );
  }
  for (const parameter of parameters) {
    const [name = '', value = ''] = parameter.split('=');
    if (name.trim() === 'charset' && !/^"?(?:utf-?8|us-ascii)"?$/.test(value.trim())) {
      throw new DomainError('unsupported', 'unsupported_charset', 'The body must be in UTF-8');
    }
  }
}

/**
 * Which coding to undo: RFC 9110 §8.4.
 * @throws DomainError `unsupported_encoding`.
 */
export function contentCoding(contentEncoding: string | undefined): 'identity' | 'gzip' {
  const coding = (contentEncoding ?? '').trim().toLowerCase();
  if (coding === '' || coding === 'identity') return 'identity';
  if (coding === 'gzip' || coding === 'x-gzip') return 'gzip';
  throw new DomainError('unsupported', 'unsupported_encoding', 'The only content coding taken is gzip, once');
}

/** Whether an Accept header lets the answer be application/json (RFC 9110 §12.5.1); an absent one does. */
export function acceptsJson(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  let best = { specificity: -1, quality: 0 };
  for (const range of accept.toLowerCase().split(',').slice(0, 64)) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
    const specificity = ['*/*', 'application/*', 'application/json'].indexOf(type);
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    const quality = Number(weight);
    if (specificity > best.specificity) best = { specificity, quality: Number.isFinite(quality) ? quality : 0 };
  }
  return best.quality > 0;
}
