import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Site } from '../room/case-data.ts';
import { bodyOf, type ConstraintDraft, EMPTY_DRAFT, isReady } from './constraint-draft.ts';
import { EntityFields } from './entity-fields.tsx';
import { CAUSES, HOURS, placeConstraint, siteSensorsQuery } from './standing-data.ts';
import css from './standing.module.css';

const KINDS = ['suppression', 'never_join'] as const;

/** Tells correlation of a site never to join by an entity, or what to keep from the queue. */
export function ConstraintForm({ sites }: { sites: readonly Site[] }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const change = (changes: Partial<ConstraintDraft>): void => setDraft({ ...draft, ...changes });
  const place = useMutation({
    mutationFn: () => placeConstraint(bodyOf(draft, Date.now())),
    onSuccess: () => {
      setDraft({ ...EMPTY_DRAFT, siteId: draft.siteId });
      return queries.invalidateQueries({ queryKey: ['constraint'] });
    },
  });
  const suppresses = draft.kind === 'suppression';
  return (
    <details className={css['new']}>
      <summary>{words('standing.place')}</summary>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          place.mutate();
        }}
      >
        <fieldset>
          <legend>{words('standing.what')}</legend>
          {KINDS.map((kind) => (
            <label key={kind} className={css['check']}>
              <input
                type="radio"
                name="constraint-kind"
                checked={draft.kind === kind}
                onChange={() => change({ kind, hours: kind === 'suppression' ? (draft.hours ?? 24) : null })}
              />
              {words(`standing.kind.${kind}`)}
            </label>
          ))}
          <p className={css['dim']}>{words(`standing.means.${draft.kind}`)}</p>
        </fieldset>
        <label>
          <span>{words('standing.site')}</span>
          <select
            required
            value={draft.siteId}
            onChange={({ target }) => change({ siteId: target.value, sensorId: '' })}
          >
            <option value="">{words('standing.chooseSite')}</option>
            {sites.map(({ id, code, name }) => (
              <option key={id} value={id}>{`${name} (${code})`}</option>
            ))}
          </select>
        </label>
        <EntityFields draft={draft} onChange={change} required={!suppresses} />
        {suppresses && <SuppressionTerms draft={draft} onChange={change} />}
        <label>
          <span>{words('standing.cause')}</span>
          <select
            value={draft.cause}
            onChange={({ target }) => change({ cause: target.value as ConstraintDraft['cause'] })}
          >
            {CAUSES.map((cause) => (
              <option key={cause} value={cause}>
                {words(`standing.cause.${cause}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words('room.reason')}</span>
          <input
            required
            maxLength={500}
            value={draft.reason}
            onChange={({ target }) => change({ reason: target.value })}
          />
        </label>
        <label>
          <span>{words('standing.for')}</span>
          <select
            value={draft.hours ?? ''}
            onChange={({ target }) => change({ hours: target.value === '' ? null : Number(target.value) })}
          >
            {!suppresses && <option value="">{words('standing.forGood')}</option>}
            {HOURS.map((hours) => (
              <option key={hours} value={hours}>
                {hours < 48 ? words('standing.hours', { count: hours }) : words('standing.days', { count: hours / 24 })}
              </option>
            ))}
          </select>
        </label>
        <Refusal error={place.error} />
        <div className={css['buttons']}>
          <span role="status">{place.isSuccess && words('standing.placed')}</span>
          <button type="submit" data-kind="primary" disabled={!isReady(draft) || place.isPending}>
            {words('standing.tell')}
          </button>
        </div>
      </form>
    </details>
  );
}

interface TermsProps {
  draft: ConstraintDraft;
  onChange: (changes: Partial<ConstraintDraft>) => void;
}

function SuppressionTerms({ draft, onChange }: TermsProps): ReactNode {
  const words = useWords();
  const sensors = useQuery(siteSensorsQuery(draft.siteId));
  return (
    <>
      <label>
        <span>{words('standing.signature')}</span>
        <input
          maxLength={300}
          value={draft.signature}
          onChange={({ target }) => onChange({ signature: target.value })}
        />
      </label>
      <label>
        <span>{words('standing.sensor')}</span>
        <select value={draft.sensorId} onChange={({ target }) => onChange({ sensorId: target.value })}>
          <option value="">{words('standing.anySensor')}</option>
          {sensors.data?.items.map(({ id, code, name }) => (
            <option key={id} value={id}>{`${name} (${code})`}</option>
          ))}
        </select>
      </label>
      <label>
        <span>{words('standing.severityAtMost')}</span>
        <input
          type="number"
          min={0}
          max={100}
          required
          value={draft.severityAtMost}
          onChange={({ target }) => onChange({ severityAtMost: Number(target.value) })}
        />
      </label>
    </>
  );
}
