import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { OBSERVABLE_TYPES, observableType } from '../room/observable-type.ts';
import type { ConstraintDraft } from './constraint-draft.ts';
import css from './standing.module.css';

interface EntityFieldsProps {
  draft: ConstraintDraft;
  onChange: (changes: Partial<ConstraintDraft>) => void;
  required: boolean;
}

/** A thing alerts share. Its type follows what the value looks like, until the person chooses another. */
export function EntityFields({ draft, onChange, required }: EntityFieldsProps): ReactNode {
  const words = useWords();
  return (
    <div className={css['pair']}>
      <label>
        <span>{words('standing.entity')}</span>
        <input
          required={required}
          maxLength={500}
          value={draft.entityValue}
          onChange={({ target }) => onChange({ entityValue: target.value, entityType: observableType(target.value) })}
        />
      </label>
      <label>
        <span>{words('standing.entityType')}</span>
        <select
          value={draft.entityType}
          onChange={({ target }) => onChange({ entityType: target.value as ConstraintDraft['entityType'] })}
        >
          {OBSERVABLE_TYPES.map((type) => (
            <option key={type} value={type}>
              {type}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
