import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { FormButtons } from '../parts/form-buttons.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useMay } from '../session/session.ts';
import { BothClocks } from './both-clocks.tsx';
import { JUDGED, type Judged, type Run, type RunExpectation } from './contract.ts';
import { judge, showRun } from './drill-queries.ts';
import { OutcomeMark } from './marks.tsx';
import { wallWhen } from './sim-clock.ts';
import css from './drills.module.css';

/** What is expected, what became of it and on what that rests, and what an evaluator says instead. */
export function ExpectationList({ run, of }: { run: Run; of: readonly RunExpectation[] }): ReactNode {
  const words = useWords();
  if (of.length === 0) return <p className={css['empty']}>{words('drills.expectsNothing')}</p>;
  return (
    <ul className={css['things']}>
      {of.map((one) => (
        <li key={`${one.item} ${one.expectation}`}>
          <Expectation run={run} one={one} />
        </li>
      ))}
    </ul>
  );
}

function Expectation({ run, one }: { run: Run; one: RunExpectation }): ReactNode {
  const words = useWords();
  const may = useMay();
  const [judging, setJudging] = useState(false);
  const due = one.dueSimMs;
  return (
    <>
      <div className={css['line']}>
        <OutcomeMark state={one.state} />
        <strong>{one.text}</strong>
      </div>
      <p className={css['under']}>
        {one.item} · {one.cell} · {words(`drills.metric.${one.metric}`)} ·{' '}
        {words(one.required ? 'drills.required' : 'drills.optional')} ·{' '}
        {words(one.source === 'evaluator' ? 'drills.byEvaluator' : 'drills.byJournal')}
      </p>
      <dl className={css['facts']}>
        <dt>{words('drills.deadline')}</dt>
        <dd>
          <BothClocks simMs={due} wall={due === null ? null : wallWhen(run.clockEvents, due)} />
        </dd>
        {/* What was missed was done at no time: what the server has there is its deadline. */}
        {one.atSimMs !== null && one.state !== 'missed' && (
          <>
            <dt>{words('drills.at')}</dt>
            <dd>
              <BothClocks simMs={one.atSimMs} wall={one.at} />
            </dd>
          </>
        )}
        {one.evidence.length > 0 && (
          <>
            <dt>{words('drills.evidence')}</dt>
            <dd>
              {one.evidence.map((id) => (
                <code key={id} className={css['id']}>
                  {id}
                </code>
              ))}
            </dd>
          </>
        )}
        {one.note !== null && (
          <>
            <dt>{words('drills.note')}</dt>
            <dd>{one.unjudgedBecause === null ? one.note : words(`drills.unjudged.${one.unjudgedBecause}`)}</dd>
          </>
        )}
      </dl>
      {may('drill.evaluate') && !judging && (
        <button type="button" onClick={() => setJudging(true)}>
          {words('drills.judge')}
        </button>
      )}
      {judging && <JudgeForm run={run} one={one} onDone={() => setJudging(false)} />}
    </>
  );
}

function JudgeForm({ run, one, onDone }: { run: Run; one: RunExpectation; onDone: () => void }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [state, setState] = useState<Judged>('met');
  const [note, setNote] = useState('');
  const judging = useMutation({
    mutationFn: () => judge(run.id, one, state, note.trim()),
    onSuccess: async (next) => {
      showRun(queries, next);
      onDone();
      // What was said is taken up a moment later, by what evaluates the run.
      await queries.invalidateQueries({ queryKey: ['drill', 'run', run.id] });
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
      <label>
        {words('drills.outcome')}
        <select value={state} onChange={({ target }) => setState(target.value as Judged)}>
          {JUDGED.map((each) => (
            <option key={each} value={each}>
              {words(`drills.outcome.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words('drills.why')}
        <textarea required maxLength={2_000} value={note} onChange={({ target }) => setNote(target.value)} />
      </label>
      <Refusal error={judging.error} />
      <FormButtons
        verb={words('drills.judge')}
        leave={words('drills.cancel')}
        ready={note.trim() !== '' && !judging.isPending}
        onClose={onDone}
      />
    </form>
  );
}
