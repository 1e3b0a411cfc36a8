import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useWho } from '../session/session.ts';
import { Times } from '../time/times.tsx';
import type { MarkingRequest } from './inbox-data.ts';
import css from './inbox.module.css';

/** Lower markings that somebody asked for. It takes another person than the one who asked. */
export function MarkingRequests({ requests }: { requests: readonly MarkingRequest[] }): ReactNode {
  const words = useWords();
  return (
    <section aria-labelledby="requests-title">
      <h2 id="requests-title">{words('inbox.requests', { count: requests.length })}</h2>
      {requests.length === 0 && <p className={css['dim']}>{words('inbox.noRequests')}</p>}
      <ul className={css['requests']} data-requests>
        {requests.map((request) => (
          <Request key={request.id} of={request} />
        ))}
      </ul>
    </section>
  );
}

function Request({ of }: { of: MarkingRequest }): ReactNode {
  const words = useWords();
  const who = useWho();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const params = { path: { id: of.id } };
  const decide = useMutation({
    mutationFn: (verdict: 'confirm' | 'refuse') =>
      verdict === 'confirm'
        ? take(
            api.POST('/api/v1/marking-requests/{id}/confirm', {
              params,
              body: reason.trim() === '' ? {} : { reason },
            }),
          )
        : take(api.POST('/api/v1/marking-requests/{id}/refuse', { params, body: { reason } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['marking'] }),
  });
  const displayId = of.caseNumber === null ? null : `BW-${String(of.caseNumber)}`;
  return (
    <li>
      <p>
        {words('inbox.requestOf', { name: of.by.name, thing: words(`thing.${of.thing}`) })}{' '}
        {displayId !== null && (
          <Link to="/cases/$displayId" params={{ displayId }}>
            {displayId}
          </Link>
        )}{' '}
        <span className={css['dim']}>
          <Times at={of.at} full />
        </span>
      </p>
      <p>
        <MarkingChip tlp={of.from.tlp} pap={of.from.pap} /> → <MarkingChip tlp={of.to.tlp} pap={of.to.pap} />
      </p>
      <p>{of.reason}</p>
      {of.by.id === who.id ? (
        <p className={css['dim']}>{words('inbox.ownRequest')}</p>
      ) : (
        <>
          <label>
            <span className={css['dim']}>{words('inbox.requestReason')}</span>
            <input maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
          </label>
          <Refusal error={decide.error} />
          <div className={css['row']}>
            <button type="button" disabled={decide.isPending} onClick={() => decide.mutate('confirm')}>
              {words('inbox.confirm')}
            </button>
            <button
              type="button"
              disabled={decide.isPending || reason.trim() === ''}
              onClick={() => decide.mutate('refuse')}
            >
              {words('verdict.do.refuse')}
            </button>
          </div>
        </>
      )}
    </li>
  );
}
