import { randomUUID } from 'node:crypto';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { correlated } from './support/case-picture.ts';
import { LiveClient } from './support/live-client.ts';
import {
  act,
  alertOf,
  caseOf,
  done,
  outcomes,
  QueueDesk,
  select,
  soon,
  type Subject,
  undo,
} from './support/queue-acts.ts';
import { until } from './support/until.ts';

const PLAIN = 900;
const SECRET = 60;
const ABROAD = 20;
const HANDLED = 20;

/** A thousand things at once, some of which may not be seen, some of which somebody else had first. */
describe('a thousand things of the queue at once', () => {
  let desk: QueueDesk;
  let plain: Subject[];
  let secret: Subject[];
  let abroad: Subject[];
  let handled: Subject[];

  beforeAll(async () => {
    desk = await QueueDesk.open();
    plain = await post('KRPUS', PLAIN, {});
    secret = await post('KRPUS', SECRET, { tlp: 'RED' });
    abroad = await post('SGJUR', ABROAD, {});
    handled = (await post('KRPUS', HANDLED, { severity: 70 })).map(({ id }) => alertOf(id));
    await until(() => correlated(desk.app.db), 60_000);
  }, 120_000);
  afterAll(() => desk?.close());

  async function post(site: string, count: number, changes: object): Promise<Subject[]> {
    const key = await desk.app.keyOf(site, 'suricata');
    const made: Subject[] = [];
    for (let start = 0; start < count; start += 100) {
      const alerts = Array.from({ length: Math.min(100, count - start) }, (_, index) =>
        nativeAlert(`bulk-${site}-${JSON.stringify(changes)}-${start + index}`, {
          severity: 30,
          signature: `bulk:${site}:${JSON.stringify(changes)}:${start + index}`,
          entities: [],
          ...changes,
        }),
      );
      const { body } = await sendBytes(desk.app, key, JSON.stringify(alerts));
      made.push(...body.results.map(({ id }) => alertOf(id ?? '')));
    }
    return made;
  }

  const tally = (words: readonly string[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
    return counts;
  };

  /** In an order that mixes them. */
  const mixed = (): Subject[] =>
    [...plain, ...secret, ...abroad, ...handled].toSorted((a, b) => (a.id.slice(-6) < b.id.slice(-6) ? -1 : 1));

  it('answers for each, in order, and tells each to those who see it, in one order', async () => {
    const feed = await LiveClient.subscribed(desk.app, {}, { token: desk.grid.person.token });
    const stranger = await LiveClient.subscribed(desk.app, {}, { token: desk.singapore.person.token });
    const items = mixed();
    const action = await done(act(desk.analyst, { type: 'acknowledge' }, items));
    expect(action.items.map(({ kind, id }) => ({ kind, id }))).toEqual(items);
    expect(tally(outcomes(action))).toEqual({ done: PLAIN, not_found: SECRET + ABROAD, alert_in_case: HANDLED });
    const [{ head } = { head: '0' }] = await desk.app.db.query<{ head: string }>(
      `SELECT max(seq)::text AS head FROM journal WHERE realm = 'live' AND type = 'triage.changed'`,
    );
    await feed.reach(Number(head));
    const told = feed.frames.flatMap((frame) =>
      frame.type === 'events' ? frame.events.filter(({ type }) => type === 'triage.changed') : [],
    );
    const states = feed.frames.filter(({ type }) => type !== 'heartbeat' && type !== 'events');
    expect(new Set(told.map(({ data }) => data['id']))).toEqual(new Set(plain.map(({ id }) => id)));
    expect(states.map(({ type }) => type)).toEqual(['welcome', 'subscribed']);
    expect(stranger.seqs).toEqual([]);
    await feed.end();
    await stranger.end();

    const undone = await done(undo(desk.analyst, action));
    expect(undone).toMatchObject({ done: PLAIN, refused: 0 });
    const [left] = await desk.app.db.query(
      'SELECT count(*)::int AS left FROM triage_dispositions WHERE acknowledged_at IS NOT NULL',
    );
    expect(left).toEqual({ left: 0 });
  }, 120_000);

  it('of two people at once each thing has one, and nothing is lost between them', async () => {
    const [mine, theirs] = await Promise.all([
      done(act(desk.analyst, { type: 'acknowledge' }, plain)),
      done(act(desk.colleague, { type: 'acknowledge' }, plain.toReversed())),
    ]);
    expect(mine.done + theirs.done).toBe(PLAIN);
    expect(tally([...outcomes(mine), ...outcomes(theirs)])).toEqual({ done: PLAIN, already_acknowledged: PLAIN });
    const [alone, other] = await Promise.all([undo(desk.analyst, mine), undo(desk.colleague, theirs)]);
    expect(alone.body.done + other.body.done).toBe(PLAIN);
  }, 120_000);

  it('is one case for each site, of as many as can be escalated at once', async () => {
    const some = plain.slice(0, 200);
    const action = await done(act(desk.lead, { type: 'escalate' }, [...some, ...secret.slice(0, 5)]));
    expect(action).toMatchObject({ done: 205, refused: 0 });
    const homes = await desk.app.db.query<{ group_id: string; count: number }>(
      `SELECT group_id, count(*)::int FROM alert_links JOIN cases c ON c.id = group_id WHERE alert_id = ANY($1::uuid[])
       GROUP BY group_id`,
      [[...some, ...secret.slice(0, 5)].map(({ id }) => id)],
    );
    expect(homes).toEqual([{ group_id: action.items[0]?.caseId, count: 205 }]);
    // It is as strict as the strictest in it.
    expect((await desk.analyst.get(`/api/v1/cases/${homes[0]?.group_id}`)).status).toBe(404);
    expect((await act(desk.lead, { type: 'escalate' }, plain.slice(0, 501))).body.error.code).toBe('too_many_subjects');
  }, 120_000);

  it('is frozen when it is selected, by name and by filter', async () => {
    const left = plain.slice(200);
    const byName = await select(desk.analyst, left);
    expect(byName.body.count).toBe(left.length);
    const filter = 'is:waiting severity:<=30 sensor:krpus-suricata';
    const byFilter = await desk.analyst.post<{ id: string; count: number }>('/api/v1/queue/selections', { filter });
    const listed = await desk.analyst.get<{ total: number }>(
      `/api/v1/queue?filter=${encodeURIComponent(filter)}&limit=1`,
    );
    expect(byFilter.status).toBe(201);
    expect(byFilter.body.count).toBe(listed.body.total);
    expect(byFilter.body.count).toBeGreaterThanOrEqual(left.length);
    // What comes after is not in it.
    const late = await desk.waiting();
    const snoozed = await desk.analyst.post<{ done: number }>('/api/v1/queue/actions', {
      selectionId: byFilter.body.id,
      action: { type: 'snooze', until: soon(30) },
    });
    expect(snoozed.body.done).toBeGreaterThanOrEqual(left.length);
    expect((await desk.row(late)).snoozedUntil).toBeNull();
    const wrong = await desk.analyst.post('/api/v1/queue/selections', { filter: 'severity:loud' });
    expect([wrong.status, wrong.body.error.field]).toEqual([400, 'filter.severity']);
  }, 120_000);

  it('changes nothing of another nation, whatever ids are named', async () => {
    const state = (): Promise<unknown> =>
      desk.app.db.query(
        `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS word FROM (
           SELECT c::text FROM cases c WHERE nation = 'KR' UNION ALL SELECT a::text FROM alerts a WHERE nation = 'KR'
           UNION ALL SELECT d::text FROM triage_dispositions d WHERE nation = 'KR'
           UNION ALL SELECT x::text FROM decisions x WHERE nation = 'KR'
           UNION ALL SELECT l::text FROM alert_links l WHERE nation = 'KR') t`,
      );
    const found = await desk.opened();
    const mine = await desk.watch.app.db.query<{ id: string }>(
      `SELECT id FROM alerts WHERE nation = 'SG' ORDER BY id LIMIT 1`,
    );
    const before = await state();
    for (const action of [
      { type: 'acknowledge' },
      { type: 'assign', to: desk.singapore.person.accountId },
      { type: 'close', reason: 'other' },
      { type: 'reopen' },
      { type: 'snooze', until: soon(5) },
      { type: 'wake' },
      { type: 'escalate' },
      { type: 'note', text: 'x' },
    ]) {
      const answer = await done(
        act(desk.singapore, action, [plain[0]!, found, alertOf(found.id), caseOf(randomUUID())]),
      );
      expect([action, answer.done]).toEqual([action, 0]);
    }
    for (const type of ['escalate', 'merge']) {
      const answer = await act(desk.singapore, { type, into: found.id }, [alertOf(mine[0]!.id)]);
      expect([type, answer.status, answer.body.error.code]).toEqual([type, 404, 'case_not_found']);
    }
    expect(await state()).toEqual(before);
  });
});
