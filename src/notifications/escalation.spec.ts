import { escalate, type EscalatedCase } from './escalation.ts';

const minutes = (count: number): Date => new Date(Date.UTC(2026, 2, 2) + count * 60_000);
const steps = [5, 15, 60].map((afterMinutes) => ({
  afterMinutes,
  channelIds: [`after ${afterMinutes}`],
  accountIds: [],
}));
const open: EscalatedCase = { acknowledged: false, over: false };

/** Runs a clock over a case that is acknowledged at a minute, looking every `every` minutes; what was done when. */
function run(acknowledgedAt: number, every: number, away: [number, number] = [0, 0]): string[] {
  const done: string[] = [];
  const state = { startedAt: minutes(0), stepsDone: 0 };
  for (let now = 0; now <= 120; now += every) {
    if (now > away[0] && now < away[1]) continue;
    const move = escalate(steps, state, { ...open, acknowledged: now >= acknowledgedAt }, minutes(now));
    if (move.do === 'wait') continue;
    if (move.do === 'end') return [...done, `${now} ${move.why}`];
    done.push(`${now} ${move.step.channelIds[0]}`);
    state.stepsDone = move.number;
  }
  return done;
}

describe('escalation', () => {
  it('asks further at each step’s time, until there is nobody left to ask', () => {
    expect(run(1_000, 1)).toEqual(['5 after 5', '15 after 15', '60 after 60', '61 exhausted']);
  });

  it('ends when somebody acknowledges the case', () => {
    expect(run(4, 1)).toEqual(['4 acknowledged']);
    expect(run(20, 1)).toEqual(['5 after 5', '15 after 15', '20 acknowledged']);
  });

  it('leaves no step out after an outage, and takes one at a time', () => {
    expect(run(1_000, 1, [3, 70])).toEqual(['70 after 5', '71 after 15', '72 after 60', '73 exhausted']);
  });

  it('says when the next step is due, and ends with the case', () => {
    const state = { startedAt: minutes(0), stepsDone: 0 };
    expect(escalate(steps, state, open, minutes(1))).toEqual({ do: 'wait', until: minutes(5) });
    expect(escalate(steps, state, open, minutes(5))).toMatchObject({ do: 'step', number: 1, next: minutes(15) });
    expect(escalate(steps, state, { acknowledged: false, over: true }, minutes(5))).toEqual({
      do: 'end',
      why: 'case_over',
    });
    expect(escalate([], state, open, minutes(5))).toEqual({ do: 'end', why: 'exhausted' });
  });
});
