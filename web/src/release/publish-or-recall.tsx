import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { ReasonField } from '../parts/reason-field.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useMay, useWho } from '../session/session.ts';
import { VerdictForm } from './verdict-form.tsx';
import { type ReleaseDetail, type ReleasePreview, releaseQuery } from './release-data.ts';
import css from './release.module.css';
import { hasSeat } from './seats.ts';

interface PublishOrRecallProps {
  release: ReleaseDetail;
  preview: ReleasePreview | undefined;
}

/** Lets go what was read, or takes back what went. */
export function PublishOrRecall({ release, preview }: PublishOrRecallProps): ReactNode {
  const may = useMay();
  const who = useWho();
  const open = release.state === 'draft' || release.state === 'awaiting';
  return (
    <>
      {release.state === 'awaiting' && preview !== undefined && may('release.approve') && hasSeat(release, who) && (
        <VerdictForm releaseId={release.id} hash={preview.hash} />
      )}
      {open && may('release.grant') && preview !== undefined && <Publish release={release} preview={preview} />}
      {(open || release.state === 'published') && may('release.grant') && <Recall release={release} />}
    </>
  );
}

/**
 * Publishing names the hash of the preview that was read. Whoever publishes says that they have read it, and says so
 * again when it has changed.
 */
function Publish({ release, preview }: { release: ReleaseDetail; preview: ReleasePreview }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [read, setRead] = useState<string | null>(null);
  const publish = useMutation({
    mutationFn: (hash: string) =>
      take(api.POST('/api/v1/releases/{id}/publish', { params: { path: { id: release.id } }, body: { hash } })),
    onSuccess: (published) => queries.setQueryData(releaseQuery(release.id).queryKey, published),
    onSettled: () => queries.invalidateQueries({ queryKey: ['release'] }),
  });
  const nobody = preview.packages.every((one) => one.package === null);
  const approved = release.tally.outcome === 'approved' && (release.state === 'draft' || preview.hash === release.hash);
  return (
    <section aria-labelledby="publish-title">
      <h3 id="publish-title">{words('release.publish')}</h3>
      {nobody && <p className={css['danger']}>{words('release.nobodyGets')}</p>}
      {!approved && <p className={css['warning']}>{words('release.notApproved')}</p>}
      {read !== null && read !== preview.hash && (
        <p className={css['danger']} role="alert">
          {words('release.changedSince')}
        </p>
      )}
      <p className={css['hash']}>SHA-256 {preview.hash}</p>
      <label className={css['check']}>
        <input
          type="checkbox"
          checked={read === preview.hash}
          onChange={({ target }) => setRead(target.checked ? preview.hash : null)}
        />
        {words('release.haveRead')}
      </label>
      <Refusal error={publish.error} />
      <div className={css['buttons']}>
        <button
          type="button"
          data-kind="primary"
          disabled={read !== preview.hash || nobody || !approved || publish.isPending}
          onClick={() => publish.mutate(preview.hash)}
        >
          {words('release.publish')}
        </button>
      </div>
    </section>
  );
}

function Recall({ release }: { release: ReleaseDetail }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const published = release.state === 'published';
  const recall = useMutation({
    mutationFn: () =>
      take(api.POST('/api/v1/releases/{id}/recall', { params: { path: { id: release.id } }, body: { reason } })),
    onSuccess: (recalled) => queries.setQueryData(releaseQuery(release.id).queryKey, recalled),
    onSettled: () => queries.invalidateQueries({ queryKey: ['release'] }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        recall.mutate();
      }}
    >
      <h3>{words(published ? 'release.recall' : 'release.discard')}</h3>
      {published && <p className={css['dim']}>{words('release.recallLimit')}</p>}
      <ReasonField className={css['field']} value={reason} onChange={setReason} />
      <Refusal error={recall.error} />
      <button type="submit" data-kind="danger" disabled={reason.trim() === '' || recall.isPending}>
        {words(published ? 'release.recall' : 'release.discard')}
      </button>
    </form>
  );
}
