import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { FaultyText } from '../../parts/faulty-text.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Times } from '../../time/times.tsx';
import { type Detail, templateQuery } from './authoring-queries.ts';
import css from './authoring.module.css';

/** Every text there was, newest first, with who saved it and why. */
export function Revisions({ detail }: { detail: Detail }): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState<number | null>(null);
  return (
    <ul className={css['items']}>
      {detail.revisions.map(({ revision, title, source, comment, author, savedAt }) => (
        <li key={revision}>
          <h2 className={css['facts']}>
            {words('authoring.revision', { revision })}
            {revision === detail.approvedRevision && (
              <span className={css['good']}>
                {words('authoring.approvedBy', { name: detail.approvedBy?.name ?? '' })}
              </span>
            )}
          </h2>
          <p className={css['under']}>
            {title} · {author.name} · <Times at={savedAt} /> · {words(`authoring.source.${source}`)}
          </p>
          {comment !== '' && <p>{comment}</p>}
          <button
            type="button"
            data-kind="quiet"
            aria-expanded={open === revision}
            onClick={() => setOpen(open === revision ? null : revision)}
          >
            {words('authoring.showText', { revision })}
          </button>
          {open === revision && <OldText id={detail.ref} revision={revision} />}
        </li>
      ))}
    </ul>
  );
}

function OldText({ id, revision }: { id: string; revision: number }): ReactNode {
  const words = useWords();
  const asked = useQuery(templateQuery(id, revision));
  if (asked.data === undefined) return <Refusal error={asked.error} />;
  return <FaultyText text={asked.data.text} label={words('authoring.revision', { revision })} faults={[]} />;
}
