import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Case } from '../room/case-data.ts';
import { useMay } from '../session/session.ts';
import { NewStatement } from './new-statement.tsx';
import { RumourLog } from './rumour-log.tsx';
import { statementsQuery } from './statement-data.ts';
import { StatementList } from './statement-list.tsx';
import css from './statements.module.css';

/** What is said of a case: statements, each leading to its own page, and the rumours. */
export function StatementsTab({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const found = useQuery(statementsQuery(of.id));
  const items = found.data?.items ?? [];
  const open = (statement: string): void => void navigate({ to: '/statements', search: { statement } });
  return (
    <>
      <section aria-labelledby="of-case-title">
        <h2 id="of-case-title">{words('statement.ofCase', { count: items.length })}</h2>
        <Refusal error={found.error} />
        {found.data !== undefined && items.length === 0 && <p className={css['dim']}>{words('statement.none')}</p>}
        <StatementList items={items} chosen={undefined} onChoose={open} />
        {may('statement.write') && (
          <details className={css['new']}>
            <summary>{words('statement.new')}</summary>
            <NewStatement caseId={of.id} onDone={open} />
          </details>
        )}
      </section>
      <RumourLog caseId={of.id} />
    </>
  );
}
