import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { signInSteps, type Step } from './sign-in-steps.ts';
import css from './sign-in.module.css';

interface PasswordFormProps {
  onStep: (step: Step) => void;
  /** Who it was, where a session ended under somebody's hands. */
  login?: string;
}

export function PasswordForm({ onStep, login: known = '' }: PasswordFormProps): ReactNode {
  const words = useWords();
  const [login, setLogin] = useState(known);
  const [password, setPassword] = useState('');
  const signIn = useMutation({ mutationFn: () => signInSteps.password(login.trim(), password), onSuccess: onStep });
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate();
      }}
    >
      <label>
        {words('signIn.login')}
        <input
          name="login"
          autoComplete="username webauthn"
          autoFocus={known === ''}
          required
          value={login}
          onChange={({ target }) => setLogin(target.value)}
        />
      </label>
      <label>
        {words('signIn.password')}
        <input
          name="password"
          type="password"
          autoComplete="current-password"
          autoFocus={known !== ''}
          required
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
      </label>
      <Refusal error={signIn.error} />
      <button type="submit" data-kind="primary" disabled={signIn.isPending}>
        {words('signIn.enter')}
      </button>
    </form>
  );
}
