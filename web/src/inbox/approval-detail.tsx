import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Package } from '../release/package.ts';
import { PackageView } from '../release/package-view.tsx';
import { previewQuery } from '../release/release-data.ts';
import { recipientKey, useRecipientName } from '../release/recipient-name.ts';
import { VerdictForm } from '../release/verdict-form.tsx';
import css from './inbox.module.css';

/** What each recipient would get, and a verdict on exactly that. An approver of another nation is shown its own alone. */
export function ApprovalDetail({ id }: { id: string }): ReactNode {
  const words = useWords();
  const recipientName = useRecipientName(true);
  const preview = useQuery({ ...previewQuery(id), retry: false });
  if (preview.data === undefined) {
    return preview.error === null ? <p>{words('app.loading')}</p> : <Refusal error={preview.error} />;
  }
  const { packages, state, hash } = preview.data;
  return (
    <article aria-labelledby="approval-title">
      <h2 id="approval-title">{words('inbox.approval')}</h2>
      {packages.map((one) => (
        <section key={recipientKey(one.recipient)} className={css['package']}>
          <h3>{words('release.willSee', { name: recipientName(one.recipient) })}</h3>
          {one.package === null ? (
            <p>{words('release.nothingLeaves')}</p>
          ) : (
            <>
              <p>{(one.package as Package).purpose}</p>
              <PackageView of={one.package as Package} />
            </>
          )}
        </section>
      ))}
      {state === 'awaiting' ? (
        <VerdictForm releaseId={id} hash={hash} />
      ) : (
        <p role="status">{words(`release.state.${state}`)}</p>
      )}
    </article>
  );
}
