import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { AmendDialog } from './amend-dialog.tsx';
import { BothClocks } from './both-clocks.tsx';
import type { Run, RunItem } from './contract.ts';
import { durationText, parseDuration, wallWhen } from './sim-clock.ts';

interface ItemMoveDialogProps {
  run: Run;
  item: RunItem;
  /** To when, on the exercise clock. */
  simMs: number;
  onClose: () => void;
}

/** Asks whether an item goes out at another time: on both clocks, with what else changes by it. */
export function ItemMoveDialog({ run, item, simMs: proposed, onClose }: ItemMoveDialogProps): ReactNode {
  const words = useWords();
  const [text, setText] = useState(() => durationText(proposed));
  const simMs = parseDuration(text);
  return (
    <AmendDialog
      runId={run.id}
      title={words('drills.amend.moveOf', { item: item.item, cell: item.cell })}
      verb={words('drills.amend.move')}
      wanted={simMs === null ? null : { type: 'move', item: item.item, cell: item.cell, simMs }}
      reasonOptional
      onClose={onClose}
    >
      <p>{item.title}</p>
      <label>
        {words('drills.amend.at')}
        <input value={text} aria-invalid={simMs === null} onChange={({ target }) => setText(target.value.trim())} />
      </label>
      {simMs !== null && (
        <p>
          <BothClocks simMs={simMs} wall={wallWhen(run.clockEvents, simMs)} />
        </p>
      )}
    </AmendDialog>
  );
}
