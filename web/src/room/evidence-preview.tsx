import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { saveFile } from '../parts/save-file.ts';
import { Refusal } from '../parts/refusal.tsx';
import { ApiError } from '../api/client.ts';
import type { Evidence } from './case-data.ts';
import { sha256 } from './evidence-upload.ts';
import css from './evidence.module.css';
import { fileKind, hexOf, PREVIEW_BYTES, textOf } from './file-kind.ts';
import { realmHeaders } from '../session/realm.ts';

/** Larger pictures are for another program. */
const MOST_IMAGE_BYTES = 20_000_000;

interface Content {
  bytes: Uint8Array<ArrayBuffer>;
  /** Whether it has the hash it was kept under. */
  intact: boolean;
}

/**
 * The beginning of a file as text or bytes, or a picture made of its own bytes. Reading it goes into the chain of
 * custody, so it is read once and only when somebody asks for it.
 */
export function EvidencePreview({ caseId, one }: { caseId: string; one: Evidence }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [content, setContent] = useState<Content | null>(null);
  const [error, setError] = useState<unknown>(null);
  const read = async (): Promise<void> => {
    try {
      const bytes = await download(caseId, one.id);
      setContent({ bytes, intact: (await sha256(bytes.buffer)) === one.sha256 });
      await queries.invalidateQueries({ queryKey: ['case', caseId, 'custody', one.id] });
    } catch (failure) {
      setError(failure);
    }
  };
  if (content === null) {
    return (
      <div>
        <p className={css['dim']}>{words('evidence.readTold')}</p>
        <button type="button" onClick={() => void read()}>
          {words('evidence.read')}
        </button>
        <Refusal error={error} />
      </div>
    );
  }
  return (
    <div>
      <p role={content.intact ? 'status' : 'alert'}>{words(content.intact ? 'evidence.intact' : 'evidence.damaged')}</p>
      <Shown bytes={content.bytes} name={one.name} />
      <button
        type="button"
        onClick={() => saveFile(`evidence-${one.id}.bin`, content.bytes, 'application/octet-stream')}
      >
        {words('evidence.download')}
      </button>
    </div>
  );
}

function Shown({ bytes, name }: { bytes: Uint8Array<ArrayBuffer>; name: string }): ReactNode {
  const words = useWords();
  const kind = fileKind(bytes);
  if (kind.show === 'image' && bytes.length <= MOST_IMAGE_BYTES) {
    return <Picture bytes={bytes} type={kind.type} name={name} />;
  }
  const start = bytes.subarray(0, PREVIEW_BYTES);
  return (
    <>
      <pre className={css['preview']} tabIndex={0}>
        {(kind.show === 'text' ? textOf(start) : null) ?? hexOf(start)}
      </pre>
      {bytes.length > start.length && <p className={css['dim']}>{words('evidence.cut', { bytes: PREVIEW_BYTES })}</p>}
    </>
  );
}

function Picture({ bytes, type, name }: { bytes: Uint8Array<ArrayBuffer>; type: string; name: string }): ReactNode {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);
  return address === undefined ? null : <img className={css['picture']} src={address} alt={name} />;
}

async function download(caseId: string, evidenceId: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(
    `/api/v1/cases/${encodeURIComponent(caseId)}/evidence/${encodeURIComponent(evidenceId)}/content`,
    { headers: realmHeaders() },
  ).catch(() => {
    throw new ApiError(0, 'unreachable', 'The server cannot be reached');
  });
  if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  const { error } = (await answer.json().catch(() => ({}))) as { error?: { code?: string; message?: string } };
  throw new ApiError(answer.status, error?.code ?? 'unexpected', error?.message ?? `HTTP ${String(answer.status)}`);
}
