import { useLingui } from '@lingui/react';
import { useCallback } from 'react';

/** Names of languages in the person's language, by their BCP 47 tag. */
export function useLanguageName(): (tag: string) => string {
  const { i18n } = useLingui();
  return useCallback((tag) => new Intl.DisplayNames(i18n.locale, { type: 'language' }).of(tag) ?? tag, [i18n.locale]);
}
