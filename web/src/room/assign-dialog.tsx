import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { useMay, useWho } from '../session/session.ts';
import { accountsQuery } from './case-data.ts';
import { ActForm } from './case-dialogs.tsx';
import type { CaseDialogProps } from './dialog-props.ts';
import { useKnownPeople } from './known-people.ts';
import css from './room.module.css';

export function AssignDialog(props: CaseDialogProps): ReactNode {
  const words = useWords();
  return (
    <Modal title={words('room.assign')} open={props.open} onClose={props.onClose}>
      {props.open && <AssignForm {...props} />}
    </Modal>
  );
}

/**
 * Whoever may read accounts chooses among them; others among people they have met in cases, or write the id of somebody:
 * accounts are an administrator's to list.
 */
function AssignForm(props: CaseDialogProps): ReactNode {
  const words = useWords();
  const [assignee, setAssignee] = useState(props.then.assignee ?? '');
  const people = useAssignable();
  return (
    <ActForm
      {...props}
      act={{ type: 'assign', assignee: assignee === '' ? null : assignee }}
      ready={assignee !== 'none'}
    >
      <fieldset>
        <legend>{words('people.assignee')}</legend>
        {[...people, { id: '', name: words('people.nobody') }].map(({ id, name }) => (
          <label key={id} className={css['choice']}>
            <input type="radio" name="assignee" checked={assignee === id} onChange={() => setAssignee(id)} /> {name}
          </label>
        ))}
      </fieldset>
      <label>
        <span>{words('room.someoneElse')}</span>
        <input
          maxLength={200}
          value={people.some(({ id }) => id === assignee) ? '' : assignee}
          placeholder="person:…"
          onChange={({ target }) => setAssignee(target.value.trim())}
        />
      </label>
    </ActForm>
  );
}

export function useAssignable(): { id: string; name: string }[] {
  const who = useWho();
  const may = useMay();
  const known = useKnownPeople();
  const accounts = useQuery({ ...accountsQuery, enabled: may('account.read') });
  const listed = (accounts.data?.items ?? [])
    .filter(({ state }) => state === 'active')
    .map(({ id, name, login }) => ({ id: `person:${id}`, name: `${name} (${login})` }));
  const met = [...known].map(([id, name]) => ({ id, name }));
  const all = [{ id: who.id, name: who.name }, ...listed, ...met];
  return all.filter((one, index) => all.findIndex(({ id }) => id === one.id) === index);
}
