import { type ReactNode, useState } from 'react';
import { EnrolmentForm } from './enrolment-form.tsx';
import { FactorForm } from './factor-form.tsx';
import { PasswordForm } from './password-form.tsx';
import type { Step } from './sign-in-steps.ts';

/** The whole way in, on the sign-in page and over a console whose session has ended. */
export function SignInForm({ onDone, login }: { onDone: () => void; login?: string }): ReactNode {
  const [step, setStep] = useState<Step | null>(null);
  const take = (next: Step): void => (next.step === 'signed_in' ? onDone() : setStep(next));
  if (step?.step === 'second_factor_required') return <FactorForm ways={step.ways ?? ['totp']} onStep={take} />;
  if (step?.step === 'enrolment_required') return <EnrolmentForm onDone={onDone} />;
  return <PasswordForm onStep={take} {...(login === undefined ? {} : { login })} />;
}
