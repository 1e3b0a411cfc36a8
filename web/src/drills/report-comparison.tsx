import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useNationName } from '../parts/use-nation-name.ts';
import { useMay, useWho } from '../session/session.ts';
import { comparisonQuery, sayComparison } from './report-queries.ts';
import css from './drills.module.css';

/** Whether one's scores stand beside those of others: the own word, and with whom it therefore is so. */
export function ReportComparison({ runId }: { runId: string }): ReactNode {
  const words = useWords();
  const nationName = useNationName();
  const { nation } = useWho();
  const may = useMay();
  const queries = useQueryClient();
  const { data, error } = useQuery(comparisonQuery(runId));
  const saying = useMutation({
    mutationFn: ({ cell, agreed }: { cell: string; agreed: boolean }) => sayComparison(runId, cell, agreed),
    // Scores that are not ours any more, or are by now, are asked for anew.
    onSuccess: () => queries.invalidateQueries({ queryKey: ['drill'] }),
  });
  if (data === undefined) return <Refusal error={error} />;
  const others = data.nations.filter((one) => one !== nation);
  // Whoever sees the whole run sees all scores; what they learn here is what nations see of each other.
  const standing = (): string => {
    if (may('drill.read')) {
      const named = data.nations.map(nationName).join(', ');
      return named === '' ? words('drills.compare.none') : words('drills.compare.agreed', { nations: named });
    }
    if (others.length === 0) return words('drills.compare.alone');
    return words('drills.compare.with', { nations: others.map(nationName).join(', ') });
  };
  return (
    <fieldset className={css['form']}>
      <legend>{words('drills.compare.title')}</legend>
      <p className={css['under']}>{words('drills.compare.hint')}</p>
      {data.cells.map(({ cell, agreed, maySay }) => (
        <label key={cell} className={css['line']}>
          <span>{words('drills.compare.agree', { cell })}</span>
          <input
            type="checkbox"
            checked={agreed}
            disabled={!maySay || saying.isPending}
            onChange={({ target }) => saying.mutate({ cell, agreed: target.checked })}
          />
        </label>
      ))}
      <p>{standing()}</p>
      <Refusal error={saying.error} />
    </fieldset>
  );
}
