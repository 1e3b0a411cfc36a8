import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';

/** Why; the audit trail keeps it. */
export function ReasonField({ value, onChange }: { value: string; onChange: (reason: string) => void }): ReactNode {
  const words = useWords();
  return (
    <label>
      <span>{words('retention.reason')}</span>
      <input required maxLength={500} value={value} onChange={({ target }) => onChange(target.value)} />
    </label>
  );
}
