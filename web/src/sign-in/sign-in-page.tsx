import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LanguageSelect } from '../app/language-select.tsx';
import { useWords } from '../i18n/use-words.ts';
import { SignInForm } from './sign-in-form.tsx';
import css from './sign-in.module.css';

export function SignInPage(): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { to } = useSearch({ from: '/sign-in' });
  const enter = async (): Promise<void> => {
    queries.clear();
    await navigate({ href: to ?? '/triage', replace: true });
  };
  return (
    <main className={css['page']}>
      <div className={css['card']}>
        <img src="/breakwater.svg" alt="" width="48" height="48" />
        <h1>{words('app.name')}</h1>
        <p className={css['lead']}>{words('signIn.lead')}</p>
        <SignInForm onDone={() => void enter()} />
        <LanguageSelect />
      </div>
    </main>
  );
}
