import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { AskedCell, RunRole } from './contract.ts';
import { nameMembers, peopleQuery } from './drill-queries.ts';
import css from './drills.module.css';

interface CellPeopleProps {
  runId: string;
  cell: AskedCell;
  onSaved: () => Promise<unknown>;
}

/** Who of the own organisation is in a cell of it: all people, with a mark at those who are. */
export function CellPeople({ runId, cell, onSaved }: CellPeopleProps): ReactNode {
  const words = useWords();
  const { data: people } = useQuery(peopleQuery);
  const [changed, setChanged] = useState<ReadonlyMap<string, RunRole>>();
  const named = changed ?? new Map(cell.members.map(({ accountId, role }) => [accountId, role]));
  const saving = useMutation({
    mutationFn: () =>
      nameMembers(
        runId,
        cell.code,
        [...named].map(([accountId, role]) => ({ accountId, role })),
      ),
    onSuccess: async () => {
      await onSaved();
      setChanged(undefined);
    },
  });
  // Whoever has a role of another kind keeps it.
  const roleOf = (id: string): RunRole =>
    cell.members.find(({ accountId }) => accountId === id)?.role ?? (cell.kind === 'observer' ? 'observer' : 'player');
  const mark = (id: string, on: boolean): void => {
    const next = new Map(named);
    if (on) next.set(id, roleOf(id));
    else next.delete(id);
    setChanged(next);
  };
  return (
    <fieldset className={css['fields']}>
      <legend>{words('drills.peopleOf', { cell: cell.title })}</legend>
      {named.size === 0 && <p className={css['under']}>{words('drills.nobodyNamed')}</p>}
      {people?.items.map(({ id, name }) => (
        <label key={id} className={css['person']}>
          <input type="checkbox" checked={named.has(id)} onChange={({ target }) => mark(id, target.checked)} />
          <span>
            {name}
            {named.has(id) && ` · ${words(`drills.role.${roleOf(id)}`)}`}
          </span>
        </label>
      ))}
      <button type="button" disabled={changed === undefined || saving.isPending} onClick={() => saving.mutate()}>
        {words('drills.savePeople', { cell: cell.title })}
      </button>
      {saving.isSuccess && changed === undefined && (
        <p role="status">{words('drills.peopleSaved', { cell: cell.title })}</p>
      )}
      <Refusal error={saving.error} />
    </fieldset>
  );
}
