import { type ReactNode, useDeferredValue, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { AmendDialog } from './amend-dialog.tsx';
import type { ItemScript, Run, RunClock } from './contract.ts';
import { blankItem, copyOf, draftOf, scriptOf } from './item-draft.ts';
import { ItemFields } from './item-fields.tsx';

export type ItemTask = 'edit' | 'copy' | 'add';

interface ItemEditorProps {
  run: Run;
  clock: RunClock;
  task: ItemTask;
  /** The item to begin with; none to begin with a blank one. */
  script?: ItemScript['script'];
  onClose: () => void;
}

/** Writes an item: a new one, a copy with changes, or one that is not told yet. What it would do is shown as it is written. */
export function ItemEditor({ run, clock, task, script = {}, onClose }: ItemEditorProps): ReactNode {
  const words = useWords();
  const [draft, setDraft] = useState(() => {
    const codes = (run.script?.items ?? []).map(({ item }) => item);
    if (task === 'add') return blankItem(codes, clock.simMs);
    return task === 'edit' ? draftOf(script) : copyOf(script, codes, clock.simMs);
  });
  const [begun] = useState(draft.code);
  const written = scriptOf(useDeferredValue(draft));
  // Nothing is asked before there is something to be told.
  const ready = written !== null && draft.title.trim() !== '' && draft.to.length > 0;
  const body = ready ? { script: written } : null;
  return (
    <AmendDialog
      runId={run.id}
      title={words(`drills.amend.${task}Of`, { item: begun })}
      verb={words(task === 'edit' ? 'drills.amend.save' : 'drills.amend.addIt')}
      wanted={body && (task === 'edit' ? { type: 'edit', item: begun, ...body } : { type: 'add', ...body })}
      onClose={onClose}
    >
      <ItemFields run={run} draft={draft} fixedCode={task === 'edit'} onChange={setDraft} />
    </AmendDialog>
  );
}
