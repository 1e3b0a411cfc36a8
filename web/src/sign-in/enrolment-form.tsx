import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { signInSteps } from './sign-in-steps.ts';
import css from './sign-in.module.css';

/** The organisation asks for a second factor and the person has none yet: sets up an authenticator or a passkey. */
export function EnrolmentForm({ onDone }: { onDone: () => void }): ReactNode {
  const words = useWords();
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const secret = useQuery({
    queryKey: ['enrolment'],
    queryFn: signInSteps.newAuthenticator,
    staleTime: Infinity,
    retry: false,
  });
  const enrol = useMutation({
    mutationFn: (way: 'totp' | 'passkey') =>
      way === 'totp'
        ? signInSteps.confirmAuthenticator(code.trim())
        : signInSteps.newPasskey(words('signIn.thisDevice')),
    onSuccess: ({ recoveryCodes }) => (recoveryCodes === null ? onDone() : setCodes(recoveryCodes)),
  });
  if (codes !== null) return <RecoveryCodes codes={codes} onDone={onDone} />;
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        enrol.mutate('totp');
      }}
    >
      <p>{words('signIn.enrol')}</p>
      {secret.data !== undefined && (
        <p>
          {words('signIn.secret')} <code className={css['secret']}>{secret.data.secret}</code>
        </p>
      )}
      <label>
        {words('signIn.way.totp')}
        <input
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
      </label>
      <Refusal error={secret.error ?? enrol.error} />
      <button type="submit" data-kind="primary" disabled={enrol.isPending}>
        {words('signIn.confirm')}
      </button>
      <button type="button" onClick={() => enrol.mutate('passkey')} disabled={enrol.isPending}>
        {words('signIn.makePasskey')}
      </button>
    </form>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }): ReactNode {
  const words = useWords();
  return (
    <div className={css['form']}>
      <p>{words('signIn.recoveryCodes')}</p>
      <ul className={css['codes']}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <button type="button" data-kind="primary" onClick={onDone}>
        {words('signIn.codesKept')}
      </button>
    </div>
  );
}
