import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { Times } from '../time/times.tsx';
import { isEmptyPackage, type Package } from './package.ts';
import { linkCapsQuery, type Recipient, type ReleaseDetail, type ReleasePreview } from './release-data.ts';
import { recipientKey, useRecipientName } from './recipient-name.ts';
import css from './release.module.css';

interface ReleaseWhomProps {
  release: ReleaseDetail;
  preview: ReleasePreview | undefined;
}

interface ApprovalTerms {
  mode: 'none' | 'quorum' | 'consensus';
  quorum?: number;
  seats?: Recipient[];
  deadline?: string;
}

/** Exactly who gets it, what of it reaches them, what caps it on the way, and who has to agree. */
export function ReleaseWhom({ release, preview }: ReleaseWhomProps): ReactNode {
  const words = useWords();
  const recipientName = useRecipientName();
  const caps = useQuery(linkCapsQuery);
  const packageOf = (recipient: Recipient) =>
    preview?.packages.find((one) => recipientKey(one.recipient) === recipientKey(recipient));
  return (
    <>
      <ul className={css['list']} data-recipients>
        {release.recipients.map((recipient) => {
          const found = packageOf(recipient);
          const given = (found?.package ?? null) as Package | null;
          const cap = caps.data?.items.find(({ to }) => to === recipient.nation);
          return (
            <li key={recipientKey(recipient)}>
              <span>
                {recipientName(recipient)}{' '}
                {cap !== undefined && (
                  <span className={css['dim']}>
                    {words('release.cap')} <MarkingChip tlp={cap.tlp} />
                  </span>
                )}
              </span>
              {found !== undefined && (
                <span>
                  {given === null ? (
                    <strong className={css['danger']}>{words('release.getsNothing')}</strong>
                  ) : isEmptyPackage(given) ? (
                    <strong className={css['warning']}>{words('release.getsEmpty')}</strong>
                  ) : (
                    words('release.gets', { alerts: (given.alerts ?? []).length })
                  )}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <dl className={css['fields']}>
        <dt>{words('release.onwardShort')}</dt>
        <dd>{words(release.onward ? 'release.onwardYes' : 'release.onwardNo')}</dd>
        <dt>{words('release.attributedShort')}</dt>
        <dd>{words(release.attributed ? 'release.attributedYes' : 'release.attributedNo')}</dd>
        <dt>{words('release.followShort')}</dt>
        <dd>{words(release.follow ? 'release.followYes' : 'release.followNo')}</dd>
      </dl>
      <Approval release={release} />
    </>
  );
}

function Approval({ release }: { release: ReleaseDetail }): ReactNode {
  const words = useWords();
  const recipientName = useRecipientName();
  const approval = release.approval as unknown as ApprovalTerms;
  if (approval.mode === 'none') return <p className={css['dim']}>{words('release.approval.none')}</p>;
  return (
    <>
      <h3>{words('release.approval')}</h3>
      <p>
        {words(`release.approval.${approval.mode}`)}
        {approval.quorum !== undefined && approval.mode === 'quorum' && ` (${String(approval.quorum)})`} ·{' '}
        <strong>{words(`release.tally.${release.tally.outcome}`)}</strong>
        {approval.deadline !== undefined && (
          <>
            {' · '}
            {words('release.deadline')} <Times at={approval.deadline} full />
          </>
        )}
      </p>
      <ul className={css['list']}>
        {(approval.seats ?? []).map((seat, index) => {
          const verdict = (release.tally.seats as (string | null)[])[index] ?? null;
          return (
            <li key={recipientKey(seat)}>
              <span>{recipientName(seat)}</span>
              <span>{verdict === null ? words('release.notYet') : words(`verdict.${verdict as 'approve'}`)}</span>
            </li>
          );
        })}
      </ul>
      {release.approvals.length > 0 && (
        <ul className={css['list']}>
          {release.approvals.map(({ id, actor, verdict, reason, at, hash }) => (
            <li key={id}>
              <span>
                {(actor as { name?: string }).name}: {words(`verdict.${verdict}`)} – {reason}
                {hash !== release.hash && <em className={css['dim']}> {words('release.otherHash')}</em>}
              </span>
              <Times at={at} full />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
