import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { objectsQuery } from '../room/case-data.ts';
import { JudgeObject, useObjectName } from './judge-object.tsx';
import css from './objects.module.css';

/** The objects of a case in few words, each to be judged where it is met. */
export function ObjectsOfCase({ caseId }: { caseId: string }): ReactNode {
  const words = useWords();
  const nameOf = useObjectName();
  const objects = useQuery(objectsQuery(caseId));
  const items = objects.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-label={words('summary.objects')}>
      <h3>{words('summary.objects')}</h3>
      <ul className={css['list']} data-objects>
        {items.map((object) => (
          <li key={object.id}>
            <strong>{nameOf(object)}</strong> {words(`objects.affiliation.${object.affiliation}`)}
            <JudgeObject caseId={caseId} object={object} />
          </li>
        ))}
      </ul>
    </section>
  );
}
