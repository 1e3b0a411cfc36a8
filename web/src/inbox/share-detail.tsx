import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { api, ApiError, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { ChooseRecipients } from '../release/choose-recipients.tsx';
import { isEmptyPackage, type Package } from '../release/package.ts';
import { PackageView } from '../release/package-view.tsx';
import type { NamedRecipient } from '../release/release-data.ts';
import { useMay } from '../session/session.ts';
import { Times } from '../time/times.tsx';
import { type ShareDetail as Detail, shareQuery } from './inbox-data.ts';
import css from './inbox.module.css';

/** A package that was shared with us, for as long as it is; once it is recalled nothing of it stays on the screen. */
export function ShareDetail({ id, withdrawn }: { id: string; withdrawn: boolean }): ReactNode {
  const words = useWords();
  const share = useQuery({ ...shareQuery(id), enabled: !withdrawn });
  const queries = useQueryClient();
  useEffect(() => {
    // Not before the question is off, or taking the answer away would ask it again.
    if (withdrawn) queries.removeQueries({ queryKey: shareQuery(id).queryKey });
  }, [queries, withdrawn, id]);
  const gone = withdrawn || (share.error instanceof ApiError && share.error.status === 404);
  if (gone) {
    return (
      <p role="alert" className={css['gone']}>
        {words('shared.withdrawn')}
      </p>
    );
  }
  if (share.data === undefined) {
    return share.error === null ? <p>{words('app.loading')}</p> : <Refusal error={share.error} />;
  }
  return <Shown of={share.data} />;
}

function Shown({ of }: { of: Detail }): ReactNode {
  const words = useWords();
  const given = of.package as Package;
  return (
    <article aria-labelledby="share-title">
      <h2 id="share-title">{of.purpose}</h2>
      <p className={css['row']}>
        <MarkingChip tlp={of.tlp} />
        <span>{words('release.version', { version: of.version })}</span>
        <span>
          {words('shared.received')} <Times at={of.receivedAt} full />
        </span>
        <span>
          {words('release.until')} <Times at={of.expiresAt} full />
        </span>
        <span>{words(`shared.as.${of.as}`)}</span>
      </p>
      <Receipt of={of} />
      {isEmptyPackage(given) && <p className={css['dim']}>{words('shared.empty')}</p>}
      <PackageView of={given} />
      <p className={css['hash']}>SHA-256 {of.hash}</p>
      {of.onward && <Forward of={of} />}
    </article>
  );
}

function Receipt({ of }: { of: Detail }): ReactNode {
  const words = useWords();
  const may = useMay();
  const queries = useQueryClient();
  const acknowledge = useMutation({
    mutationFn: () => take(api.POST('/api/v1/shared/{id}/receipts', { params: { path: { id: of.id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['share'] }),
  });
  if (of.acknowledgedAt !== null) {
    return (
      <p>
        {words('shared.acknowledged')} <Times at={of.acknowledgedAt} full />
      </p>
    );
  }
  if (!may('share.acknowledge')) return null;
  return (
    <p>
      <button type="button" data-kind="primary" disabled={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
        {words('shared.acknowledge')}
      </button>{' '}
      <span className={css['dim']}>{words('shared.acknowledgeHint')}</span>
      <Refusal error={acknowledge.error} />
    </p>
  );
}

/** Passes the package on as it is, where its owner lets us; its marking and their caps hold on the way. */
function Forward({ of }: { of: Detail }): ReactNode {
  const words = useWords();
  const may = useMay();
  const [recipients, setRecipients] = useState<NamedRecipient[]>([]);
  const forward = useMutation({
    mutationFn: () =>
      take(api.POST('/api/v1/shared/{id}/forward', { params: { path: { id: of.id } }, body: { recipients } })),
    onSuccess: () => setRecipients([]),
  });
  if (!may('release.grant')) return null;
  return (
    <section aria-labelledby="forward-title">
      <h3 id="forward-title">{words('shared.forward')}</h3>
      <p className={css['dim']}>{words('shared.forwardHint')}</p>
      <ChooseRecipients name="recipients" chosen={recipients} onChange={setRecipients} />
      <Refusal error={forward.error} />
      {forward.isSuccess && <p role="status">{words('shared.forwarded')}</p>}
      <button type="button" disabled={recipients.length === 0 || forward.isPending} onClick={() => forward.mutate()}>
        {words('shared.forward')}
      </button>
    </section>
  );
}
