import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { Run, RunExpectation } from './contract.ts';
import { DONE, type ExpectationDraft } from './item-draft.ts';
import css from './drills.module.css';

const METRICS = [
  'detect',
  'acknowledge',
  'triage',
  'share',
  'partner_acknowledge',
  'notify',
  'contain',
  'decide',
  'report',
] as const satisfies readonly RunExpectation['metric'][];

interface ExpectationFieldsProps {
  run: Run;
  value: ExpectationDraft;
  onChange: (value: ExpectationDraft) => void;
  onRemove: () => void;
}

/** What a cell is expected to do about an item, by when, and who tells whether it did. */
export function ExpectationFields({ run, value, onChange, onRemove }: ExpectationFieldsProps): ReactNode {
  const words = useWords();
  const set = (changes: Partial<ExpectationDraft>): void => onChange({ ...value, ...changes });
  const written = value.kept['when'] !== undefined;
  return (
    <fieldset className={css['form']}>
      <legend>{words('drills.amend.expectation', { code: value.code })}</legend>
      <label>
        {words('drills.amend.expectText')}
        <input maxLength={300} value={value.text} onChange={({ target }) => set({ text: target.value })} />
      </label>
      <div className={css['pair']}>
        <label>
          {words('drills.column.cell')}
          <select value={value.cell} onChange={({ target }) => set({ cell: target.value })}>
            {run.cells.map(({ code }) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words('drills.amend.within')}
          <input value={value.within} onChange={({ target }) => set({ within: target.value.trim() })} />
        </label>
      </div>
      <div className={css['pair']}>
        <label>
          {words('drills.amend.metric')}
          <select value={value.metric} onChange={({ target }) => set({ metric: target.value })}>
            {METRICS.map((metric) => (
              <option key={metric} value={metric}>
                {words(`drills.metric.${metric}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words('drills.amend.judge')}
          <select value={value.judge} onChange={({ target }) => set({ judge: target.value })}>
            <option value="person">{words('drills.amend.judgePerson')}</option>
            {DONE.map((done) => (
              <option key={done} value={done}>
                {words(`drills.amend.done.${done}`)}
              </option>
            ))}
            {written && <option value="kept">{words('drills.amend.judgeKept')}</option>}
          </select>
        </label>
      </div>
      <label className={css['person']}>
        <input type="checkbox" checked={value.required} onChange={({ target }) => set({ required: target.checked })} />
        {words('drills.amend.required')}
      </label>
      <div className={css['buttons']}>
        <button type="button" onClick={onRemove}>
          {words('drills.amend.unexpect')}
        </button>
      </div>
    </fieldset>
  );
}
