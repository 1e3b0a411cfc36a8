import { DomainError } from '../common/domain-error.ts';

/** How a caller names a case: by its id, or by the number people say aloud. */
export type CaseReference = { id: string } | { number: number };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NUMBER = /^(?:BW-)?([1-9]\d{0,14})$/i;

/**
 * Reads `0190…` (an id), `BW-12` or `12` (a number within the realm).
 * @throws DomainError `bad_case_reference`.
 */
export function parseCaseReference(text: string, field?: string): CaseReference {
  if (UUID.test(text)) return { id: text.toLowerCase() };
  const digits = NUMBER.exec(text)?.[1];
  if (digits !== undefined) return { number: Number(digits) };
  throw new DomainError(
    'invalid',
    'bad_case_reference',
    'A case is named by its id, or by its number as in BW-12',
    field === undefined ? {} : { field },
  );
}

/** The name of a case among people. */
export function displayId(number: number): string {
  return `BW-${number}`;
}
