import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, type Schemas, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useWho } from '../session/session.ts';
import { Times } from '../time/times.tsx';
import css from './settings.module.css';

type TokenAction = Schemas['IssueTokenDto']['actions'][number];

/** What no token carries, so that a program makes neither itself nor its owner stronger (docs/access.md). */
const NEVER: ReadonlySet<string> = new Set(['self', 'account.write', 'settings.write', 'node.write']);
const LIFETIMES = [7, 30, 90, 365] as const;
const DAY = 86_400_000;
const KEY = ['settings', 'tokens'];

/** Tokens with which programs act for this person: what each may do, until when, and an end to it. */
export function Tokens(): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const tokens = useQuery({ queryKey: KEY, queryFn: () => take(api.GET('/api/v1/tokens')) });
  const revoke = useMutation({
    mutationFn: (id: string) => take(api.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <div className={css['part']}>
      <p className={css['hint']}>{words('settings.tokensHint')}</p>
      <Refusal error={tokens.error ?? revoke.error} />
      {tokens.data?.items.length === 0 && <p>{words('settings.noTokens')}</p>}
      <ul className={css['things']}>
        {tokens.data?.items.map(({ id, name, actions, expiresAt, usedAt, revokedAt }) => (
          <li key={id}>
            <div>
              <strong>{name}</strong>
              <span className={css['hint']}>
                {revokedAt !== null ? (
                  <>
                    {words('settings.revoked')} <Times at={revokedAt} full />
                  </>
                ) : (
                  <>
                    {words('settings.until')} <Times at={expiresAt} full /> ·{' '}
                    {usedAt === null ? (
                      words('settings.neverUsed')
                    ) : (
                      <>
                        {words('settings.used')} <Times at={usedAt} full />
                      </>
                    )}
                  </>
                )}
              </span>
              <code className={css['agent']}>{actions.join(' ')}</code>
            </div>
            {revokedAt === null && (
              <button type="button" data-kind="danger" disabled={revoke.isPending} onClick={() => revoke.mutate(id)}>
                {words('settings.revoke')}
                <span className="visually-hidden"> {name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <NewToken />
    </div>
  );
}

function NewToken(): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const who = useWho();
  const [name, setName] = useState('');
  const [days, setDays] = useState<number>(LIFETIMES[1]);
  const [chosen, setChosen] = useState<ReadonlySet<TokenAction>>(new Set());
  const may = who.actions.filter((action): action is TokenAction => !NEVER.has(action));
  const issue = useMutation({
    mutationFn: () =>
      take(
        api.POST('/api/v1/tokens', {
          // A minute less, so that a year is no more than a year when it arrives.
          body: { name, actions: [...chosen], expiresAt: new Date(Date.now() + days * DAY - 60_000).toISOString() },
        }),
      ),
    onSuccess: () => {
      setName('');
      setChosen(new Set());
      return queries.invalidateQueries({ queryKey: KEY });
    },
  });
  const toggle = (action: TokenAction, on: boolean): void =>
    setChosen(new Set(may.filter((each) => (each === action ? on : chosen.has(each)))));
  return (
    <section>
      <h2>{words('settings.newToken')}</h2>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          issue.mutate();
        }}
      >
        <label>
          {words('settings.tokenName')}
          <input required maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
        </label>
        <label>
          {words('settings.tokenLifetime')}
          <select value={days} onChange={({ target }) => setDays(Number(target.value))}>
            {LIFETIMES.map((each) => (
              <option key={each} value={each}>
                {words('settings.days', { count: each })}
              </option>
            ))}
          </select>
        </label>
        <fieldset className={css['actions']}>
          <legend>{words('settings.tokenActions')}</legend>
          {may.map((action) => (
            <label key={action}>
              <input
                type="checkbox"
                checked={chosen.has(action)}
                onChange={({ target }) => toggle(action, target.checked)}
              />
              <code>{action}</code>
            </label>
          ))}
        </fieldset>
        <Refusal error={issue.error} />
        <button type="submit" data-kind="primary" disabled={issue.isPending || chosen.size === 0}>
          {words('settings.issue')}
        </button>
      </form>
      <div role="status">
        {issue.data !== undefined && (
          <p className={css['shownOnce']}>
            {words('settings.shownOnce')}
            <code className={css['secret']}>{issue.data.token}</code>
          </p>
        )}
      </div>
    </section>
  );
}
