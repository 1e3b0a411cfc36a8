import { useLingui } from '@lingui/react';
import { useCallback } from 'react';

/** Names of nations in the person's language, by their ISO 3166-1 code. */
export function useNationName(): (code: string) => string {
  const { i18n } = useLingui();
  return useCallback((code) => new Intl.DisplayNames(i18n.locale, { type: 'region' }).of(code) ?? code, [i18n.locale]);
}
