import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { saveCsv } from '../parts/save-file.ts';
import { useMay } from '../session/session.ts';
import { type Case, type Observable, observablesQuery } from './case-data.ts';
import { isOpen } from './lifecycle.ts';
import { observableType, OBSERVABLE_TYPES, type ObservableType } from './observable-type.ts';
import { observablesCsv } from './part-csv.ts';
import css from './room.module.css';

export function ObservablesTab({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const may = useMay();
  const observables = useQuery(observablesQuery(of.id));
  const works = may('case.work') && isOpen(of.status);
  const items = observables.data?.items ?? [];
  return (
    <>
      {works && <AddObservable of={of} />}
      <div className={css['bar']}>
        <span>{words('observables.count', { count: items.length })}</span>
        <button
          type="button"
          data-kind="quiet"
          className={css['end']}
          disabled={observables.data === undefined}
          onClick={() => saveCsv(`${of.displayId}-observables.csv`, observablesCsv(items))}
        >
          {words('room.csv')}
        </button>
      </div>
      <Refusal error={observables.error} />
      {items.length > 0 && (
        <table>
          <caption className="visually-hidden">{words('room.tab.observables')}</caption>
          <thead>
            <tr>
              <th scope="col">{words('observables.type')}</th>
              <th scope="col">{words('observables.value')}</th>
              <th scope="col">{words('observables.role')}</th>
              <th scope="col">{words('observables.ioc')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <ObservableRow key={one.id} of={of} one={one} works={works} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function AddObservable({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [value, setValue] = useState('');
  const [chosen, setChosen] = useState<ObservableType | null>(null);
  const [isIoc, setIoc] = useState(false);
  const type = chosen ?? observableType(value);
  const add = useMutation({
    mutationFn: () =>
      take(
        api.POST('/api/v1/cases/{id}/observables', {
          params: { path: { id: of.id } },
          body: { type, value: value.trim(), role: 'subject', isIoc },
        }),
      ),
    onSuccess: () => {
      setValue('');
      setChosen(null);
      void queries.invalidateQueries({ queryKey: ['case', of.id] });
    },
  });
  return (
    <form
      className={css['quick']}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <label className={css['grow']}>
        <span>{words('observables.value')}</span>
        <input required maxLength={500} value={value} onChange={({ target }) => setValue(target.value)} />
      </label>
      <label>
        <span>{words('observables.type')}</span>
        <select value={type} onChange={({ target }) => setChosen(target.value as ObservableType)}>
          {OBSERVABLE_TYPES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <label className={css['choice']}>
        <input type="checkbox" checked={isIoc} onChange={({ target }) => setIoc(target.checked)} />{' '}
        {words('observables.ioc')}
      </label>
      <button type="submit" disabled={value.trim() === '' || add.isPending}>
        {words('observables.add')}
      </button>
      <Refusal error={add.error} />
    </form>
  );
}

function ObservableRow({ of, one, works }: { of: Case; one: Observable; works: boolean }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (isIoc: boolean) =>
      take(
        api.PATCH('/api/v1/cases/{id}/observables/{observableId}', {
          params: { path: { id: of.id, observableId: one.id } },
          body: { isIoc, role: one.role, expectedVersion: one.version },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['case', of.id] }),
  });
  return (
    <tr>
      <td>{one.type}</td>
      <td className={css['mono']}>
        {one.value}
        {one.note !== null && <p className={css['dim']}>{one.note}</p>}
        {one.tlp !== of.tlp && <MarkingChip tlp={one.tlp} />}
        <Refusal error={change.error} />
      </td>
      <td>{words(`observables.role.${one.role}`)}</td>
      <td>
        <input
          type="checkbox"
          aria-label={words('observables.iocOf', { value: one.value })}
          checked={one.isIoc}
          disabled={!works || change.isPending}
          onChange={({ target }) => change.mutate(target.checked)}
        />
      </td>
    </tr>
  );
}
