import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Check } from './choose-parts.tsx';
import { ChooseRecipients } from './choose-recipients.tsx';
import type { ReleaseForm } from './release-form.ts';
import css from './release.module.css';

interface ChooseTermsProps {
  form: ReleaseForm;
  onChange: (changes: Partial<ReleaseForm>) => void;
}

/** For what, until when, onward or not, whose, and who has to agree. */
export function ChooseTerms({ form, onChange }: ChooseTermsProps): ReactNode {
  const words = useWords();
  return (
    <>
      <label className={css['field']}>
        <span>{words('release.purpose')}</span>
        <input
          required
          maxLength={500}
          value={form.purpose}
          onChange={({ target }) => onChange({ purpose: target.value })}
        />
      </label>
      <label className={css['field']}>
        <span>{words('release.days')}</span>
        <input
          type="number"
          min="1"
          max="366"
          value={form.days}
          onChange={({ target }) => onChange({ days: Number(target.value) })}
        />
      </label>
      <Check
        label={words('release.attributed')}
        checked={form.attributed}
        onChange={(attributed) => onChange({ attributed })}
      />
      <Check label={words('release.onward')} checked={form.onward} onChange={(onward) => onChange({ onward })} />
      <Check label={words('release.follow')} checked={form.follow} onChange={(follow) => onChange({ follow })} />
      <label className={css['field']}>
        <span>{words('release.approval')}</span>
        <select
          value={form.approval}
          onChange={({ target }) => onChange({ approval: target.value as ReleaseForm['approval'] })}
        >
          {(['none', 'quorum', 'consensus'] as const).map((mode) => (
            <option key={mode} value={mode}>
              {words(`release.approval.${mode}`)}
            </option>
          ))}
        </select>
      </label>
      {form.approval !== 'none' && (
        <>
          <ChooseRecipients
            name="approvers"
            chosen={form.approvers}
            onChange={(approvers) => onChange({ approvers })}
          />
          {form.approval === 'quorum' && (
            <label className={css['field']}>
              <span>{words('release.quorum')}</span>
              <input
                type="number"
                min="1"
                max="50"
                value={form.quorum}
                onChange={({ target }) => onChange({ quorum: Math.max(1, Math.trunc(Number(target.value)) || 1) })}
              />
            </label>
          )}
          <label className={css['field']}>
            <span>{words('release.deadlineHours')}</span>
            <input
              type="number"
              min="1"
              value={form.deadlineHours}
              onChange={({ target }) => onChange({ deadlineHours: Number(target.value) })}
            />
          </label>
        </>
      )}
    </>
  );
}
