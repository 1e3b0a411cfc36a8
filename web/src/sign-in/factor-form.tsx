import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { signInSteps, type Step } from './sign-in-steps.ts';
import css from './sign-in.module.css';

type Way = NonNullable<Step['ways']>[number];

/** Pays the second factor in one of the ways the person has set up. */
export function FactorForm({ ways, onStep }: { ways: readonly Way[]; onStep: (step: Step) => void }): ReactNode {
  const words = useWords();
  const [way, setWay] = useState<Way>(ways.includes('totp') ? 'totp' : (ways[0] ?? 'totp'));
  const [code, setCode] = useState('');
  const pay = useMutation({
    mutationFn: () => {
      if (way === 'passkey') return signInSteps.passkey();
      return way === 'totp' ? signInSteps.code(code.trim()) : signInSteps.recoveryCode(code.trim());
    },
    onSuccess: onStep,
  });
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        pay.mutate();
      }}
    >
      <p>{words('signIn.secondFactor')}</p>
      {ways.length > 1 && (
        <div className={css['ways']} role="group" aria-label={words('signIn.ways')}>
          {ways.map((each) => (
            <button key={each} type="button" aria-pressed={each === way} onClick={() => setWay(each)}>
              {words(`signIn.way.${each}`)}
            </button>
          ))}
        </div>
      )}
      {way !== 'passkey' && (
        <label>
          {words(`signIn.way.${way}`)}
          <input
            key={way}
            name="code"
            inputMode={way === 'totp' ? 'numeric' : 'text'}
            autoComplete="one-time-code"
            autoFocus
            required
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        </label>
      )}
      <Refusal error={pay.error} />
      <button type="submit" data-kind="primary" disabled={pay.isPending}>
        {words(way === 'passkey' ? 'signIn.usePasskey' : 'signIn.confirm')}
      </button>
    </form>
  );
}
