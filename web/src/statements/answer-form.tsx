import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Verdict } from './statement-data.ts';
import css from './statements.module.css';

interface AnswerFormProps {
  version: number;
  /** So that two can compare over the telephone what they agree to. */
  hash: string;
  send: (body: { version: number; verdict: Verdict; words: string }) => Promise<unknown>;
}

/** Says yes or no for the nation, to exactly the version that was read. */
export function AnswerForm({ version, hash, send }: AnswerFormProps): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  // What is on the screen may be a newer version than the one that was read.
  const [read, setRead] = useState(version);
  const answering = useMutation({
    mutationFn: (verdict: Verdict) => send({ version: read, verdict, words: said.trim() }),
    onSuccess: () => setSaid(''),
    onSettled: () => queries.invalidateQueries({ queryKey: ['statement'] }),
  });
  const ready = said.trim() !== '' && read === version && !answering.isPending;
  return (
    <section aria-labelledby="answer-title" className={css['form']}>
      <h3 id="answer-title">{words('statement.yourAnswer', { version: read })}</h3>
      <p className={css['hash']}>SHA-256 {hash}</p>
      {read !== version && (
        <p role="alert" className={css['warn']}>
          {words('statement.newer', { version })}{' '}
          <button type="button" onClick={() => setRead(version)}>
            {words('statement.readNewer')}
          </button>
        </p>
      )}
      <label>
        <span>{words('statement.words')}</span>
        <input maxLength={1_000} value={said} onChange={({ target }) => setSaid(target.value)} />
      </label>
      <Refusal error={answering.error} />
      <div className={css['buttons']}>
        <span role="status">{answering.isSuccess && words('statement.answered')}</span>
        <button type="button" data-kind="primary" disabled={!ready} onClick={() => answering.mutate('approve')}>
          {words('statement.approve')}
        </button>
        <button type="button" data-kind="danger" disabled={!ready} onClick={() => answering.mutate('refuse')}>
          {words('statement.refuse')}
        </button>
      </div>
    </section>
  );
}
