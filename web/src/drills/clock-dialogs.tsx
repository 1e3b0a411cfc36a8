import { type ReactNode, useState } from 'react';
import type { MessageId } from '../i18n/message-id.ts';
import { useWords } from '../i18n/use-words.ts';
import { type ClockMoveType, RATES } from './contract.ts';
import { moveClock } from './drill-queries.ts';
import { MoveDialog } from './move-dialog.tsx';
import { PreflightOf } from './preflight.tsx';

interface ClockDialogProps {
  runId: string;
  designator: string;
  type: ClockMoveType;
  /** What the exercise clock shows; a skip goes ahead of it. */
  simMs: number;
  /** Proposed: of a start or a change. */
  rate: number;
  onClose: () => void;
}

const MINUTE = 60_000;

const TITLES: Readonly<Record<ClockMoveType, MessageId>> = {
  startex: 'drills.startexOf',
  pause: 'drills.pauseOf',
  resume: 'drills.resumeOf',
  rate: 'drills.rateOf',
  skip_to: 'drills.skipOf',
  endex: 'drills.endexOf',
  abort: 'drills.abortOf',
};

/** What is done with the clock of a run, each with its reason; a start with what it would do shown before. */
export function ClockDialog({ runId, designator, type, simMs, rate: proposed, onClose }: ClockDialogProps): ReactNode {
  const words = useWords();
  const [rate, setRate] = useState(proposed);
  const [minutes, setMinutes] = useState(() => String(Math.floor(simMs / MINUTE) + 5));
  const to = Math.round(Number(minutes) * MINUTE);
  const values = {
    startex: { rate },
    rate: { rate },
    skip_to: { simMs: to },
    pause: {},
    resume: {},
    endex: {},
    abort: {},
  }[type];
  return (
    <MoveDialog
      title={words(TITLES[type], { name: designator })}
      verb={words(`drills.clock.${type}`)}
      grave={type === 'endex' || type === 'abort'}
      wide={type === 'startex'}
      ready={type !== 'skip_to' || (Number.isFinite(to) && to > simMs)}
      onMove={(reason) => moveClock(runId, { type, reason, ...values })}
      onClose={onClose}
    >
      {type === 'startex' && <PreflightOf runId={runId} />}
      {(type === 'startex' || type === 'rate') && <RateField rate={rate} onChange={setRate} />}
      {type === 'skip_to' && (
        <label>
          {words('drills.skipTo')}
          <input
            type="number"
            min={Math.floor(simMs / MINUTE)}
            step="any"
            value={minutes}
            onChange={({ target }) => setMinutes(target.value)}
          />
        </label>
      )}
      {type === 'skip_to' && <p>{words('drills.skipHint')}</p>}
      {type === 'endex' && <p>{words('drills.endexHint')}</p>}
    </MoveDialog>
  );
}

function RateField({ rate, onChange }: { rate: number; onChange: (rate: number) => void }): ReactNode {
  const words = useWords();
  return (
    <label>
      {words('drills.rate')}
      <input
        type="number"
        min={0.1}
        max={60}
        step="any"
        list="drill-rates"
        value={rate}
        onChange={({ target }) => setNumber(target.value, onChange)}
      />
      <datalist id="drill-rates">
        {RATES.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </label>
  );
}

function setNumber(text: string, onChange: (rate: number) => void): void {
  const rate = Number(text);
  if (text !== '' && Number.isFinite(rate)) onChange(rate);
}
