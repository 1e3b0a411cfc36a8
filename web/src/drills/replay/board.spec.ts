import { Boards, inOrder, messagesUntil, namesIn, stepsUntil } from './board.ts';
import type { BoardCase, StoryStep } from './contract.ts';

const row = (number: number, more: Partial<BoardCase> = {}): BoardCase => ({
  id: `c${number % 37}`,
  number,
  title: '',
  severity: number % 100,
  priority: 2,
  status: 'new',
  closeReason: null,
  assignee: null,
  acknowledgedBy: null,
  snoozedUntil: null,
  mergedInto: null,
  site: '',
  siteId: null,
  nation: 'SG',
  organisationId: '',
  tlp: 'AMBER',
  alerts: 1,
  knownTo: [],
  ...more,
});

/** Two thousand changes of 37 cases, some of which go now and then. */
const STEPS: StoryStep[] = Array.from({ length: 2_000 }, (_, seq) => ({
  seq,
  atWall: 1_000 + seq,
  atSimMs: seq,
  cases: [row(seq)],
  ...(seq % 11 === 0 && { gone: { cases: [`c${(seq * 7) % 37}`] } }),
}));

/** The board by nothing but the rule. */
function plain(count: number): Map<string, BoardCase> {
  const cases = new Map<string, BoardCase>();
  for (const step of STEPS.slice(0, count)) {
    for (const one of step.cases ?? []) cases.set(one.id, one);
    for (const id of step.gone?.cases ?? []) cases.delete(id);
  }
  return cases;
}

describe('boards of a story', () => {
  it('are the same however one comes to them', () => {
    const boards = new Boards(STEPS);
    for (const count of [0, 1, 199, 200, 201, 1_999, 200, 3, 2_000, 1_000, 1_001, 0]) {
      expect(boards.after(count).cases).toEqual(plain(count));
    }
  });

  it('take far less than a picture of a browser, also far back', () => {
    const boards = new Boards(STEPS);
    const began = performance.now();
    for (let at = 2_000; at >= 0; at -= 10) boards.after(at);
    expect((performance.now() - began) / 200).toBeLessThan(16);
  });

  it('know how many steps lie before an instant', () => {
    expect([0, 1_000, 1_001, 2_999, 9_999].map((wall) => stepsUntil(STEPS, wall))).toEqual([0, 1, 2, 2_000, 2_000]);
  });

  it('put what is urgent first, what is closed last, and leave out what was merged', () => {
    const rows = [row(1, { status: 'closed' }), row(2, { status: 'merged' }), row(3, { priority: 3 }), row(4), row(5)];
    expect(inOrder(rows).map(({ number }) => number)).toEqual([5, 4, 3, 1]);
  });

  it('tell messages newest first, and names of people', () => {
    const said = { type: 'case.noted', actor: { id: 'person:1', name: 'Mei' }, caseId: null, text: '' };
    const message = { item: 'M-1', cell: 'port', channel: 'message', title: 'First', body: '', from: '' };
    const steps: StoryStep[] = [
      { seq: 1, atWall: 1, atSimMs: 1, said, message },
      { seq: 2, atWall: 2, atSimMs: 2, message: { ...message, title: 'Second' } },
      { seq: 3, atWall: 3, atSimMs: 3, message: { ...message, title: 'Third' } },
    ];
    expect(messagesUntil(steps, 2).map(({ title }) => title)).toEqual(['Second', 'First']);
    expect(namesIn(steps).get('person:1')).toBe('Mei');
  });
});
