import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Ago, Times } from '../time/times.tsx';
import { Factors } from './factors.tsx';
import css from './settings.module.css';

/** What makes the account theirs alone: password, second factors, and where they are signed in. */
export function Security(): ReactNode {
  return (
    <div className={css['part']}>
      <Password />
      <Factors />
      <Sessions />
      <SignIns />
    </div>
  );
}

function Password(): ReactNode {
  const words = useWords();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => take(api.PUT('/api/v1/password', { body: { current, next } })),
    onSuccess: () => {
      setCurrent('');
      setNext('');
    },
  });
  return (
    <section>
      <h2>{words('settings.password')}</h2>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <label>
          {words('settings.passwordNow')}
          <input
            name="current"
            type="password"
            autoComplete="current-password"
            required
            value={current}
            onChange={({ target }) => setCurrent(target.value)}
          />
        </label>
        <label>
          {words('settings.passwordNew')}
          <input
            name="next"
            type="password"
            autoComplete="new-password"
            required
            minLength={12}
            maxLength={128}
            aria-describedby="password-hint"
            value={next}
            onChange={({ target }) => setNext(target.value)}
          />
        </label>
        <p id="password-hint" className={css['hint']}>
          {words('settings.passwordHint')}
        </p>
        <Refusal error={change.error} />
        <p role="status">{change.isSuccess && words('settings.passwordChanged')}</p>
        <button type="submit" disabled={change.isPending}>
          {words('settings.passwordChange')}
        </button>
      </form>
    </section>
  );
}

function Sessions(): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: ['settings', 'sessions'], queryFn: () => take(api.GET('/api/v1/sessions')) });
  const end = useMutation({
    mutationFn: (id: string) => take(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['settings', 'sessions'] }),
  });
  return (
    <section>
      <h2>{words('settings.sessions')}</h2>
      <Refusal error={sessions.error ?? end.error} />
      <ul className={css['things']}>
        {sessions.data?.items.map(({ id, current, createdAt, seenAt, endsAt, address, agent }) => (
          <li key={id}>
            <div>
              <strong>{current ? words('settings.thisSession') : (address ?? words('settings.noAddress'))}</strong>
              <span className={css['agent']}>{agent}</span>
              <span className={css['hint']}>
                {words('settings.since')} <Times at={createdAt} full /> · {words('settings.seen')} <Ago at={seenAt} /> ·{' '}
                {words('settings.until')} <Times at={endsAt} full />
              </span>
            </div>
            {!current && (
              <button type="button" disabled={end.isPending} onClick={() => end.mutate(id)}>
                {words('settings.endSession')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SignIns(): ReactNode {
  const words = useWords();
  const signIns = useQuery({ queryKey: ['settings', 'sign-ins'], queryFn: () => take(api.GET('/api/v1/sign-ins')) });
  return (
    <section>
      <h2>{words('settings.signIns')}</h2>
      <p className={css['hint']}>{words('settings.signInsHint')}</p>
      <Refusal error={signIns.error} />
      <ul className={css['things']}>
        {signIns.data?.items.slice(0, 20).map(({ at, outcome, method, address, agent }) => (
          <li key={`${at}${outcome}${method}`}>
            <div>
              <strong>{words(`settings.outcome.${outcome}`)}</strong> <Times at={at} full /> · {method} ·{' '}
              {address ?? words('settings.noAddress')}
              <span className={css['agent']}>{agent}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
