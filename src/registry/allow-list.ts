import { canonicalRange } from '../access/gateways/address-list.ts';
import { DomainError } from '../common/domain-error.ts';

/** In canonical form, each once. @throws DomainError `invalid_range` at its place in the list. */
export function canonicalRanges(ranges: readonly string[], field: string): string[] {
  const canonical = ranges.map((range, index) => {
    const read = canonicalRange(range);
    if (read !== undefined) return read;
    const message = 'An entry must be an IP address, or a range of them as in 192.0.2.0/24';
    throw new DomainError('invalid', 'invalid_range', message, { field: `${field}[${index}]` });
  });
  return [...new Set(canonical)];
}
