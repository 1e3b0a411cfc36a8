import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import css from './form.module.css';

interface ReasonFieldProps {
  className?: string;
  label?: string;
  optional?: boolean;
  value: string;
  onChange: (reason: string) => void;
}

/** Why somebody does what they do, in their own words. */
export function ReasonField({ className, label, optional = false, value, onChange }: ReasonFieldProps): ReactNode {
  const words = useWords();
  return (
    <label className={className}>
      <span className={css['label']}>{label ?? words('room.reason')}</span>
      <input required={!optional} maxLength={500} value={value} onChange={({ target }) => onChange(target.value)} />
    </label>
  );
}
