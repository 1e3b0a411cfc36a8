import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useDraft } from '../app/drafts.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useMay, useWho } from '../session/session.ts';
import type { Hotwash, ObjectiveRating } from './contract.ts';
import { answerHotwash, hotwashQuery } from './drill-queries.ts';
import { RatingFields } from './rating-fields.tsx';
import css from './drills.module.css';

/** One's own answer; what one said before stands in it, since it is replaced whole. */
export function HotwashForm({ runId, of }: { runId: string; of: Hotwash }): ReactNode {
  const words = useWords();
  const may = useMay();
  const who = useWho();
  const queries = useQueryClient();
  const { mine, objectives } = of;
  const [well, setWell, clearWell] = useDraft(who.id, `drill.hotwash.well.${runId}`);
  const [improve, setImprove, clearImprove] = useDraft(who.id, `drill.hotwash.improve.${runId}`);
  const [anonymous, setAnonymous] = useState(mine?.anonymous ?? false);
  const [ratings, setRatings] = useState<ObjectiveRating[]>(mine?.ratings ?? []);
  // What was said last is shown until it is changed; it can be emptied, too.
  const [changed, setChanged] = useState(well !== '' || improve !== '');
  const wentWell = changed ? well : (mine?.wentWell ?? '');
  const toImprove = changed ? improve : (mine?.toImprove ?? '');
  const write = (next: { well?: string; improve?: string }): void => {
    setChanged(true);
    setWell(next.well ?? wentWell);
    setImprove(next.improve ?? toImprove);
  };
  const sending = useMutation({
    mutationFn: () =>
      answerHotwash(runId, {
        wentWell: wentWell.trim(),
        toImprove: toImprove.trim(),
        anonymous,
        ratings,
      }),
    onSuccess: (next) => {
      clearWell();
      clearImprove();
      setChanged(false);
      queries.setQueryData(hotwashQuery(runId).queryKey, next);
    },
  });
  const nothing = wentWell.trim() === '' && toImprove.trim() === '' && ratings.length === 0;
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      {mine !== null && <p className={css['under']}>{words('drills.hotwash.sent')}</p>}
      <label>
        {words('drills.hotwash.wentWell')}
        <textarea maxLength={4_000} value={wentWell} onChange={({ target }) => write({ well: target.value })} />
      </label>
      <label>
        {words('drills.hotwash.toImprove')}
        <textarea maxLength={4_000} value={toImprove} onChange={({ target }) => write({ improve: target.value })} />
      </label>
      {may('drill.evaluate') && <RatingFields objectives={objectives} value={ratings} onChange={setRatings} />}
      <label className={css['line']}>
        <span>{words('drills.hotwash.anonymous')}</span>
        <input type="checkbox" checked={anonymous} onChange={({ target }) => setAnonymous(target.checked)} />
      </label>
      <Refusal error={sending.error} />
      <div className={css['buttons']}>
        <button type="submit" data-kind="primary" disabled={nothing || sending.isPending}>
          {words(mine === null ? 'drills.hotwash.send' : 'drills.hotwash.again')}
        </button>
      </div>
    </form>
  );
}
