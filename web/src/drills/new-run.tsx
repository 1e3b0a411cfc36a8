import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { goToRealm } from '../session/realm.ts';
import { useWho } from '../session/session.ts';
import type { DrillTemplate } from './contract.ts';
import { makeRun, organisationsQuery } from './drill-queries.ts';
import { MemberFields } from './member-fields.tsx';
import { EMPTY_RUN, faultsOf, givenTo, ownCells, type RunDraft, wantedOf, withMember } from './run-draft.ts';
import { spanText } from './template-list.tsx';
import css from './drills.module.css';

interface NewRunProps {
  template: DrillTemplate;
  /** Of the newest text, though nobody has approved it. */
  ofDraft: boolean;
  onClose: () => void;
}

/** Makes a run of a drill: what it is called, who plays each cell, and who is in them. Then goes into it. */
export function NewRun({ template, ofDraft, onClose }: NewRunProps): ReactNode {
  const words = useWords();
  const [draft, setDraft] = useState<RunDraft>(EMPTY_RUN);
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft);
  const cells = ownCells(draft, template, useWho().organisation?.code);
  const making = useMutation({
    mutationFn: () => makeRun(wantedOf(draft, template, ofDraft)),
    onSuccess: ({ id, realm }) => goToRealm(realm, `/drills/${id}`),
  });
  const fault = tried ? faults.get('designator') : undefined;
  return (
    <section className={css['detail']} aria-label={words('drills.newRun')}>
      <header>
        <div>
          <h2>{words('drills.newRun')}</h2>
          <p className={css['under']}>
            {template.title} · {spanText(template.durationMs)}
            {ofDraft && ` · ${words('authoring.draftRun')}`}
          </p>
        </div>
        <button type="button" data-kind="quiet" aria-label={words('drills.closeForm')} onClick={onClose}>
          ×
        </button>
      </header>
      <form
        className={css['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (faults.size === 0) making.mutate();
        }}
      >
        <label>
          {words('drills.designator')}
          <input
            maxLength={120}
            value={draft.designator}
            aria-invalid={fault !== undefined}
            aria-describedby={fault === undefined ? undefined : 'designator-fault'}
            onChange={({ target }) => setDraft({ ...draft, designator: target.value })}
          />
        </label>
        {fault !== undefined && (
          <p id="designator-fault" className={css['fault']} role="alert">
            {words('drills.fault.designator')}
          </p>
        )}
        <label>
          {words('drills.banner')}
          <input
            maxLength={200}
            value={draft.banner}
            onChange={({ target }) => setDraft({ ...draft, banner: target.value })}
          />
        </label>
        <CellFields template={template} draft={draft} onChange={setDraft} />
        <MemberFields
          template={template}
          cells={cells}
          draft={draft}
          faults={tried ? faults : new Map()}
          onChange={setDraft}
        />
        {cells.length > 0 && (
          <button type="button" onClick={() => setDraft(withMember(draft, cells))}>
            {words('drills.addMember')}
          </button>
        )}
        <Refusal error={making.error} />
        <div className={css['buttons']}>
          <button type="submit" data-kind="primary" disabled={making.isPending}>
            {words('drills.make')}
          </button>
        </div>
      </form>
    </section>
  );
}

interface CellFieldsProps {
  template: DrillTemplate;
  draft: RunDraft;
  onChange: (draft: RunDraft) => void;
}

function CellFields({ template, draft, onChange }: CellFieldsProps): ReactNode {
  const words = useWords();
  const { data } = useQuery(organisationsQuery);
  const known = data?.items ?? [];
  const own = useWho().organisation?.code;
  const playing = (code: string, named: string): string => draft.organisations[code] ?? named;
  return (
    <fieldset className={css['fields']}>
      <legend>{words('drills.cells')}</legend>
      {template.cells.map(({ code, title, organisation }) => (
        <label key={code}>
          {title}
          <select
            value={playing(code, organisation)}
            onChange={({ target }) => onChange(givenTo(draft, { code, organisation: target.value }, own))}
          >
            {!known.some((one) => one.code === organisation) && <option value={organisation}>{organisation}</option>}
            {known.map((one) => (
              <option key={one.id} value={one.code}>
                {one.name} ({one.nation})
              </option>
            ))}
          </select>
          {playing(code, organisation) !== own && <span className={css['under']}>{words('drills.namesItsOwn')}</span>}
        </label>
      ))}
    </fieldset>
  );
}
