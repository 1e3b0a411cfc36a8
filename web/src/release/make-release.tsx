import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, take } from '../api/client.ts';
import { useDraft } from '../app/drafts.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Case } from '../room/case-data.ts';
import { useWho } from '../session/session.ts';
import { ChooseParts } from './choose-parts.tsx';
import { ChooseRecipients } from './choose-recipients.tsx';
import { ChooseTerms } from './choose-terms.tsx';
import { previewQuery } from './release-data.ts';
import { commandOf, formFaults, formOf, type ReleaseForm } from './release-form.ts';
import css from './release.module.css';

interface MakeReleaseProps {
  of: Case;
  onPrepared: (id: string) => void;
}

/** Chooses what goes and to whom. Nothing leaves by it: it leads to the preview. */
export function MakeRelease({ of, onPrepared }: MakeReleaseProps): ReactNode {
  const words = useWords();
  const who = useWho();
  const queries = useQueryClient();
  const [kept, keep, clear] = useDraft(who.id, `release.${of.id}`);
  const form = formOf(kept);
  const change = (changes: Partial<ReleaseForm>): void => keep(JSON.stringify({ ...form, ...changes }));
  const faults = formFaults(form);
  const prepare = useMutation({
    mutationFn: () => take(api.POST('/api/v1/releases', { body: commandOf(form, of.id, Date.now()) })),
    onSuccess: ({ release, preview }) => {
      queries.setQueryData(previewQuery(release.id).queryKey, preview);
      clear();
      void queries.invalidateQueries({ queryKey: ['release'] });
      onPrepared(release.id);
    },
  });
  return (
    <form
      className={css['sides']}
      onSubmit={(event) => {
        event.preventDefault();
        if (faults.length === 0) prepare.mutate();
      }}
      // Nothing of a release is begun by a key in one of its fields.
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <div className={css['side']}>
        <h2>{words('release.what')}</h2>
        <ChooseParts of={of} form={form} onChange={change} />
      </div>
      <div className={css['side']}>
        <h2>{words('release.whom')}</h2>
        <ChooseRecipients
          name="recipients"
          chosen={form.recipients}
          exceptNation={of.nation}
          onChange={(recipients) => change({ recipients })}
        />
        {form.recipients.length === 0 && (
          <p className={css['warning']} role="status">
            {words('release.nobody')}
          </p>
        )}
        <ChooseTerms form={form} onChange={change} />
        {faults
          .filter((fault) => fault !== 'noRecipient')
          .map((fault) => (
            <p key={fault} className={css['warning']}>
              {words(`release.fault.${fault}`)}
            </p>
          ))}
        <Refusal error={prepare.error} />
        <div className={css['buttons']}>
          <button type="submit" data-kind="primary" disabled={faults.length > 0 || prepare.isPending}>
            {words('release.prepare')}
          </button>
        </div>
        <p className={css['dim']}>{words('release.prepareHint')}</p>
      </div>
    </form>
  );
}
