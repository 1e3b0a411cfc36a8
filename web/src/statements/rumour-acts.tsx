import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import {
  answerRumour,
  judgeRumour,
  type Rumour,
  RUMOUR_VERDICTS,
  type RumourVerdict,
  statementsQuery,
} from './statement-data.ts';
import css from './statements.module.css';

interface RumourActProps {
  of: Rumour;
  onDone: () => void;
}

/** Says what is so, and why; said anew, the last word holds. */
export function JudgeRumourForm({ of, onDone }: RumourActProps): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [verdict, setVerdict] = useState<RumourVerdict>(of.verdict);
  const [why, setWhy] = useState('');
  const judging = useMutation({
    mutationFn: () => judgeRumour(of.id, verdict, why.trim()),
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries({ queryKey: ['rumour'] });
    },
  });
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        judging.mutate();
      }}
    >
      <fieldset>
        <legend>{words('rumour.isIt')}</legend>
        {RUMOUR_VERDICTS.map((each) => (
          <label key={each} className={css['check']}>
            <input type="radio" name={`rumour-${of.id}`} checked={verdict === each} onChange={() => setVerdict(each)} />
            {words(`rumour.verdict.${each}`)}
          </label>
        ))}
      </fieldset>
      <label>
        <span>{words('rumour.why')}</span>
        <input required maxLength={500} value={why} onChange={({ target }) => setWhy(target.value)} />
      </label>
      <Refusal error={judging.error} />
      <div className={css['buttons']}>
        <button type="submit" data-kind="primary" disabled={why.trim() === '' || judging.isPending}>
          {words('rumour.say')}
        </button>
      </div>
    </form>
  );
}

/** Names the statement that went out and answers it. */
export function AnswerRumourForm({ of, onDone }: RumourActProps): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const statements = useQuery(statementsQuery(undefined));
  const [chosen, setChosen] = useState('');
  const offered = (statements.data?.items ?? []).filter(
    ({ state, organisation, case: about }) =>
      state === 'released' && organisation.id === of.organisationId && (about === null || about.id === of.case?.id),
  );
  const answering = useMutation({
    mutationFn: () => answerRumour(of.id, chosen),
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries({ queryKey: ['rumour'] });
    },
  });
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        answering.mutate();
      }}
    >
      <label>
        <span>{words('rumour.statement')}</span>
        <select required value={chosen} onChange={({ target }) => setChosen(target.value)}>
          <option value="">{words(offered.length === 0 ? 'rumour.noStatement' : 'rumour.chooseStatement')}</option>
          {offered.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <Refusal error={answering.error} />
      <div className={css['buttons']}>
        <button type="submit" data-kind="primary" disabled={chosen === '' || answering.isPending}>
          {words('rumour.answerWith')}
        </button>
      </div>
    </form>
  );
}
