import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { useMay, useWho } from '../session/session.ts';
import type { Person } from './contract.ts';
import { DialogForm, type QueueDialogProps } from './dialog-form.tsx';
import css from './dialogs.module.css';
import type { HeldList } from './held-list.ts';

const NOBODY = '';
const ACCOUNT = /^person:([0-9a-f-]{36})$/;

/** Gives to oneself, to a colleague, or to nobody. */
export function AssignForm({ scope, list, onAct, onClose }: QueueDialogProps): ReactNode {
  const words = useWords();
  const people = useAssignable(list);
  const [to, setTo] = useState(people[0]?.id ?? NOBODY);
  return (
    <DialogForm
      verb={words('queue.act.assign', { count: scope.count })}
      ready
      onClose={onClose}
      onSubmit={() => onAct({ type: 'assign', to: to === NOBODY ? null : to })}
    >
      <fieldset className={css['choices']}>
        <legend>{words('queue.assign.to')}</legend>
        {[...people, { id: NOBODY, name: words('queue.assign.nobody') }].map(({ id, name }, index) => (
          <label key={id}>
            <input
              type="radio"
              name="assignee"
              autoFocus={index === 0}
              checked={to === id}
              onChange={() => setTo(id)}
            />
            {name}
          </label>
        ))}
      </fieldset>
    </DialogForm>
  );
}

/**
 * Oneself first; then whom one may list, which is an administrator's right; then who owns rows that are shown. By the
 * id of the account, which is what work is given to.
 */
function useAssignable(list: HeldList): Person[] {
  const who = useWho();
  const may = useMay();
  const accounts = useQuery({
    queryKey: ['account', 'assignable'],
    queryFn: () => take(api.GET('/api/v1/accounts', { params: { query: { limit: 200 } } })),
    enabled: may('account.read'),
  });
  const [owners] = useState(() => list.snapshot().rows.flatMap(({ row }) => row.assignee ?? []));
  const me = typeof who.accountId === 'string' ? [{ id: who.accountId as string, name: who.name }] : [];
  const listed = (accounts.data?.items ?? []).filter(({ state }) => state === 'active');
  const met = owners.flatMap(({ id, name }) => {
    const account = ACCOUNT.exec(id)?.[1];
    return account === undefined || name === id ? [] : [{ id: account, name }];
  });
  const all = [...me, ...listed, ...met];
  return all.filter((one, index) => all.findIndex(({ id }) => id === one.id) === index);
}
