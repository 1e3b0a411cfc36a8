import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Schemas } from '../api/client.ts';
import type { MessageId } from '../i18n/message-id.ts';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Times } from '../time/times.tsx';
import { ConfirmAuthenticator } from './confirm-authenticator.tsx';
import { factorSteps } from './factor-steps.ts';
import css from './settings.module.css';

type Proof = Schemas['ReproofDto'];

/** What is to be done once the password has been given again. */
type Task =
  { what: 'addTotp' | 'removeTotp' | 'newCodes' } | { what: 'addPasskey' } | { what: 'removePasskey'; id: string };

const TITLES = {
  addTotp: 'settings.addTotp',
  removeTotp: 'settings.removeTotp',
  newCodes: 'settings.newCodes',
  addPasskey: 'settings.addPasskey',
  removePasskey: 'settings.removePasskey',
} as const satisfies Record<Task['what'], MessageId>;

const KEY = ['settings', 'factors'];

/** Second factors: each is set up, or taken away, with the password once more. */
export function Factors(): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const factors = useQuery({ queryKey: KEY, queryFn: factorSteps.list });
  const [task, setTask] = useState<Task | null>(null);
  const [secret, setSecret] = useState<Schemas['TotpSecretDto'] | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const done = (answer: Schemas['RecoveryCodesDto'] | null): void => {
    setTask(null);
    setSecret(null);
    setCodes(answer?.recoveryCodes ?? null);
    void queries.invalidateQueries({ queryKey: KEY });
  };
  const have = factors.data;
  return (
    <section>
      <h2>{words('settings.factors')}</h2>
      {have?.required === true && <p className={css['hint']}>{words('settings.factorsRequired')}</p>}
      <Refusal error={factors.error} />
      {have !== undefined && (
        <ul className={css['things']}>
          <li>
            <div>
              <strong>{words('settings.totp')}</strong>
              <span className={css['hint']}>{words(have.totp ? 'settings.on' : 'settings.off')}</span>
            </div>
            <button type="button" onClick={() => setTask({ what: have.totp ? 'removeTotp' : 'addTotp' })}>
              {words(have.totp ? 'settings.removeTotp' : 'settings.addTotp')}
            </button>
          </li>
          {have.passkeys.map(({ id, name, createdAt, usedAt }) => (
            <li key={id}>
              <div>
                <strong>{name}</strong>
                <span className={css['hint']}>
                  {words('settings.passkey')} · {words('settings.since')} <Times at={createdAt} full />
                  {usedAt !== null && (
                    <>
                      {' · '}
                      {words('settings.used')} <Times at={usedAt} full />
                    </>
                  )}
                </span>
              </div>
              <button type="button" onClick={() => setTask({ what: 'removePasskey', id })}>
                {words('settings.remove')}
              </button>
            </li>
          ))}
          <li>
            <div>
              <strong>{words('settings.passkeys')}</strong>
              <span className={css['hint']}>{words('settings.passkeysHint')}</span>
            </div>
            <button type="button" onClick={() => setTask({ what: 'addPasskey' })}>
              {words('settings.addPasskey')}
            </button>
          </li>
          <li>
            <div>
              <strong>{words('settings.codes')}</strong>
              <span className={css['hint']}>{words('settings.codesLeft', { count: have.recoveryCodes })}</span>
            </div>
            <button type="button" onClick={() => setTask({ what: 'newCodes' })}>
              {words('settings.newCodes')}
            </button>
          </li>
        </ul>
      )}
      <Modal title={task === null ? '' : words(TITLES[task.what])} open={task !== null} onClose={() => setTask(null)}>
        {task !== null && <WithPassword task={task} onSecret={setSecret} onDone={done} onNext={() => setTask(null)} />}
      </Modal>
      <Modal title={words('settings.addTotp')} open={secret !== null} onClose={() => setSecret(null)}>
        {secret !== null && <ConfirmAuthenticator secret={secret} onDone={done} />}
      </Modal>
      <Modal title={words('settings.codes')} open={codes !== null} onClose={() => setCodes(null)}>
        <p>{words('signIn.recoveryCodes')}</p>
        <ul className={css['codes']}>
          {codes?.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <button type="button" data-kind="primary" onClick={() => setCodes(null)}>
          {words('signIn.codesKept')}
        </button>
      </Modal>
    </section>
  );
}

interface WithPasswordProps {
  task: Task;
  onSecret: (secret: Schemas['TotpSecretDto']) => void;
  onDone: (answer: Schemas['RecoveryCodesDto'] | null) => void;
  onNext: () => void;
}

function WithPassword({ task, onSecret, onDone, onNext }: WithPasswordProps): ReactNode {
  const words = useWords();
  const [password, setPassword] = useState('');
  const [name, setName] = useState('');
  const act = useMutation({
    mutationFn: async () => {
      const proof: Proof = password === '' ? {} : { password };
      if (task.what === 'addTotp') {
        onSecret(await factorSteps.newAuthenticator(proof));
        onNext();
      } else if (task.what === 'addPasskey') {
        onDone(await factorSteps.newPasskey(proof, name.trim() === '' ? words('signIn.thisDevice') : name.trim()));
      } else if (task.what === 'newCodes') onDone(await factorSteps.newRecoveryCodes(proof));
      else {
        if (task.what === 'removePasskey') await factorSteps.removePasskey(task.id, proof);
        else await factorSteps.removeAuthenticator(proof);
        onDone(null);
      }
    },
  });
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate();
      }}
    >
      {task.what === 'addPasskey' && (
        <label>
          {words('settings.passkeyName')}
          <input maxLength={100} value={name} onChange={({ target }) => setName(target.value)} autoFocus />
        </label>
      )}
      <label>
        {words('settings.passwordNow')}
        <input
          type="password"
          autoComplete="current-password"
          autoFocus={task.what !== 'addPasskey'}
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
      </label>
      <p className={css['hint']}>{words('settings.proofHint')}</p>
      <Refusal error={act.error} />
      <button type="submit" data-kind="primary" disabled={act.isPending}>
        {words(TITLES[task.what])}
      </button>
    </form>
  );
}
