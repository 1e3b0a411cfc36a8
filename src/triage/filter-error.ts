import { DomainError } from '../common/domain-error.ts';

export type FilterFault =
  | 'filter_too_long'
  | 'filter_bad_character'
  | 'filter_unclosed_quote'
  | 'filter_missing_blank'
  | 'filter_empty_value'
  | 'filter_unknown_field'
  | 'filter_bad_value';

/**
 * A filter that does not say anything.
 * @param position Place of the fault in the text, counted in UTF-16 code units from 0.
 * @param field Field of the language it is about, where it is about one.
 */
export function filterError(code: FilterFault, message: string, position: number, field?: string): DomainError {
  return new DomainError('invalid', code, message, {
    field: field === undefined ? 'filter' : `filter.${field}`,
    position,
  });
}
