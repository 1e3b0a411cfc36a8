import type { ReactNode } from 'react';
import type { DraftText } from './statement-draft.ts';
import css from './statements.module.css';
import { useLanguageName } from './use-language-name.ts';

/** What it says, in each language it says it in. */
export function StatementTexts({ texts }: { texts: readonly DraftText[] }): ReactNode {
  const languageName = useLanguageName();
  return texts.map(({ language, text }) => (
    <section key={language} className={css['text']}>
      <h3>{languageName(language)}</h3>
      <p lang={language} dir="auto">
        {text}
      </p>
    </section>
  ));
}
