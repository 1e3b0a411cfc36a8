import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import type { RunExpectation } from '../contract.ts';
import { OutcomeMark } from '../marks.tsx';
import { simText } from '../sim-clock.ts';
import type { StoryStep } from './contract.ts';
import type { Failing } from './moments.ts';
import css from './replay.module.css';

/** As many as there is room for. */
const SHOWN = 7;

interface ChangesProps {
  steps: readonly StoryStep[];
  count: number;
  failing: Failing | null;
}

/** What was written down last, the newest first, and what was missed where one went to see that. */
export function Changes({ steps, count, failing }: ChangesProps): ReactNode {
  const words = useWords();
  const latest = steps[count - 1]?.atWall;
  const shown: StoryStep[] = [];
  for (let at = count - 1; at >= 0 && shown.length < SHOWN; at -= 1) {
    const step = steps[at];
    if (step?.said !== undefined) shown.push(step);
  }
  return (
    <section className={css['changes']} aria-labelledby="replay-changed">
      <h2 id="replay-changed">{words('replay.changed')}</h2>
      {failing !== null && (
        <p className={css['failing']} role="status">
          <OutcomeMark state={failing.state as RunExpectation['state']} />
          <span>
            {failing.cell} · {failing.item}: {failing.text}
          </span>
        </p>
      )}
      {shown.length === 0 && <p className={css['note']}>{words('replay.nothingYet')}</p>}
      <ol className={css['said']}>
        {shown.map(({ seq, atWall, atSimMs, said }) => (
          <li key={seq} data-now={atWall === latest || undefined}>
            <span className={css['when']}>{simText(atSimMs)}</span>
            <span title={said?.text}>
              {said?.text}
              {atWall === latest && <span className="visually-hidden"> ({words('replay.nowChanged')})</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
