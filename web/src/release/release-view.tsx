import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useLiveEvents } from '../live/use-live.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Tabs } from '../parts/tabs.tsx';
import type { Case } from '../room/case-data.ts';
import { Times } from '../time/times.tsx';
import { isEmptyPackage, type Package } from './package.ts';
import { PackageView } from './package-view.tsx';
import { PublishOrRecall } from './publish-or-recall.tsx';
import { previewQuery, type ReleaseDetail, type ReleasePreview, releaseQuery } from './release-data.ts';
import { recipientKey, useRecipientName } from './recipient-name.ts';
import { Receipts } from './receipts.tsx';
import { ReleaseWhom } from './release-whom.tsx';
import css from './release.module.css';
import { WhatLeaves } from './what-leaves.tsx';
import { WhoMatrix } from './who-matrix.tsx';

/** A prepared release: on the left exactly what leaves, on the right exactly who gets it. */
export function ReleaseView({ of, id }: { of: Case; id: string }): ReactNode {
  const words = useWords();
  const release = useQuery(releaseQuery(id));
  const ended = release.data !== undefined && ['recalled', 'expired', 'refused'].includes(release.data.state);
  const preview = useQuery({ ...previewQuery(id), enabled: release.data !== undefined && !ended });
  usePreviewAnew(of.id, id);
  if (release.data === undefined) {
    return release.error === null ? <p>{words('app.loading')}</p> : <Refusal error={release.error} />;
  }
  return (
    <>
      <p className={css['head']}>
        <strong>{words(`release.state.${release.data.state}`)}</strong>
        <MarkingChip tlp={release.data.tlp} />
        <span>{release.data.purpose}</span>
        <span className={css['dim']}>
          {words('release.until')} <Times at={release.data.expiresAt} full />
        </span>
      </p>
      <div className={css['sides']}>
        <div className={css['side']}>
          <h2>{words('release.what')}</h2>
          <Refusal error={preview.error} />
          {ended && <p className={css['dim']}>{words('release.over')}</p>}
          {preview.data !== undefined && !ended && <Left of={of} release={release.data} preview={preview.data} />}
        </div>
        <div className={css['side']}>
          <h2>{words('release.whom')}</h2>
          <ReleaseWhom release={release.data} preview={ended ? undefined : preview.data} />
          <PublishOrRecall release={release.data} preview={preview.data} />
          {release.data.shares.length > 0 && <Receipts release={release.data} />}
        </div>
      </div>
    </>
  );
}

function Left({ of, release, preview }: { of: Case; release: ReleaseDetail; preview: ReleasePreview }): ReactNode {
  const words = useWords();
  const recipientName = useRecipientName(true);
  const [tab, setTab] = useState('leaves:0');
  const several = preview.packages.length > 1;
  return (
    <Tabs
      label={words('release.views')}
      value={tab}
      onChange={setTab}
      tabs={[
        ...preview.packages.map((one, index) => ({
          value: `leaves:${String(index)}`,
          label: several ? words('release.leavesTo', { name: recipientName(one.recipient) }) : words('release.leaves'),
          content: () => <WhatLeaves of={of} release={release} preview={one} />,
        })),
        ...preview.packages.map((one, index) => ({
          value: `sees:${String(index)}`,
          label: words('release.willSee', { name: recipientName(one.recipient) }),
          content: () => <Sees key={recipientKey(one.recipient)} given={one.package} />,
        })),
        {
          value: 'matrix',
          label: words('release.matrix'),
          content: () => <WhoMatrix release={release} preview={preview} />,
        },
      ]}
    />
  );
}

function Sees({ given }: { given: Package | null }): ReactNode {
  const words = useWords();
  if (given === null) return <p className={css['danger']}>{words('release.nothingLeaves')}</p>;
  return (
    <>
      {isEmptyPackage(given) && <p className={css['warning']}>{words('release.emptyObject')}</p>}
      <PackageView of={given} />
    </>
  );
}

const PAUSE = 600;

/** Reads the preview anew when its case changes: what is approved and published is what is shown, or neither happens. */
function usePreviewAnew(caseId: string, releaseId: string): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLiveEvents((events) => {
    if (events !== null && !events.some((event) => event.caseId === caseId)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => void queries.invalidateQueries({ queryKey: previewQuery(releaseId).queryKey }),
      PAUSE,
    );
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
