import { journalEvent } from '../../../test/support/journal-events.ts';
import type { JournalEvent } from '../../journal/journal-event.ts';
import type { ReplayGate } from './replay-gate.ts';
import { buildStory, type StoryStep } from './story.ts';

const REALM = 'exercise:1';
const START = Date.parse('2026-11-29T08:00:00.000Z');
const PORT = '0198a000-0000-7000-8000-00000000aaaa';
const CERT = '0198a000-0000-7000-8000-00000000bbbb';
const CASE = '0198a000-0000-7000-8000-0000000000c1';
const OTHER = '0198a000-0000-7000-8000-0000000000c2';
const ALERT = '0198a000-0000-7000-8000-0000000000a1';
const clock = [{ seq: 1, type: 'startex' as const, wallAt: START, rate: 6, actor: 'person:d', reason: null }];
const names = {
  organisations: new Map([
    [PORT, 'sg-port-soc'],
    [CERT, 'sg-cert'],
  ]),
  packages: new Map(),
};

/** Entries a second apart, numbered from one. */
function journal(...entries: Partial<JournalEvent>[]): JournalEvent[] {
  return entries.map((entry, index) =>
    journalEvent(index + 1, {
      realm: REALM,
      nation: 'SG',
      organisationId: PORT,
      tlp: 'AMBER',
      recordedAt: new Date(START + (index + 1) * 1_000).toISOString(),
      ...entry,
    }),
  );
}

function gate(organisationId: string, more: Partial<ReplayGate> = {}): ReplayGate {
  return {
    sight: { realm: REALM, nation: 'SG', organisationId, clearance: 'standard' },
    whole: false,
    accounts: new Set(),
    alerts: true,
    releases: true,
    shares: true,
    now: null,
    ...more,
  };
}

const KOREA = gate(CERT, { sight: { realm: REALM, nation: 'KR', organisationId: CERT, clearance: 'red' } });

function story(entries: JournalEvent[], eyes: ReplayGate, markings: [string, string][] = []): StoryStep[] {
  return buildStory({ entries, markings: new Map(markings), gate: eyes, names, clock });
}

/** Numbers of cases and titles of alerts on the board after each step, by the number of its entry. */
function boards(steps: StoryStep[]): Record<number, string> {
  const cases = new Map<string, string>();
  const alerts = new Map<string, string>();
  return Object.fromEntries(
    steps.map((step) => {
      for (const row of step.cases ?? []) cases.set(row.id, `BW-${row.number} ${row.status} ${row.alerts}`);
      for (const row of step.alerts ?? []) alerts.set(row.id, row.title);
      for (const id of step.gone?.cases ?? []) cases.delete(id);
      for (const id of step.gone?.alerts ?? []) alerts.delete(id);
      return [step.seq, [...cases.values(), ...alerts.values()].join(', ')];
    }),
  );
}

const opened = (id: string, number: number, more: Partial<JournalEvent> = {}): Partial<JournalEvent> => ({
  type: 'case.opened',
  caseId: id,
  data: { number, title: `Case ${number}`, severity: 60, priority: 2, site: 'SGJUR', factors: [] },
  ...more,
});
const waiting = { type: 'alert.waiting', data: { alertId: ALERT, title: 'Scan', severity: 30 } } as const;
const linked = (caseId: string) => ({ type: 'alert.linked', caseId, data: { alertId: ALERT, title: 'Scan' } }) as const;
const marked = (from: string, to: string, tlp: string) =>
  ({
    type: 'case.marked',
    caseId: CASE,
    tlp,
    data: { number: 1, from, to, pap: { from: 'CLEAR', to: 'CLEAR' } },
  }) as const;

describe('buildStory', () => {
  it('tells each thing while those eyes saw it as it was marked then', () => {
    const entries = journal(
      waiting,
      opened(CASE, 1),
      linked(CASE),
      marked('AMBER', 'AMBER+STRICT', 'AMBER+STRICT'),
      marked('AMBER+STRICT', 'GREEN', 'AMBER+STRICT'),
    );
    expect(boards(story(entries, gate(PORT)))).toEqual({
      1: 'Scan',
      2: 'BW-1 new 0, Scan',
      3: 'BW-1 new 1',
      4: 'BW-1 new 1',
      5: 'BW-1 new 1',
    });
    // To the CERT the case was gone for a while, and what is in it waited, as it does for whoever sees no case.
    const seen = story(entries, gate(CERT));
    expect(boards(seen)).toEqual({ 1: 'Scan', 2: 'BW-1 new 0, Scan', 3: 'BW-1 new 1', 4: 'Scan', 5: 'BW-1 new 1' });
    expect(seen.map(({ said }) => said?.type)).toEqual([
      'alert.waiting',
      'case.opened',
      'alert.linked',
      // What was told of it is not for them, though its row is.
      undefined,
      undefined,
    ]);
    expect(story(entries, KOREA)).toEqual([]);
  });

  it('withholds from whoever plays what they see no more, as if it had never been', () => {
    const entries = journal(waiting, opened(CASE, 1), linked(CASE), opened(OTHER, 2));
    const now = {
      entries: new Set([4]),
      cases: new Set([OTHER]),
      alerts: new Set<string>(),
      shares: new Set<string>(),
    };
    const steps = story(entries, gate(PORT, { now }));
    expect(steps.map(({ seq, cases }) => [seq, cases?.map(({ number }) => number)])).toEqual([[4, [2]]]);
    expect(JSON.stringify(steps)).not.toContain('Scan');
  });

  it('shows an alert that was raised as it came, and not from then on', () => {
    const raise = { type: 'alert.marked', tlp: 'RED', data: { alertId: ALERT, from: 'AMBER', to: 'RED' } } as const;
    expect(boards(story(journal(waiting, raise), gate(CERT), [[ALERT, 'AMBER']]))).toEqual({ 1: 'Scan', 2: '' });
  });

  it('moves alerts with merges, gives them back, and keeps statuses', () => {
    const merged = { type: 'case.merged', caseId: OTHER, data: { number: 2, into: CASE, intoNumber: 1 } } as const;
    const undone: Partial<JournalEvent> = {
      type: 'case.unmerged',
      caseId: OTHER,
      data: { caseId: OTHER, number: 2, survivorId: CASE, survivorNumber: 1, alertIds: [ALERT] },
    };
    const triaged = {
      type: 'case.status_changed',
      caseId: OTHER,
      data: { number: 2, from: 'new', to: 'triaged' },
    } as const;
    const repeated = {
      type: 'alert.repeated',
      caseId: OTHER,
      data: { alertId: ALERT, title: 'Scan', total: 7 },
    } as const;
    const steps = story(
      journal(opened(CASE, 1), opened(OTHER, 2), linked(OTHER), triaged, repeated, merged, undone, undone),
      gate(PORT),
    );
    expect(boards(steps)).toMatchObject({
      5: 'BW-1 new 0, BW-2 triaged 7',
      6: 'BW-1 new 7, BW-2 merged 0',
      7: 'BW-1 new 0, BW-2 triaged 7',
    });
    expect(steps.find(({ seq }) => seq === 6)?.cases?.find(({ number }) => number === 2)?.mergedInto).toBe(1);
  });

  it('says to whom a case was released, to its owners, and that a package came, to those it came to', () => {
    const at = '2026-11-29T08:00:03.000Z';
    const release = { at, caseId: CASE, data: { releaseId: 'r1', version: 1, packages: [] } };
    const share = { at, nation: 'KR', organisationId: '00000000-0000-0000-0000-000000000000', tlp: 'GREEN' };
    const entries = journal(
      opened(CASE, 1),
      { type: 'release.published', ...release },
      { type: 'share.received', ...share, data: { shareId: 's1', version: 1 } },
      { type: 'share.withdrawn', ...share, at: '2026-11-29T08:09:00.000Z', data: { shareId: 's1', version: 1 } },
    );
    const known = (eyes: ReplayGate): unknown =>
      story(entries, eyes).map(({ seq, cases, shares, gone }) => [
        seq,
        cases?.[0]?.knownTo,
        shares?.length,
        gone?.shares,
      ]);
    expect(known(gate(PORT))).toEqual([
      [1, [], undefined, undefined],
      [2, undefined, undefined, undefined],
      [3, ['KR'], undefined, undefined],
      [4, [], undefined, undefined],
    ]);
    expect(known(gate(PORT, { releases: false }))).toEqual([[1, [], undefined, undefined]]);
    expect(known(KOREA)).toEqual([
      [3, undefined, 1, undefined],
      [4, undefined, undefined, ['s1']],
    ]);
  });

  it('tells what is for one person to that person', () => {
    const related = { type: 'share.received', nation: 'KR', organisationId: CERT, tlp: 'RED' } as const;
    const entries = journal({ ...related, data: { shareId: 's1', version: 1, to: 'mei' } });
    expect(story(entries, KOREA)).toEqual([]);
    expect(story(entries, { ...KOREA, accounts: new Set(['mei']) })).toHaveLength(1);
  });

  it('has both clocks on each step', () => {
    expect(story(journal(waiting), gate(PORT))[0]).toMatchObject({ atWall: START + 1_000, atSimMs: 6_000 });
  });
});
