import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { sitesQuery } from '../room/case-data.ts';
import { useMay } from '../session/session.ts';
import { Ago, Times } from '../time/times.tsx';
import { ConstraintForm } from './constraint-form.tsx';
import { EndConstraint } from './end-constraint.tsx';
import { HiddenAlerts } from './hidden-alerts.tsx';
import { type Constraint, constraintsQuery } from './standing-data.ts';
import css from './standing.module.css';

/** Never to join, and what is kept from the queue: each with who said so, why, until when, and how much it hides. */
export function Constraints(): ReactNode {
  const words = useWords();
  const may = useMay();
  const [all, setAll] = useState(false);
  const found = useQuery(constraintsQuery(all ? 'all' : 'in_force'));
  const sites = useQuery(sitesQuery);
  const items = found.data?.items ?? [];
  const zoneOf = (id: string): string | null => sites.data?.items.find((site) => site.id === id)?.timezone ?? null;
  return (
    <>
      <p className={css['dim']}>{words('standing.constraintsAbout')}</p>
      {may('case.suppress') && <ConstraintForm sites={sites.data?.items ?? []} />}
      <p>
        <label className={css['check']}>
          <input type="checkbox" checked={all} onChange={({ target }) => setAll(target.checked)} />
          {words('standing.withEnded')}
        </label>
      </p>
      <Refusal error={found.error} />
      {found.data !== undefined && items.length === 0 && <p role="status">{words('standing.noConstraints')}</p>}
      {items.length > 0 && (
        <table data-constraints>
          <caption className="visually-hidden">{words('standing.constraints')}</caption>
          <thead>
            <tr>
              <th scope="col">{words('standing.what')}</th>
              <th scope="col">{words('standing.site')}</th>
              <th scope="col">{words('standing.why')}</th>
              <th scope="col">{words('standing.until')}</th>
              <th scope="col">{words('standing.hides')}</th>
              <th scope="col">
                <span className="visually-hidden">{words('standing.end')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((constraint) => (
              <ConstraintRow key={constraint.id} constraint={constraint} zone={zoneOf(constraint.site.id)} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function ConstraintRow({ constraint, zone }: { constraint: Constraint; zone: string | null }): ReactNode {
  const words = useWords();
  const may = useMay();
  const { kind, state, cause, reason, site, owner, expiresAt, createdAt, endedAt, endedBy, endReason, tlp } =
    constraint;
  const over = state === 'ended' || state === 'expired';
  return (
    <tr data-state={state}>
      <td>
        <strong>{words(`standing.kind.${kind}`)}</strong>{' '}
        <span className={css['state']}>{words(`standing.state.${state}`)}</span>
        <Terms of={constraint} />
      </td>
      <td>{site.code ?? '–'}</td>
      <td>
        {words(`standing.cause.${cause}`)}: {reason}
        <div className={css['dim']}>
          {owner.name} · <Ago at={createdAt} /> <MarkingChip tlp={tlp} />
        </div>
        {endedAt !== null && (
          <div>
            {words('standing.endedBy', { name: endedBy?.name ?? '' })} <Times at={endedAt} zone={zone} full />
            {endReason !== null && `: ${endReason}`}
          </div>
        )}
      </td>
      <td>{expiresAt === null ? words('standing.forGood') : <Times at={expiresAt} zone={zone} full />}</td>
      <td>
        <HiddenAlerts constraint={constraint} zone={zone} />
      </td>
      <td>{may('case.suppress') && !over && <EndConstraint constraint={constraint} />}</td>
    </tr>
  );
}

/** What it concerns; a term that is absent stands for any. */
function Terms({ of }: { of: Constraint }): ReactNode {
  const words = useWords();
  const terms = [
    ...(of.entity === null ? [] : [`${of.entity.type} ${of.entity.value}`]),
    ...(of.signature === null ? [] : [words('standing.term.signature', { value: of.signature })]),
    ...(of.sensor === null ? [] : [words('standing.term.sensor', { value: of.sensor.code ?? '' })]),
    ...(of.kind === 'suppression' && of.severityAtMost < 100
      ? [words('standing.term.severity', { value: of.severityAtMost })]
      : []),
  ];
  return (
    <ul className={css['terms']}>
      {terms.map((term) => (
        <li key={term}>{term}</li>
      ))}
    </ul>
  );
}
