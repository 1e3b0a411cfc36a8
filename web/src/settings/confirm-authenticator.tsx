import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Schemas } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { factorSteps } from './factor-steps.ts';
import css from './settings.module.css';

interface ConfirmAuthenticatorProps {
  secret: Schemas['TotpSecretDto'];
  onDone: (answer: Schemas['RecoveryCodesDto']) => void;
}

/** The secret for an authenticator, and the proof that it arrived there. */
export function ConfirmAuthenticator({ secret, onDone }: ConfirmAuthenticatorProps): ReactNode {
  const words = useWords();
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => factorSteps.confirmAuthenticator(code.trim()),
    onSuccess: onDone,
  });
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      <p>{words('settings.totpHint')}</p>
      <p>
        {words('signIn.secret')} <code className={css['secret']}>{secret.secret}</code>
      </p>
      <p>
        <a href={secret.uri}>{words('settings.totpOpen')}</a>
      </p>
      <label>
        {words('signIn.way.totp')}
        <input
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          required
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
      </label>
      <Refusal error={confirm.error} />
      <button type="submit" data-kind="primary" disabled={confirm.isPending}>
        {words('signIn.confirm')}
      </button>
    </form>
  );
}
