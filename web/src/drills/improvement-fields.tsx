import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { ELEMENTS, type ImprovementWanted, PLAN_STATES } from './contract.ts';
import css from './drills.module.css';

interface ImprovementFieldsProps {
  value: ImprovementWanted;
  /** Of all there are: who is to do it need not have played. */
  organisations: readonly string[];
  onChange: (next: ImprovementWanted) => void;
}

export function emptyImprovement(responsible: string): ImprovementWanted {
  return { issue: '', action: '', element: 'planning', responsible, contact: '', status: 'open' };
}

/** One line of the improvement plan, as it is written. */
export function ImprovementFields({ value, organisations, onChange }: ImprovementFieldsProps): ReactNode {
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
  const day = (field: 'start' | 'due'): ReactNode => (
    <label>
      {words(`drills.plan.${field}`)}
      <input
        type="date"
        value={value[field] ?? ''}
        onChange={({ target }) => onChange({ ...value, [field]: target.value === '' ? null : target.value })}
      />
    </label>
  );
  return (
    <>
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
        {day('start')}
        {day('due')}
        <Choice
          label={words('drills.plan.status')}
          value={value.status ?? 'open'}
          of={PLAN_STATES.map((each) => [each, words(`drills.planState.${each}`)])}
          onChange={(status) => onChange({ ...value, status: status as (typeof PLAN_STATES)[number] })}
        />
      </div>
    </>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  of: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}

export function Choice({ label, value, of, onChange }: ChoiceProps): ReactNode {
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
