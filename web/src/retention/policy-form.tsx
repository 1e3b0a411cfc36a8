import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { ConfirmPolicy } from './confirm-policy.tsx';
import { daysOf, draftOf, type Days, LEAST_DAYS, MOST_DAYS, type Period, PERIODS } from './periods.ts';
import { PreviewView } from './preview-view.tsx';
import css from './retention.module.css';
import { type Policy, previewOf } from './retention-data.ts';
import type { Outcome } from './use-set-policy.ts';

interface PolicyFormProps {
  policy: Policy;
  onOutcome: (outcome: Outcome) => void;
}

/** Another policy. Nobody saves one without having been shown what it would remove. */
export function PolicyForm({ policy, onOutcome }: PolicyFormProps): ReactNode {
  const words = useWords();
  const [draft, setDraft] = useState(() => draftOf(policy));
  const [confirming, setConfirming] = useState(false);
  const preview = useMutation({ mutationFn: (days: Days) => previewOf(policy.nation, days) });
  const days = daysOf(draft);
  const change = (period: Period, value: string): void => {
    preview.reset();
    setDraft({ ...draft, [period]: value });
  };
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (days !== null) preview.mutate(days);
      }}
    >
      <p className={css['hint']}>{words('retention.emptyIsForEver')}</p>
      <div className={css['fields']}>
        {PERIODS.map((period) => (
          <label key={period}>
            <span>{words(`retention.field.${period}`)}</span>
            <input
              type="number"
              min={LEAST_DAYS}
              max={MOST_DAYS}
              step="1"
              placeholder={words('retention.forEver')}
              value={draft[period]}
              onChange={({ target }) => change(period, target.value)}
            />
          </label>
        ))}
      </div>
      <Refusal error={preview.error} />
      <div>
        <button type="submit" data-kind="primary" disabled={preview.isPending}>
          {words('retention.preview')}
        </button>
      </div>
      <div role="status">{preview.isPending && words('retention.counting')}</div>
      {preview.data !== undefined && (
        <>
          <PreviewView days={preview.variables} preview={preview.data} />
          <div>
            <button type="button" data-kind="danger" onClick={() => setConfirming(true)}>
              {words('retention.save')}
            </button>
          </div>
          <ConfirmPolicy
            open={confirming}
            policy={policy}
            days={preview.variables}
            preview={preview.data}
            onClose={() => setConfirming(false)}
            onOutcome={onOutcome}
          />
        </>
      )}
    </form>
  );
}
