import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { useNationName } from '../parts/use-nation-name.ts';
import { useMay } from '../session/session.ts';
import { Times } from '../time/times.tsx';
import type { Related, RelatedReason, RelatedVerb } from './related-data.ts';
import { RelatedDecision } from './related-decision.tsx';
import css from './related.module.css';

interface RelatedCardProps {
  related: Related;
  zone: string | null;
}

/** One proposal: the other side, why, and what people said or may say of it. */
export function RelatedCard({ related, zone }: RelatedCardProps): ReactNode {
  const words = useWords();
  const may = useMay();
  const [deciding, setDeciding] = useState<RelatedVerb | null>(null);
  const { state, other, share, reasons, decided, proposedAt } = related;
  const name = other?.displayId ?? words('related.package');
  return (
    <li className={css['card']} data-state={state}>
      <h3>
        <span className={css['state']}>{words(`related.state.${state}`)}</span>{' '}
        {other !== null && (
          <Link to="/cases/$displayId" params={{ displayId: other.displayId }}>
            {other.displayId} {other.title}
          </Link>
        )}
        {share !== null && <ShareLink share={share} />}
      </h3>
      {other !== null && (
        <p className={css['facts']}>
          <SeverityChip severity={other.severity} short /> {words(`status.${other.status}`)} · {other.site.name} ·{' '}
          {other.organisation.name} <MarkingChip tlp={other.tlp} />
        </p>
      )}
      {share !== null && (
        <p className={css['facts']}>
          {share.purpose} · {words('related.until')} <Times at={share.expiresAt} zone={zone} full />{' '}
          <MarkingChip tlp={share.tlp} />
        </p>
      )}
      <ul className={css['reasons']} data-reasons>
        {reasons.map((reason) => (
          <Reason key={`${reason.kind}:${reason.value}`} reason={reason} zone={zone} />
        ))}
      </ul>
      <p className={css['dim']}>
        {words('related.proposed')} <Times at={proposedAt} zone={zone} />
      </p>
      {decided !== null && (
        <p data-decided>
          {words(`related.decided.${state === 'dismissed' ? 'dismissed' : 'accepted'}`, { name: decided.by.name })}{' '}
          <Times at={decided.at} zone={zone} />
          {decided.reason !== null && `: ${decided.reason}`}
        </p>
      )}
      {may('case.decide') && (
        <div className={css['buttons']}>
          {state !== 'accepted' && (
            <button type="button" onClick={() => setDeciding('accept')}>
              {words('related.accept')} <span className="visually-hidden">{name}</span>
            </button>
          )}
          {state !== 'dismissed' && (
            <button type="button" onClick={() => setDeciding('dismiss')}>
              {words('related.dismiss')} <span className="visually-hidden">{name}</span>
            </button>
          )}
        </div>
      )}
      <RelatedDecision id={related.id} name={name} verb={deciding} onClose={() => setDeciding(null)} />
    </li>
  );
}

function ShareLink({ share }: { share: NonNullable<Related['share']> }): ReactNode {
  const words = useWords();
  const nationName = useNationName();
  const from = share.nation === null ? words('shared.unattributed') : nationName(share.nation);
  return (
    <Link to="/inbox" search={{ share: share.id }}>
      {words('related.packageOf', { from })}
      {share.title !== null && ` ${share.title}`}
    </Link>
  );
}

function Reason({ reason, zone }: { reason: RelatedReason; zone: string | null }): ReactNode {
  const words = useWords();
  const { kind, value, holders, most, at, otherAt } = reason;
  return (
    <li>
      {words('related.both', { kind, value })}
      <div className={css['dim']}>
        {words('related.here')} <Times at={at} zone={zone} />
        {otherAt !== null && (
          <>
            {' · '}
            {words('related.there')} <Times at={otherAt} zone={zone} />
          </>
        )}
        {' · '}
        {words('related.rare', { holders, most })}
      </div>
    </li>
  );
}
