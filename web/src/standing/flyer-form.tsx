import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { FormButtons } from '../parts/form-buttons.tsx';
import { Refusal } from '../parts/refusal.tsx';
import type { Site } from '../room/case-data.ts';
import { useWho } from '../session/session.ts';
import { EMPTY_FLYER, flyerBody, type FlyerDraft, flyerDraft, isKnownBy } from './flyer-draft.ts';
import { AFFILIATIONS, changeFlyer, enterFlyer, type Flyer } from './standing-data.ts';
import css from './standing.module.css';

/** Enters somebody the sites are to know. */
export function NewFlyer({ sites }: { sites: readonly Site[] }): ReactNode {
  const words = useWords();
  const who = useWho();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(EMPTY_FLYER);
  const [siteId, setSiteId] = useState('');
  const enter = useMutation({
    mutationFn: () => {
      const place = siteId === '' ? { organisationId: who.organisation?.id ?? '' } : { siteId };
      return enterFlyer({ ...flyerBody(draft), ...place });
    },
    onSuccess: () => {
      setDraft(EMPTY_FLYER);
      return queries.invalidateQueries({ queryKey: ['flyer'] });
    },
  });
  return (
    <details className={css['new']}>
      <summary>{words('standing.newFlyer')}</summary>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate();
        }}
      >
        <label>
          <span>{words('standing.site')}</span>
          <select value={siteId} onChange={({ target }) => setSiteId(target.value)}>
            <option value="">{words('standing.allSites')}</option>
            {sites.map(({ id, code, name }) => (
              <option key={id} value={id}>{`${name} (${code})`}</option>
            ))}
          </select>
        </label>
        <FlyerFields draft={draft} onChange={setDraft} />
        <Refusal error={enter.error} />
        <div className={css['buttons']}>
          <span role="status">{enter.isSuccess && words('standing.entered')}</span>
          <button
            type="submit"
            data-kind="primary"
            disabled={draft.name.trim() === '' || !isKnownBy(draft) || enter.isPending}
          >
            {words('standing.enter')}
          </button>
        </div>
      </form>
    </details>
  );
}

export function ChangeFlyer({ flyer, onClose }: { flyer: Flyer; onClose: () => void }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => flyerDraft(flyer));
  const change = useMutation({
    mutationFn: () => changeFlyer(flyer.id, flyerBody(draft)),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['flyer'] });
    },
  });
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <FlyerFields draft={draft} onChange={setDraft} />
      <Refusal error={change.error} />
      <FormButtons
        verb={words('standing.save')}
        ready={draft.name.trim() !== '' && !change.isPending}
        onClose={onClose}
      />
    </form>
  );
}

interface FlyerFieldsProps {
  draft: FlyerDraft;
  onChange: (draft: FlyerDraft) => void;
}

function FlyerFields({ draft, onChange }: FlyerFieldsProps): ReactNode {
  const words = useWords();
  const text = (field: 'name' | 'serial' | 'operator', most: number): ReactNode => (
    <label>
      <span>{words(`standing.${field}`)}</span>
      <input
        required={field === 'name'}
        maxLength={most}
        value={draft[field]}
        onChange={({ target }) => onChange({ ...draft, [field]: target.value })}
      />
    </label>
  );
  const time = (field: 'from' | 'until', label: string): ReactNode => (
    <label>
      <span>{label}</span>
      <input
        type="datetime-local"
        value={draft[field]}
        onChange={({ target }) => onChange({ ...draft, [field]: target.value })}
      />
    </label>
  );
  return (
    <>
      {text('name', 200)}
      <fieldset>
        <legend>{words('objects.affiliation')}</legend>
        {AFFILIATIONS.map((affiliation) => (
          <label key={affiliation} className={css['check']}>
            <input
              type="radio"
              name="affiliation"
              checked={draft.affiliation === affiliation}
              onChange={() => onChange({ ...draft, affiliation })}
            />
            {words(`objects.affiliation.${affiliation}`)}
          </label>
        ))}
      </fieldset>
      <div className={css['pair']}>
        {text('serial', 64)}
        {text('operator', 64)}
      </div>
      <p className={css['dim']}>{words('standing.knownByHint')}</p>
      <div className={css['pair']}>
        {time('from', words('standing.fromUtc'))}
        {time('until', words('standing.untilUtc'))}
      </div>
    </>
  );
}
