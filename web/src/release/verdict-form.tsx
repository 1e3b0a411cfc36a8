import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { ReasonField } from '../parts/reason-field.tsx';
import { Refusal } from '../parts/refusal.tsx';
import css from './release.module.css';

type Verdict = 'approve' | 'refuse' | 'abstain';
const VERDICTS: readonly Verdict[] = ['approve', 'refuse', 'abstain'];

/** A verdict on exactly the packages of one hash; the server takes it for no others. */
export function VerdictForm({ releaseId, hash }: { releaseId: string; hash: string }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [shownHash, setShownHash] = useState(hash);
  const give = useMutation({
    mutationFn: (verdict: Verdict) =>
      take(
        api.POST('/api/v1/releases/{id}/approvals', {
          params: { path: { id: releaseId } },
          body: { verdict, reason, hash: shownHash },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['release'] }),
  });
  if (give.isSuccess) return <p role="status">{words('verdict.given')}</p>;
  return (
    <section aria-label={words('verdict.title')}>
      <h3>{words('verdict.title')}</h3>
      <p className={css['hash']}>SHA-256 {shownHash}</p>
      {hash !== shownHash && (
        <p className={css['danger']} role="alert">
          {words('verdict.changed')}{' '}
          <button type="button" onClick={() => setShownHash(hash)}>
            {words('verdict.readAgain')}
          </button>
        </p>
      )}
      <ReasonField className={css['field']} optional value={reason} onChange={setReason} />
      <Refusal error={give.error} />
      <div className={css['buttons']}>
        {VERDICTS.map((verdict) => (
          <button
            key={verdict}
            type="button"
            {...(verdict === 'approve' ? { 'data-kind': 'primary' } : {})}
            disabled={reason.trim() === '' || hash !== shownHash || give.isPending}
            onClick={() => give.mutate(verdict)}
          >
            {words(`verdict.do.${verdict}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
