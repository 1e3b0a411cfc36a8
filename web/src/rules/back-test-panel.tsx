import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Times } from '../time/times.tsx';
import { type Difference, type Done, KINDS } from './back-test.ts';
import { CaseLinks } from './rule-matches.tsx';
import { type BackTestWish, useBackTest } from './use-back-test.ts';
import css from './rules.module.css';

const DAYS = [1, 3, 7, 14, 31] as const;
const DAY = 86_400_000;

interface BackTestPanelProps {
  wish: Omit<BackTestWish, 'from' | 'to'>;
  /** Whether there is something sound to run. */
  ready: boolean;
}

/** Runs a rule over what was, and shows what would be other while it is found. */
export function BackTestPanel({ wish, ready }: BackTestPanelProps): ReactNode {
  const words = useWords();
  const [days, setDays] = useState<number>(1);
  const { found, begin, end } = useBackTest();
  const running = found.state === 'running';
  const start = (): void => {
    const to = Date.now();
    begin({ ...wish, from: new Date(to - days * DAY).toISOString(), to: new Date(to).toISOString() });
  };
  return (
    <div className={css['backTest']}>
      <p className={css['hint']}>{words('rules.backTestHint')}</p>
      <div className={css['save']}>
        <label>
          {words('rules.window')}
          <select value={days} disabled={running} onChange={({ target }) => setDays(Number(target.value))}>
            {DAYS.map((each) => (
              <option key={each} value={each}>
                {words('rules.lastDays', { days: each })}
              </option>
            ))}
          </select>
        </label>
        {running ? (
          <button type="button" onClick={end}>
            {words('rules.stop')}
          </button>
        ) : (
          <button type="button" data-kind="primary" disabled={!ready} onClick={start}>
            {words('rules.start')}
          </button>
        )}
      </div>
      {found.state !== 'none' && (
        <p className={css['progress']}>
          <progress aria-label={words('rules.progress')} value={found.progress} max={1} />
          <span>
            {Math.floor(found.progress * 100)} % {running && found.at !== null && <Times at={found.at} full />}
          </span>
        </p>
      )}
      {found.failure !== null && (
        <p role="alert" className={css['note']} data-grave>
          {found.failure}
        </p>
      )}
      <div role="status">
        {found.state === 'ended' && <p>{words('rules.ended')}</p>}
        {found.done !== null && <Summing done={found.done} />}
      </div>
      {found.differences.length > 0 && (
        <ul className={css['things']} aria-label={words('rules.differences')}>
          {found.differences.map((difference) => (
            <OneDifference key={`${difference.kind} ${difference.alertIds.join(' ')}`} difference={difference} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Summing({ done }: { done: Done }): ReactNode {
  const words = useWords();
  const told = KINDS.filter((kind) => done.counts[kind] > 0);
  return (
    <>
      <p>
        <strong>
          {told.length === 0
            ? words('rules.noDifference', { cases: done.cases })
            : told.map((kind) => words(`rules.count.${kind}`, { count: done.counts[kind] })).join(' · ')}
        </strong>
      </p>
      <p className={css['under']}>
        {words('rules.unchanged', { count: done.counts.unchanged, cases: done.cases })}
        {done.notReproduced > 0 && ` ${words('rules.notReproduced', { count: done.notReproduced })}`}
        {done.untold > 0 && ` ${words('rules.untold', { count: done.untold })}`}
      </p>
      {done.cappedBy !== null && (
        <p className={css['note']} data-grave>
          {words(`rules.capped.${done.cappedBy}`)} {done.through !== null && <Times at={done.through} full />}
        </p>
      )}
    </>
  );
}

function OneDifference({ difference }: { difference: Difference }): ReactNode {
  const words = useWords();
  const { kind, site, cases, become, alertCount, reasons } = difference;
  return (
    <li data-kind={kind}>
      <span>
        <strong>{words(`rules.kind.${kind}`)}</strong> · {site}
        {cases.length > 0 && <CaseLinks numbers={cases.map(({ number }) => number)} />}
      </span>
      <span>{words(`rules.says.${kind}`, { cases: cases.length, become, count: alertCount })}</span>
      {reasons.map((reason) => (
        <span key={reason} className={css['under']}>
          {reason}
        </span>
      ))}
    </li>
  );
}
