import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { AssignForm } from './assign-dialog.tsx';
import { EscalateForm, MergeForm, NoteForm } from './case-dialogs.tsx';
import { CloseForm } from './close-dialog.tsx';
import type { Act } from './contract.ts';
import type { QueueDialogProps } from './dialog-form.tsx';
import type { HeldList } from './held-list.ts';
import type { Scope } from './scope.ts';
import { SnoozeForm } from './snooze-dialog.tsx';

/** What cannot be done without saying more. */
export type Asking = 'close' | 'snooze' | 'assign' | 'escalate' | 'merge' | 'note';

export interface OpenDialog {
  asking: Asking;
  /** Taken when the dialog was opened: what is chosen later is not what it was opened for. */
  scope: Scope;
}

const FORMS: Readonly<Record<Asking, (props: QueueDialogProps) => ReactNode>> = {
  close: CloseForm,
  snooze: SnoozeForm,
  assign: AssignForm,
  escalate: EscalateForm,
  merge: MergeForm,
  note: NoteForm,
};

interface QueueDialogsProps {
  dialog: OpenDialog | null;
  list: HeldList;
  onAct: (act: Act, scope: Scope) => Promise<boolean>;
  onClose: () => void;
}

export function QueueDialogs({ dialog, list, onAct, onClose }: QueueDialogsProps): ReactNode {
  const words = useWords();
  if (dialog === null) return null;
  const { asking, scope } = dialog;
  const Form = FORMS[asking];
  const only = scope.keys[0];
  const title = scope.count === 1 && only !== undefined ? list.get(only)?.row.title : undefined;
  return (
    <Modal title={words(`queue.act.${asking}`, { count: scope.count })} open onClose={onClose}>
      {title !== undefined && <p>{title}</p>}
      <Form scope={scope} list={list} onAct={(act) => onAct(act, scope)} onClose={onClose} />
    </Modal>
  );
}
