import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, type Schemas, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useMay } from '../session/session.ts';
import { Times } from '../time/times.tsx';
import { useAssignable } from './assign-dialog.tsx';
import { type Case, type Task, tasksQuery } from './case-data.ts';
import { isOpen } from './lifecycle.ts';
import { PersonName } from './person-name.tsx';
import css from './room.module.css';

export function TasksTab({ of, zone }: { of: Case; zone: string | null }): ReactNode {
  const words = useWords();
  const may = useMay();
  const tasks = useQuery(tasksQuery(of.id));
  const works = may('case.work') && isOpen(of.status);
  const items = tasks.data?.items ?? [];
  return (
    <>
      {works && <AddTask of={of} />}
      <Refusal error={tasks.error} />
      {tasks.data !== undefined && items.length === 0 && <p className={css['dim']}>{words('tasks.none')}</p>}
      {items.length > 0 && (
        <table>
          <caption className="visually-hidden">{words('room.tab.tasks')}</caption>
          <thead>
            <tr>
              <th scope="col">{words('tasks.title')}</th>
              <th scope="col">{words('people.assignee')}</th>
              <th scope="col">{words('tasks.due')}</th>
              <th scope="col">{words('cases.status')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((task) => (
              <TaskRow key={task.id} of={of} task={task} zone={zone} works={works} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function AddTask({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const people = useAssignable();
  const [title, setTitle] = useState('');
  const [assignee, setAssignee] = useState('');
  const [due, setDue] = useState('');
  const add = useMutation({
    mutationFn: () =>
      take(
        api.POST('/api/v1/cases/{id}/tasks', {
          params: { path: { id: of.id } },
          // What the field holds is written as UTC, which the label says.
          body: { title, assignee: assignee || null, due: due === '' ? null : `${due}:00Z` },
        }),
      ),
    onSuccess: () => {
      setTitle('');
      setDue('');
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
        <span>{words('tasks.title')}</span>
        <input
          id="task-title"
          required
          maxLength={200}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
      </label>
      <label>
        <span>{words('people.assignee')}</span>
        <select value={assignee} onChange={({ target }) => setAssignee(target.value)}>
          <option value="">{words('people.nobody')}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words('tasks.dueUtc')}</span>
        <input type="datetime-local" value={due} onChange={({ target }) => setDue(target.value)} />
      </label>
      <button type="submit" disabled={title.trim() === '' || add.isPending}>
        {words('tasks.add')}
      </button>
      <Refusal error={add.error} />
    </form>
  );
}

interface TaskRowProps {
  of: Case;
  task: Task;
  zone: string | null;
  works: boolean;
}

const STATES = ['open', 'done', 'cancelled'] as const satisfies readonly Task['state'][];

function TaskRow({ of, task, zone, works }: TaskRowProps): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (body: Schemas['ChangeTaskDto']) =>
      take(
        api.PATCH('/api/v1/cases/{id}/tasks/{taskId}', {
          params: { path: { id: of.id, taskId: task.id } },
          body: { ...body, expectedVersion: task.version },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['case', of.id] }),
  });
  return (
    <tr className={task.state === 'open' ? undefined : css['over']}>
      <td>
        {task.state === 'cancelled' ? <s>{task.title}</s> : task.title}
        {task.description !== null && <p className={css['dim']}>{task.description}</p>}
        {task.tlp !== of.tlp && <MarkingChip tlp={task.tlp} />}
        <Refusal error={change.error} />
      </td>
      <td>{task.assignee === null ? '–' : <PersonName id={task.assignee} />}</td>
      <td>{task.due === null ? '–' : <Times at={task.due} zone={zone} full />}</td>
      <td>
        {works ? (
          <select
            aria-label={words('tasks.stateOf', { title: task.title })}
            value={task.state}
            disabled={change.isPending}
            onChange={({ target }) => change.mutate({ state: target.value as Task['state'] })}
          >
            {STATES.map((state) => (
              <option key={state} value={state}>
                {words(`tasks.state.${state}`)}
              </option>
            ))}
          </select>
        ) : (
          words(`tasks.state.${task.state}`)
        )}
      </td>
    </tr>
  );
}
