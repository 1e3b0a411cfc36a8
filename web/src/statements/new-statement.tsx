import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { draftStatement } from './statement-data.ts';
import { StatementForm } from './statement-form.tsx';

interface NewStatementProps {
  caseId: string | undefined;
  onDone: (id: string) => void;
}

/** Drafts a statement, of a case or standing alone. Nothing leaves by it. */
export function NewStatement({ caseId, onDone }: NewStatementProps): ReactNode {
  const words = useWords();
  return (
    <section aria-labelledby="new-statement">
      <h2 id="new-statement" className={caseId === undefined ? undefined : 'visually-hidden'}>
        {words('statement.new')}
      </h2>
      <p>{words('statement.means.draft')}</p>
      <StatementForm
        name={`new.${caseId ?? ''}`}
        withMarking
        submit={words('statement.keepDraft')}
        send={(content, tlp) =>
          draftStatement({ ...content, ...(tlp !== '' && { tlp }), ...(caseId !== undefined && { case: caseId }) })
        }
        onDone={({ id }) => onDone(id)}
      />
    </section>
  );
}
