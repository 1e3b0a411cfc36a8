import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useNationName } from '../parts/use-nation-name.ts';
import { releaseWords, reportTextsQuery, type ReportTexts } from './report-queries.ts';
import css from './drills.module.css';

interface ReportReadersProps {
  runId: string;
  part: ReportTexts['parts'][number];
  nations: readonly string[];
  /** The nation whose cell it is; null of all together. */
  own: string | null;
}

/** Which nations besides the own read what is written here: nobody, until somebody says so. */
export function ReportReaders({ runId, part, nations, own }: ReportReadersProps): ReactNode {
  const words = useWords();
  const nationName = useNationName();
  const queries = useQueryClient();
  const releasing = useMutation({
    mutationFn: (next: string[]) => releaseWords(runId, part.cell, next),
    onSuccess: (next) => queries.setQueryData(reportTextsQuery(runId).queryKey, next),
  });
  const others = nations.filter((nation) => nation !== own);
  if (!part.mayRelease) {
    const named = part.nations.map(nationName).join(', ');
    return (
      <p className={css['under']}>
        {named === '' ? words('drills.words.readByNobody') : words('drills.words.readBy', { nations: named })}
      </p>
    );
  }
  return (
    <fieldset className={css['form']}>
      <legend>{words('drills.words.readers')}</legend>
      {others.length === 0 && <p className={css['empty']}>{words('drills.words.nobodyElse')}</p>}
      {others.map((nation) => (
        <label key={nation} className={css['line']}>
          <span>{nationName(nation)}</span>
          <input
            type="checkbox"
            checked={part.nations.includes(nation)}
            disabled={releasing.isPending}
            onChange={({ target }) =>
              releasing.mutate(
                target.checked ? [...part.nations, nation] : part.nations.filter((one) => one !== nation),
              )
            }
          />
        </label>
      ))}
      <p className={css['under']}>{words('drills.words.readersHint')}</p>
      <Refusal error={releasing.error} />
    </fieldset>
  );
}
