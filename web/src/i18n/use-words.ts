import { useLingui } from '@lingui/react';
import { useCallback } from 'react';
import type { MessageId } from './message-id.ts';

export type Words = (id: MessageId, values?: Readonly<Record<string, unknown>>) => string;

/** The texts of the console in the person's language; the component is drawn anew when the language changes. */
export function useWords(): Words {
  const { i18n } = useLingui();
  return useCallback((id, values) => i18n._(id, values as Record<string, unknown>), [i18n, i18n.locale]);
}
