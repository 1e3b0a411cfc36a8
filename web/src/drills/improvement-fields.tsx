import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { ELEMENTS, type ImprovementWanted, PLAN_STATES } from './contract.ts';
import css from './drills.module.css';

interface ImprovementFieldsProps {
  number: number;
  value: ImprovementWanted;
  organisations: readonly string[];
  onChange: (next: ImprovementWanted) => void;
  onRemove: () => void;
}

export function emptyImprovement(responsible: string): ImprovementWanted {
  return { issue: '', action: '', element: 'planning', responsible, contact: '', status: 'open' };
}

/** One line of the improvement plan, as it is written. */
export function ImprovementFields({
  number,
  value,
  organisations,
  onChange,
  onRemove,
}: ImprovementFieldsProps): ReactNode {
  const words = useWords();
  const line = (field: 'issue' | 'action' | 'contact', maxLength: number): ReactNode => (
    <label>
      {words(`drills.plan.${field}`)}
      <input
        required
        maxLength={maxLength}
        value={value[field]}
        onChange={({ target }) => onChange({ ...value, [field]: target.value })}
      />
    </label>
  );
  const withDue = (due: string): ImprovementWanted => {
    const { due: _, ...rest } = value;
    return due === '' ? rest : { ...rest, due };
  };
  return (
    <fieldset className={css['form']}>
      <legend>{words('drills.plan.number', { count: number })}</legend>
      {line('issue', 500)}
      {line('action', 500)}
      <div className={css['pair']}>
        <Choice
          label={words('drills.plan.element')}
          value={value.element}
          of={ELEMENTS.map((each) => [each, words(`drills.element.${each}`)])}
          onChange={(element) => onChange({ ...value, element: element as ImprovementWanted['element'] })}
        />
        <Choice
          label={words('drills.plan.responsible')}
          value={value.responsible}
          of={organisations.map((code) => [code, code])}
          onChange={(responsible) => onChange({ ...value, responsible })}
        />
      </div>
      {line('contact', 200)}
      <div className={css['pair']}>
        <label>
          {words('drills.plan.due')}
          <input type="date" value={value.due ?? ''} onChange={({ target }) => onChange(withDue(target.value))} />
        </label>
        <Choice
          label={words('drills.plan.status')}
          value={value.status ?? 'open'}
          of={PLAN_STATES.map((each) => [each, words(`drills.planState.${each}`)])}
          onChange={(status) => onChange({ ...value, status: status as (typeof PLAN_STATES)[number] })}
        />
      </div>
      <div className={css['buttons']}>
        <button type="button" onClick={onRemove}>
          {words('drills.plan.remove')}
        </button>
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  of: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}

function Choice({ label, value, of, onChange }: ChoiceProps): ReactNode {
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {of.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
