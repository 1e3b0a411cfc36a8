import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Times } from '../time/times.tsx';
import { bytesOf, hexDump, visibleText } from './raw-text.ts';
import css from './sensors.module.css';

const PAGE = 20;

/** What a sensor sent and was not taken, newest first, each with its reason and as it came. */
export function Rejects({ code, zone }: { code: string; zone: string }): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const rejects = useInfiniteQuery({
    queryKey: ['sensor', code, 'rejects'],
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/rejects', {
          params: { query: { sensor: code, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const items = rejects.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section>
      <h3>{words('sensors.rejects')}</h3>
      <Refusal error={rejects.error} />
      {rejects.data !== undefined && items.length === 0 && <p>{words('sensors.noRejects')}</p>}
      <ul className={css['things']}>
        {items.map((reject) => (
          <li key={reject.id}>
            <Times at={reject.receivedAt} zone={zone} full />
            <span>
              <code>{reject.field === null ? reject.code : `${reject.code} · ${reject.field}`}</code> {reject.reason}
            </span>
            {reject.rawBytes > 0 && reject.removed === 0 && (
              <button
                type="button"
                aria-expanded={open === reject.id}
                onClick={() => setOpen(open === reject.id ? null : reject.id)}
              >
                {words('sensors.raw', { bytes: reject.rawBytes })}
              </button>
            )}
            {open === reject.id && <Raw id={reject.id} />}
          </li>
        ))}
      </ul>
      {rejects.hasNextPage && (
        <button type="button" disabled={rejects.isFetchingNextPage} onClick={() => void rejects.fetchNextPage()}>
          {words('sensors.more')}
        </button>
      )}
    </section>
  );
}

function Raw({ id }: { id: string }): ReactNode {
  const words = useWords();
  const [asHex, setAsHex] = useState(false);
  const reject = useQuery({
    queryKey: ['sensor', 'reject', id],
    queryFn: () => take(api.GET('/api/v1/rejects/{id}', { params: { path: { id } } })),
    staleTime: Infinity,
  });
  if (reject.data === undefined) return <Refusal error={reject.error} />;
  const { truncated } = reject.data;
  const raw = bytesOf(reject.data.raw);
  return (
    <div>
      <div role="group" aria-label={words('sensors.rawAs')} className={css['rawAs']}>
        <button type="button" aria-pressed={!asHex} onClick={() => setAsHex(false)}>
          {words('sensors.rawText')}
        </button>
        <button type="button" aria-pressed={asHex} onClick={() => setAsHex(true)}>
          {words('sensors.rawHex')}
        </button>
      </div>
      <pre className={css['raw']} tabIndex={0} aria-label={words('sensors.rawAs')}>
        {asHex ? hexDump(raw) : visibleText(raw)}
      </pre>
      {truncated && <p>{words('sensors.rawTruncated')}</p>}
    </div>
  );
}
