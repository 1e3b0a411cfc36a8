import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { AmendDialog } from './amend-dialog.tsx';
import type { Run } from './contract.ts';
import css from './drills.module.css';

interface RetargetDialogProps {
  run: Run;
  item: string;
  onClose: () => void;
}

/** Gives an item to other cells: those new are told at its time, those left out are not told. */
export function RetargetDialog({ run, item, onClose }: RetargetDialogProps): ReactNode {
  const words = useWords();
  const before = (run.script?.items ?? [])
    .filter((one) => one.item === item && one.state !== 'withdrawn')
    .map(({ cell }) => cell);
  const [to, setTo] = useState<readonly string[]>(before);
  const same = to.length === before.length && to.every((cell) => before.includes(cell));
  return (
    <AmendDialog
      runId={run.id}
      title={words('drills.amend.retargetOf', { item })}
      verb={words('drills.amend.retarget')}
      wanted={to.length === 0 || same ? null : { type: 'retarget', item, to: [...to] }}
      onClose={onClose}
    >
      <CellBoxes run={run} to={to} onChange={setTo} />
    </AmendDialog>
  );
}

interface CellBoxesProps {
  run: Run;
  to: readonly string[];
  onChange: (to: string[]) => void;
}

/** Which cells of a run something is meant for. */
export function CellBoxes({ run, to, onChange }: CellBoxesProps): ReactNode {
  const words = useWords();
  return (
    <fieldset className={css['fields']}>
      <legend>{words('drills.amend.to')}</legend>
      {run.cells.map(({ code, organisation }) => (
        <label key={code} className={css['person']}>
          <input
            type="checkbox"
            checked={to.includes(code)}
            onChange={({ target }) => onChange(target.checked ? [...to, code] : to.filter((cell) => cell !== code))}
          />
          {code} · {organisation}
        </label>
      ))}
    </fieldset>
  );
}
