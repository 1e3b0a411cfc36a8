import { type ReactNode, useState } from 'react';

interface FieldProps {
  label: string;
  value: string;
  onCommit: (value: string) => void;
  /** More than one for a text of several lines. */
  rows?: number;
  disabled?: boolean;
  list?: string;
}

/** A value that is written into the text once the field is left, and not with each key. */
export function Field({ label, value, onCommit, rows = 1, disabled = false, list }: FieldProps): ReactNode {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = (): void => {
    if (draft !== null && draft !== value) onCommit(draft);
    setDraft(null);
  };
  const common = {
    value: draft ?? value,
    disabled,
    onBlur: commit,
    onChange: ({ target }: { target: { value: string } }) => setDraft(target.value),
  };
  return (
    <label>
      {label}
      {rows > 1 ? (
        <textarea rows={rows} {...common} />
      ) : (
        <input list={list} {...common} onKeyDown={({ key }) => key === 'Enter' && commit()} />
      )}
    </label>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: string;
  /** Value and what is shown for it. */
  options: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
  disabled?: boolean;
}

/** One of several; what the text has and is none of them is shown all the same. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
  disabled = false,
}: ChoiceProps<Value>): ReactNode {
  const known = options.some(([one]) => one === value);
  return (
    <label>
      {label}
      <select value={value} disabled={disabled} onChange={({ target }) => onChange(target.value as Value)}>
        {!known && <option value={value}>{value === '' ? '–' : value}</option>}
        {options.map(([one, shown]) => (
          <option key={one} value={one}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  );
}
