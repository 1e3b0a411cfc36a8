import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useDraft } from '../app/drafts.ts';
import { useWho } from '../session/session.ts';
import { CasePicker } from './case-picker.tsx';
import { DialogForm, type QueueDialogProps } from './dialog-form.tsx';
import css from './dialogs.module.css';
import { itemOf } from './row-key.ts';

/** Makes alerts a case, one at each of their sites, or puts them into one there is. */
export function EscalateForm({ scope, onAct, onClose }: QueueDialogProps): ReactNode {
  const words = useWords();
  const [existing, setExisting] = useState(false);
  const [into, setInto] = useState<string | null>(null);
  return (
    <DialogForm
      verb={words('queue.act.escalate', { count: scope.count })}
      ready={!existing || into !== null}
      onClose={onClose}
      onSubmit={() => onAct({ type: 'escalate', ...(existing && into !== null ? { into } : {}) })}
    >
      <fieldset className={css['choices']}>
        <legend>{words('queue.escalate.how')}</legend>
        <label>
          <input type="radio" name="escalate" autoFocus checked={!existing} onChange={() => setExisting(false)} />
          {words('queue.escalate.new')}
        </label>
        <label>
          <input type="radio" name="escalate" checked={existing} onChange={() => setExisting(true)} />
          {words('queue.escalate.existing')}
        </label>
      </fieldset>
      {existing && <CasePicker value={into} except={new Set()} onChange={setInto} />}
    </DialogForm>
  );
}

/** Lets a case absorb the cases that are chosen. */
export function MergeForm({ scope, onAct, onClose }: QueueDialogProps): ReactNode {
  const words = useWords();
  const [into, setInto] = useState<string | null>(null);
  return (
    <DialogForm
      verb={words('queue.act.merge', { count: scope.count })}
      ready={into !== null}
      onClose={onClose}
      onSubmit={() => into !== null && onAct({ type: 'merge', into })}
    >
      <CasePicker value={into} except={new Set(scope.keys.map((key) => itemOf(key).id))} onChange={setInto} />
    </DialogForm>
  );
}

/** Writes one note on each of the cases that are chosen. What is written is kept until it is sent. */
export function NoteForm({ scope, onAct, onClose }: QueueDialogProps): ReactNode {
  const words = useWords();
  const who = useWho();
  const [text, setText, clear] = useDraft(who.id, `queue.note.${scope.frozen?.id ?? scope.keys.join(' ')}`);
  return (
    <DialogForm
      verb={words('queue.act.note', { count: scope.count })}
      ready={text.trim() !== ''}
      onClose={onClose}
      onSubmit={() => onAct({ type: 'note', text }).then((taken) => taken && clear())}
    >
      <label>
        {words('queue.note.text')}
        <textarea autoFocus maxLength={10_000} value={text} onChange={({ target }) => setText(target.value)} />
      </label>
    </DialogForm>
  );
}
