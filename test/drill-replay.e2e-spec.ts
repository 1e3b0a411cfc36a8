import type { ReplayDto } from '../src/drills/replay/replay.dto.ts';
import type { MarkingOutcomeDto } from '../src/cases/markings.dto.ts';
import { startApp, type TestApp } from './support/app.ts';
import { boardAfter, boardRead } from './support/board-at-end.ts';
import { DrillRun } from './support/drill-run.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { playDrill } from './support/played-drill.ts';
import { until } from './support/until.ts';

const MINUTE = 60_000;

/** A shipped drill as its good team plays it, with what people do besides: marks, merges, what is put off, what is undone. */
describe('the replay of a run', () => {
  let app: TestApp;
  let director: TestPerson;
  const players = new Map<string, TestPerson>();
  let second: TestPerson;
  let run: DrillRun;

  const seen = async (who: DrillRun, cell?: string): Promise<ReplayDto> => {
    const { status, body } = await who.get<ReplayDto>(`replay${cell === undefined ? '' : `?cell=${cell}`}`);
    expect({ status, error: (body as { error?: unknown }).error }).toEqual({ status: 200, error: undefined });
    return body;
  };

  beforeAll(async () => {
    app = await startApp({ drillsFolder: 'config/drills' });
    director = await signUp(app, { organisation: 'kr-cert', roles: ['drill_controller'] });
    for (const [cell, organisation] of [
      ['PORT', 'kr-port-soc'],
      ['SG', 'sg-cert'],
      ['SGPORT', 'sg-port-soc'],
    ] as const) {
      players.set(cell, await signUp(app, { organisation, roles: ['lead', 'liaison'] }));
    }
    second = await signUp(app, { organisation: 'sg-port-soc', roles: ['liaison'] });
    run = await DrillRun.make(app, director, {
      template: 'port-crane-attack',
      designator: 'CRANE 1',
      members: [
        ...[...players].map(([cell, { accountId }]) => ({ account: accountId, cell, role: 'player' as const })),
        { account: second.accountId, cell: 'SGPORT', role: 'player' },
      ],
    });
    // Or the director would know none of their sites.
    for (const person of players.values()) {
      const how = { token: null, headers: { cookie: person.cookie } };
      expect((await app.post(`/api/v1/realms/${run.realm}/agreement`, {}, how)).status).toBeLessThan(300);
    }
  });
  afterAll(() => app?.close());

  it('is told while it runs to those who see all of it, and to nobody who plays', async () => {
    expect((await seen(run)).steps.map(({ said }) => said?.type)).toContain('drill.created');
    const early = await run.as(players.get('PORT')!).get('replay');
    expect(early).toMatchObject({ status: 409, body: { error: { code: 'not_over' } } });
    expect((await app.get(`/api/v1/drills/runs/${run.id}/replay`, run.outside())).status).toBe(404);
  });

  it('is played', async () => {
    const played = await playDrill(app.baseUrl, run, director, {
      drill: 'port-crane-attack',
      team: 'good',
      rate: 60,
      untilMs: 58 * MINUTE,
      players,
      besides: { afterMs: 36 * MINUTE, act: meddle },
    });
    expect(played.failed).toEqual([]);
    await quiet();
    await run.clock({ type: 'endex', reason: 'The drill has come to its end' });
    await until(async () => ((await run.get<{ final: boolean }>('score')).body.final ? true : undefined), 40_000);
  }, 150_000);

  it('comes to what each player reads at ENDEX, by folding nothing but the story', async () => {
    for (const [cell, person] of players) {
      const player = run.as(person);
      const { steps, cells, lanes } = await seen(player);
      const told = boardAfter(steps);
      expect({ cell, ...told }).toEqual({ cell, ...(await boardRead(player)) });
      expect({ cell, cells, lanes: lanes.map((lane) => lane.cell) }).toEqual({ cell, cells: [cell], lanes: [cell] });
      // Whoever sees the whole run sees with these eyes what they saw.
      expect(boardAfter((await seen(run, cell)).steps)).toEqual(told);
    }
    const { steps, lanes } = await seen(run);
    const { cases, alerts } = boardAfter(steps);
    const { shares: _, ...read } = await boardRead(run);
    expect({ cases, alerts }).toEqual(read);
    expect(lanes.map((lane) => lane.cell)).toEqual([...players.keys()]);
    const types = new Set<string | undefined>(steps.map(({ said }) => said?.type));
    for (const type of ['case.merged', 'case.unmerged', 'case.marked', 'triage.changed', 'share.received']) {
      expect(types).toContain(type);
    }
  });

  /** What people do besides what the script of their team says. */
  async function meddle(): Promise<void> {
    const port = run.as(players.get('PORT')!);
    const list = await port.api<{ items: { id: string; status: string; version: number }[] }>('GET', '/api/v1/cases');
    const open = list.body.items.filter(({ status }) => status !== 'closed' && status !== 'merged');
    const [first, other] = open;
    const done = async (who: DrillRun, path: string, body: object): Promise<unknown> => {
      const answer = await who.api('POST', `/api/v1/${path}`, body);
      if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    };
    const act = (who: DrillRun, action: object, id: string): Promise<unknown> =>
      done(who, 'queue/actions', { items: [{ kind: 'case', id }], action });
    await done(port, `cases/${first!.id}/severity`, { severity: 99, reason: 'It is worse' });
    await act(port, { type: 'snooze', until: new Date(Date.now() + 3_600_000).toISOString() }, first!.id);
    await done(port, `cases/${other!.id}/merge`, { into: first!.id, reason: 'The same' });
    await until(async () => {
      const { body } = await port.api<{ status: string }>('GET', `/api/v1/cases/${other!.id}`);
      return body.status === 'merged' ? true : undefined;
    });
    await done(port, `cases/${other!.id}/unmerge`, { reason: 'Not the same' });
    await act(port, { type: 'wake' }, first!.id);
    const terminal = run.as(players.get('SGPORT')!);
    const theirs = await terminal.api<{ items: { id: string; organisation: { code: string } }[] }>(
      'GET',
      '/api/v1/cases',
    );
    for (const { id } of theirs.body.items.filter(({ organisation }) => organisation.code === 'sg-port-soc')) {
      const mark = (tlp: string): Promise<MarkingOutcomeDto> =>
        done(terminal, `cases/${id}/marking`, { tlp, reason: 'As agreed' }) as Promise<MarkingOutcomeDto>;
      await mark('RED');
      const { requestId } = await mark('GREEN');
      await done(run.as(second), `marking-requests/${requestId}/confirm`, { reason: 'Checked' });
    }
  }

  /** Nothing was written down for two seconds. */
  async function quiet(): Promise<void> {
    let head = '';
    await until(async () => {
      const [row] = await app.db.query<{ head: string }>('SELECT head FROM journal_heads WHERE realm = $1', [
        run.realm,
      ]);
      const same = row?.head === head;
      head = row?.head ?? '';
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      return same ? true : undefined;
    }, 60_000);
  }
});
