import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useWho } from '../session/session.ts';
import { BothClocks } from './both-clocks.tsx';
import { inboxQuery } from './drill-queries.ts';
import { HotwashOf } from './hotwash.tsx';
import { ReplayLink } from './replay/replay-link.tsx';
import { ReportFiles } from './report-files.tsx';
import { ScorePanel } from './score-panel.tsx';
import { seeMessages } from './seen-messages.ts';
import css from './drills.module.css';

/** What a cell was told that is no alert: messages, news and calls. Alerts come to the queue, as they do in earnest. */
export function PlayerView({ runId, designator }: { runId: string; designator: string }): ReactNode {
  const words = useWords();
  const { exercise, viewing } = useWho();
  const inbox = useQuery(inboxQuery(runId));
  const queries = useQueryClient();
  const told = inbox.data?.items;
  const items = told ?? [];
  useEffect(() => seeMessages(queries, told ?? []), [queries, told]);
  return (
    <div className={css['page']}>
      <h1>{designator}</h1>
      {viewing === null && exercise !== null && exercise.cell !== null && exercise.role !== null && (
        <p>{words('drills.youAre', { role: words(`drills.role.${exercise.role}`), cell: exercise.cell })}</p>
      )}
      <p className={css['controls']}>
        <Link to="/triage" className="button">
          {words('drills.toQueue')}
        </Link>
      </p>
      <section aria-labelledby="drill-inbox">
        <h2 id="drill-inbox">{words('drills.inbox', { count: items.length })}</h2>
        <Refusal error={inbox.error} />
        {inbox.isSuccess && items.length === 0 && <p className={css['empty']}>{words('drills.inboxEmpty')}</p>}
        <ul className={css['things']}>
          {items.map((item) => (
            <li key={`${item.item} ${item.cell} ${item.deliveredAt}`}>
              <div className={css['line']}>
                <strong>{item.title}</strong>
                <BothClocks simMs={item.deliveredSimMs} wall={item.deliveredAt} />
              </div>
              <p className={css['under']}>
                {[words(`drills.channel.${item.channel}`), item.from, item.cell]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </p>
              <p className={css['said']}>{item.body}</p>
            </li>
          ))}
        </ul>
      </section>
      {exercise?.state === 'ended' && (
        <section aria-labelledby="drill-hotwash">
          <h2 id="drill-hotwash">{words('drills.tab.hotwash')}</h2>
          <HotwashOf runId={runId} />
        </section>
      )}
      {exercise?.state === 'ended' && (
        <section aria-labelledby="drill-score">
          <h2 id="drill-score">{words('drills.tab.score')}</h2>
          <ReplayLink runId={runId} />
          <ReportFiles runId={runId} />
          <ScorePanel runId={runId} />
        </section>
      )}
    </div>
  );
}
