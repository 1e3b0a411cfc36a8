import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useMay } from '../session/session.ts';
import { type Case, type Evidence, evidenceQuery } from './case-data.ts';
import list from './evidence.module.css';
import { EvidenceItem } from './evidence-item.tsx';
import { sha256, upload } from './evidence-upload.ts';
import { isOpen } from './lifecycle.ts';
import css from './room.module.css';

export function EvidenceTab({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const may = useMay();
  const evidence = useQuery(evidenceQuery(of.id));
  const items = evidence.data?.items ?? [];
  return (
    <>
      {may('case.work') && isOpen(of.status) && <AddEvidence of={of} />}
      <Refusal error={evidence.error} />
      {evidence.data !== undefined && items.length === 0 && <p className={css['dim']}>{words('evidence.none')}</p>}
      <ul className={list['list']}>
        {items.map((one) => (
          <EvidenceItem key={one.id} of={of} one={one} />
        ))}
      </ul>
    </>
  );
}

type Progress =
  { step: 'hashing' } | { step: 'sending'; share: number } | { step: 'kept'; evidence: Evidence; ours: string };

/** Sends a file, and holds the hash the server computed against the one this browser did. */
function AddEvidence({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = async (file: File): Promise<void> => {
    setError(null);
    try {
      setProgress({ step: 'hashing' });
      const ours = await sha256(await file.arrayBuffer());
      setProgress({ step: 'sending', share: 0 });
      const kept = await upload(of.id, file, (share) => setProgress({ step: 'sending', share }));
      setProgress({ step: 'kept', evidence: kept, ours });
      if (input.current !== null) input.current.value = '';
      await queries.invalidateQueries({ queryKey: ['case', of.id] });
    } catch (failure) {
      setProgress(null);
      setError(failure);
    }
  };
  const busy = progress !== null && progress.step !== 'kept';
  return (
    <form
      className={css['quick']}
      onSubmit={(event) => {
        event.preventDefault();
        const file = input.current?.files?.[0];
        if (file !== undefined) void send(file);
      }}
    >
      <label className={css['grow']}>
        <span>{words('evidence.file')}</span>
        <input ref={input} type="file" required disabled={busy} />
      </label>
      <button type="submit" disabled={busy}>
        {words('evidence.add')}
      </button>
      {busy && (
        <label className={css['grow']}>
          <span>{words(`evidence.${progress.step}`)}</span>
          <progress value={progress.step === 'sending' ? progress.share : undefined} max="1" />
        </label>
      )}
      {progress?.step === 'kept' && (
        <p
          role={progress.ours === progress.evidence.sha256 ? 'status' : 'alert'}
          className={css['mono']}
          data-hash-held
        >
          {words(progress.ours === progress.evidence.sha256 ? 'evidence.same' : 'evidence.differs')} {progress.ours}
        </p>
      )}
      <Refusal error={error} />
    </form>
  );
}
