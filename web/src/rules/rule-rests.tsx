import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useMay } from '../session/session.ts';
import { Times } from '../time/times.tsx';
import { resume, type Rule } from './rule-queries.ts';
import css from './rules.module.css';

/** Where the rule went over a limit of its own and rests, or rested. */
export function RuleRests({ rule }: { rule: Rule }): ReactNode {
  const words = useWords();
  const may = useMay();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const resuming = useMutation({
    mutationFn: (id: string) => resume(id, reason),
    onSuccess: async () => {
      setReason('');
      await queries.invalidateQueries({ queryKey: ['rule'] });
    },
  });
  const rests = rule.pauses.filter(({ resumedBy }) => resumedBy === null);
  return (
    <>
      <p className={css['hint']}>{words('rules.restsHint')}</p>
      {rests.length > 0 && may('rule.write') && (
        <label className={css['stacked']}>
          {words('rules.reason')}
          <input value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
        </label>
      )}
      <ul className={css['things']}>
        {rule.pauses.map((pause) => (
          <li key={pause.id}>
            <span>
              {pause.site} · {words(`rules.over.${pause.over}`, { most: pause.most })}
            </span>
            <span>
              {words('rules.restsUntil')} <Times at={pause.until} full />
            </span>
            {pause.resumedBy !== null ? (
              <span className={css['under']}>{words('rules.resumedBy', { name: pause.resumedBy.name })}</span>
            ) : (
              may('rule.write') && (
                <button
                  type="button"
                  disabled={reason.trim() === '' || resuming.isPending}
                  onClick={() => resuming.mutate(pause.id)}
                >
                  {words('rules.resume', { site: pause.site })}
                </button>
              )
            )}
          </li>
        ))}
      </ul>
      <Refusal error={resuming.error} />
    </>
  );
}
