import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useDraft } from '../app/drafts.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useWho } from '../session/session.ts';
import { logRumour } from './statement-data.ts';
import css from './statements.module.css';

/** Writes a rumour down. Its address, if it has one, is kept as text and never opened. */
export function LogRumourForm({ caseId }: { caseId: string | undefined }): ReactNode {
  const words = useWords();
  const who = useWho();
  const queries = useQueryClient();
  const [text, setText, clear] = useDraft(who.id, `rumour.${caseId ?? ''}`);
  const [where, setWhere] = useState('');
  const [url, setUrl] = useState('');
  const [reach, setReach] = useState('');
  const logging = useMutation({
    mutationFn: () =>
      logRumour({
        text: text.trim(),
        where: where.trim(),
        ...(url.trim() !== '' && { url: url.trim() }),
        ...(reach !== '' && { reach: Number(reach) }),
        ...(caseId !== undefined && { case: caseId }),
      }),
    onSuccess: () => {
      clear();
      setWhere('');
      setUrl('');
      setReach('');
      return queries.invalidateQueries({ queryKey: ['rumour'] });
    },
  });
  return (
    <details className={css['new']}>
      <summary>{words('rumour.new')}</summary>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          logging.mutate();
        }}
      >
        <label>
          <span>{words('rumour.text')}</span>
          <textarea required rows={3} maxLength={4_000} value={text} onChange={({ target }) => setText(target.value)} />
        </label>
        <label>
          <span>{words('rumour.where')}</span>
          <input required maxLength={300} value={where} onChange={({ target }) => setWhere(target.value)} />
        </label>
        <label>
          <span>{words('rumour.url')}</span>
          <input maxLength={2_000} value={url} onChange={({ target }) => setUrl(target.value)} />
        </label>
        <label className={css['narrow']}>
          <span>{words('rumour.reach')}</span>
          <input type="number" min={0} value={reach} onChange={({ target }) => setReach(target.value)} />
        </label>
        <Refusal error={logging.error} />
        <div className={css['buttons']}>
          <span role="status">{logging.isSuccess && words('rumour.logged')}</span>
          <button
            type="submit"
            data-kind="primary"
            disabled={text.trim() === '' || where.trim() === '' || logging.isPending}
          >
            {words('rumour.write')}
          </button>
        </div>
      </form>
    </details>
  );
}
