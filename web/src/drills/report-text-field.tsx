import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useDraft } from '../app/drafts.ts';
import { ApiError } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useWho } from '../session/session.ts';
import { Times } from '../time/times.tsx';
import { draftKey } from './report-places.ts';
import { type ReportText, reportTextsQuery, type TextPlace, writeReportText } from './report-queries.ts';
import css from './drills.module.css';

interface ReportTextFieldProps {
  runId: string;
  place: TextPlace;
  label: string;
  /** What stands there; undefined where nothing does. */
  current: ReportText | undefined;
  mayWrite: boolean;
}

/**
 * One text of a report. What is being written rests on the version it began from: where somebody else saved meanwhile, that is
 * shown beside it, and saving takes a second look.
 */
export function ReportTextField({ runId, place, label, current, mayWrite }: ReportTextFieldProps): ReactNode {
  const words = useWords();
  const who = useWho();
  const queries = useQueryClient();
  const version = current?.version ?? 0;
  const saved = current?.text ?? '';
  const [draft, setDraft, clearDraft] = useDraft(who.id, draftKey(runId, place));
  const [changed, setChanged] = useState(draft !== '');
  const [base, setBase] = useState(version);
  const text = changed ? draft : saved;
  const write = (next: string): void => {
    if (!changed) setBase(version);
    setChanged(true);
    setDraft(next);
  };
  const forget = (): void => {
    clearDraft();
    setChanged(false);
  };
  const saving = useMutation({
    mutationFn: () => writeReportText(runId, place, text.trim(), base),
    onSuccess: (next) => {
      forget();
      queries.setQueryData(reportTextsQuery(runId).queryKey, next);
    },
    onError: (error) => {
      if (!(error instanceof ApiError) || error.code !== 'changed_meanwhile') return;
      void queries.invalidateQueries({ queryKey: reportTextsQuery(runId).queryKey });
    },
  });
  const behind = changed && base !== version;
  if (!mayWrite) return current === undefined ? null : <ReadText label={label} of={current} />;
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <label>
        {label}
        <textarea maxLength={20_000} value={text} onChange={({ target }) => write(target.value)} />
      </label>
      {current !== undefined && <Byline of={current} />}
      {behind && (
        <div role="alert">
          <p>{words('drills.words.behind', { author: current?.author ?? '', version })}</p>
          <p className={css['said']}>{saved}</p>
        </div>
      )}
      <Refusal error={behind ? null : saving.error} />
      {changed && (
        <div className={css['buttons']}>
          <button type="button" onClick={forget}>
            {words('drills.words.forget')}
          </button>
          {behind ? (
            <button type="button" onClick={() => setBase(version)}>
              {words('drills.words.goOn')}
            </button>
          ) : (
            <button type="submit" data-kind="primary" disabled={saving.isPending || text.trim() === saved}>
              {words('drills.words.save')} <span className="visually-hidden">{label}</span>
            </button>
          )}
        </div>
      )}
    </form>
  );
}

function ReadText({ label, of }: { label: string; of: ReportText }): ReactNode {
  return (
    <div>
      <h5>{label}</h5>
      <p className={css['said']}>{of.text}</p>
      <Byline of={of} />
    </div>
  );
}

/** Whose words they are, and what stood there before. */
function Byline({ of }: { of: ReportText }): ReactNode {
  const words = useWords();
  return (
    <>
      <p className={css['under']}>
        {words('drills.words.by', { author: of.author, version: of.version })} <Times at={of.at} full />
      </p>
      {of.earlier.length > 0 && (
        <details>
          <summary>{words('drills.words.earlier', { count: of.earlier.length })}</summary>
          <ul className={css['things']}>
            {of.earlier.map((one) => (
              <li key={one.version}>
                <p className={css['said']}>{one.text === '' ? words('drills.words.emptied') : one.text}</p>
                <p className={css['under']}>
                  {words('drills.words.by', { author: one.author, version: one.version })} <Times at={one.at} full />
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
