import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { AmendmentPreviewOf } from './amendment-preview.tsx';
import type { AmendWanted } from './contract.ts';
import { amend, amendPreviewQuery } from './drill-queries.ts';
import { MoveDialog } from './move-dialog.tsx';

interface AmendDialogProps {
  runId: string;
  title: string;
  verb: string;
  /** Null as long as it is not all there. */
  wanted: AmendWanted | null;
  reasonOptional?: boolean;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks once more before the script of a run is changed, with what the change would do. */
export function AmendDialog({
  runId,
  title,
  verb,
  wanted,
  reasonOptional = false,
  onClose,
  children,
}: AmendDialogProps): ReactNode {
  const words = useWords();
  const preview = useQuery({ ...amendPreviewQuery(runId, wanted), placeholderData: keepPreviousData });
  const current = !preview.isPlaceholderData;
  return (
    <MoveDialog
      title={title}
      verb={verb}
      wide
      reasonOptional={reasonOptional}
      ready={wanted !== null && current && preview.data?.faults.length === 0}
      onMove={(reason) => amend(runId, { ...(wanted ?? { type: 'move' }), ...(reason !== '' && { reason }) })}
      onClose={onClose}
    >
      {children}
      <Refusal error={preview.error} />
      {wanted !== null && preview.isPending && <p>{words('app.loading')}</p>}
      {wanted !== null && preview.data !== undefined && <AmendmentPreviewOf preview={preview.data} />}
    </MoveDialog>
  );
}
