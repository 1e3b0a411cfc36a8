import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { keysOf, shownKeys } from '../keys/commands.ts';
import { useCommands } from '../keys/use-commands.ts';
import { Modal } from '../parts/modal.tsx';
import { Refusal } from '../parts/refusal.tsx';
import type { Run } from './contract.ts';
import { showRun } from './drill-queries.ts';
import css from './drills.module.css';

export interface MoveDialogProps {
  title: string;
  /** What the button does. */
  verb: string;
  grave?: boolean;
  wide?: boolean;
  /** Whether it may be sent without a reason. */
  reasonOptional?: boolean;
  /** Whether what is chosen besides the reason can be sent. */
  ready?: boolean;
  onMove: (reason: string) => Promise<Run>;
  onClose: () => void;
  children?: ReactNode;
}

/**
 * Asks once more, and why, before a run is changed. Sent by its button or by Ctrl+Enter: no single key starts, stops or
 * ends a drill.
 */
export function MoveDialog({ title, wide = false, onClose, ...form }: MoveDialogProps): ReactNode {
  return (
    <Modal title={title} open onClose={onClose} wide={wide}>
      <MoveForm {...form} onClose={onClose} />
    </Modal>
  );
}

function MoveForm({
  verb,
  grave = false,
  ready = true,
  reasonOptional = false,
  onMove,
  onClose,
  children,
}: Omit<MoveDialogProps, 'title' | 'wide'>): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const { keys } = usePreferences();
  const [reason, setReason] = useState('');
  const moving = useMutation({
    mutationFn: onMove,
    onSuccess: (run) => {
      showRun(queries, run);
      onClose();
    },
  });
  const may = ready && (reasonOptional || reason.trim() !== '') && !moving.isPending;
  const send = (): void => {
    if (may) moving.mutate(reason.trim());
  };
  useCommands({ confirm: send });
  return (
    <form className={css['form']} onSubmit={(event) => event.preventDefault()}>
      {children}
      <label>
        {words(reasonOptional ? 'drills.amend.reasonOptional' : 'drills.reason')}
        <input autoFocus maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <Refusal error={moving.error} />
      <div className={css['buttons']}>
        <button type="button" onClick={onClose}>
          {words('drills.cancel')}
        </button>
        <button type="button" data-kind={grave ? 'danger' : 'primary'} disabled={!may} onClick={send}>
          {verb} <kbd>{shownKeys(keysOf('confirm', keys))}</kbd>
        </button>
      </div>
    </form>
  );
}
