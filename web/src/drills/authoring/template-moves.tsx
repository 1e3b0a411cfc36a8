import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { useNationName } from '../../parts/use-nation-name.ts';
import { type Detail, type Move, moveTemplate, nationsQuery, releaseTemplate } from './authoring-queries.ts';
import css from './authoring.module.css';

/** Approving, putting away, and for whom it is; each with a reason. */
export function TemplateMoves({ detail }: { detail: Detail }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const { state, latest, approvedRevision } = detail;
  const moving = useMutation({
    mutationFn: (move: Move) => moveTemplate(detail, move, reason.trim()),
    onSuccess: async () => {
      setReason('');
      await queries.invalidateQueries({ queryKey: ['drill'] });
    },
  });
  const moves: Move[] =
    state === 'archived' ? ['restore'] : latest === approvedRevision ? ['archive'] : ['approve', 'archive'];
  return (
    <>
      <section aria-labelledby="template-moves">
        <h2 id="template-moves">{words('authoring.moves')}</h2>
        <p className={css['dim']}>{words('authoring.movesHint')}</p>
        <div className={css['save']}>
          <label>
            {words('authoring.reason')}
            <input value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
          </label>
          {moves.map((move) => (
            <button
              key={move}
              type="button"
              data-kind={move === 'archive' ? undefined : 'primary'}
              disabled={reason.trim() === '' || moving.isPending}
              onClick={() => moving.mutate(move)}
            >
              {words(`authoring.move.${move}`, { revision: latest ?? 0 })}
            </button>
          ))}
        </div>
        <Refusal error={moving.error} />
      </section>
      <Releasability key={detail.releasableTo.join()} detail={detail} />
    </>
  );
}

function Releasability({ detail }: { detail: Detail }): ReactNode {
  const words = useWords();
  const nameOf = useNationName();
  const queries = useQueryClient();
  const nations = useQuery(nationsQuery);
  const [chosen, setChosen] = useState<readonly string[]>(detail.releasableTo);
  const [reason, setReason] = useState('');
  const releasing = useMutation({
    mutationFn: () => releaseTemplate(detail, [...chosen], reason.trim()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['drill'] }),
  });
  const same = chosen.toSorted().join() === detail.releasableTo.join();
  return (
    <section aria-labelledby="template-for">
      <h2 id="template-for">{words('authoring.forWhom')}</h2>
      <p className={css['dim']}>{words('authoring.forWhomHint')}</p>
      <fieldset className={css['choices']}>
        <legend>{words('authoring.nations')}</legend>
        {nations.data?.items.map(({ code }) => (
          <label key={code} className={css['check']}>
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={({ target }) =>
                setChosen(target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))
              }
            />
            {nameOf(code)}
          </label>
        ))}
      </fieldset>
      <div className={css['save']}>
        <label>
          {words('authoring.reason')}
          <input value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
        </label>
        <button
          type="button"
          disabled={same || reason.trim() === '' || releasing.isPending}
          onClick={() => releasing.mutate()}
        >
          {words('authoring.release')}
        </button>
      </div>
      <Refusal error={releasing.error} />
    </section>
  );
}
