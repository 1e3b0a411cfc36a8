import type { JournalEvent } from '../src/journal/journal-event.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { LiveClient } from './support/live-client.ts';
import { act, alertOf, done, QueueDesk, soon, type Subject } from './support/queue-acts.ts';
import { until } from './support/until.ts';

/** Within this long something that was put off is back, in milliseconds; twice that on a machine that is busy. */
const BACK_WITHIN_MS = 2_000;

describe('what was put off', () => {
  let desk: QueueDesk;
  let feed: LiveClient;
  let stranger: LiveClient;
  let key: string;
  beforeAll(async () => {
    desk = await QueueDesk.open();
    key = await desk.app.keyOf('KRPUS', 'suricata');
    feed = await LiveClient.subscribed(desk.app, {}, { token: desk.analyst.person.token });
    stranger = await LiveClient.subscribed(desk.app, {}, { token: desk.singapore.person.token });
  });
  afterAll(async () => {
    await feed?.end();
    await stranger?.end();
    await desk?.close();
  });

  const events = (client: LiveClient, { id }: Subject, change: string): JournalEvent[] =>
    client.frames
      .flatMap((frame) => (frame.type === 'events' ? frame.events : []))
      .filter(({ type, data }) => type === 'triage.changed' && data['id'] === id && data['change'] === change);
  const woken = async (subject: Subject): Promise<JournalEvent> => {
    await feed.until(() => events(feed, subject, 'woken').length > 0, `the waking of ${subject.kind}`);
    return events(feed, subject, 'woken')[0]!;
  };

  it('comes back when its time has come, and the feed says so within two seconds', async () => {
    const subjects = [await desk.waiting(), await desk.opened()];
    const due = Date.now() + 1_500;
    await done(act(desk.analyst, { type: 'snooze', until: new Date(due).toISOString() }, subjects));
    for (const subject of subjects) {
      const event = await woken(subject);
      const late = Date.parse(event.recordedAt) - due;
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(2 * BACK_WITHIN_MS);
      expect(event).toMatchObject({
        actor: { id: 'system:triage' },
        data: { snoozedUntil: null, reason: 'The time it was put off to has come' },
      });
      expect((await desk.row(subject)).snoozedUntil).toBeNull();
      expect(events(feed, subject, 'snoozed')).toMatchObject([{ actor: { id: desk.analyst.person.actorId } }]);
    }
    expect(stranger.seqs).toEqual([]);
  });

  /** An alert and what repeats it: the same signature of the same sensor about the same thing. */
  async function repeated(externalId: string, severity: number, changes: object = {}): Promise<string> {
    const alert = nativeAlert(externalId, {
      severity,
      signature: 'wake:1',
      entities: [{ type: 'user', value: 'wake', role: 'source' }],
      ...changes,
    });
    const { body } = await sendBytes(desk.app, key, JSON.stringify(alert));
    const id = body.results[0]?.id ?? '';
    await until(async () => (await desk.app.db.query('SELECT 1 FROM alert_links WHERE alert_id = $1', [id]))[0]);
    return id;
  }

  it('comes back when a repeat is of a higher class, with the reason, and not for one that is not', async () => {
    const head = alertOf(await repeated('wake-1', 25));
    await done(act(desk.analyst, { type: 'snooze', until: soon(60) }, [head]));
    await repeated('wake-2', 35);
    await new Promise((resolve) => setTimeout(resolve, BACK_WITHIN_MS));
    expect((await desk.row(head)).snoozedUntil).not.toBeNull();
    expect((await desk.row(head)).count).toBe(2);
    await repeated('wake-3', 55);
    const event = await woken(head);
    expect(event.data['reason']).toBe('Its severity went from low to medium while it was put off');
    expect((await desk.row(head)).snoozedUntil).toBeNull();
  });

  it('stays put off under the head that came late', async () => {
    const entities = [{ type: 'user', value: 'late', role: 'source' }];
    const at = (seconds: number): string => new Date(Date.now() - seconds * 1_000).toISOString();
    const first = await repeated('late-1', 25, { signature: 'wake:2', entities, occurredAt: at(10) });
    await done(act(desk.analyst, { type: 'snooze', until: soon(60) }, [alertOf(first)]));
    await done(act(desk.analyst, { type: 'acknowledge' }, [alertOf(first)]));
    const earlier = await repeated('late-2', 25, { signature: 'wake:2', entities, occurredAt: at(40) });
    const row = await desk.row(alertOf(earlier));
    expect(row).toMatchObject({ count: 2, assignee: { id: desk.analyst.person.actorId } });
    expect(row.snoozedUntil).not.toBeNull();
    expect((await desk.lead.get(`/api/v1/queue/alert/${first}`)).status).toBe(404);
    // Whoever still knows it by its former name acts on the same thing.
    await done(act(desk.lead, { type: 'wake' }, [alertOf(first)]));
    expect((await desk.row(alertOf(earlier))).snoozedUntil).toBeNull();
  });

  it('is not touched in an exercise by what people of the live realm do', async () => {
    const alert = await desk.waiting();
    await desk.app.db.query(`INSERT INTO realms (realm, kind) VALUES ('exercise-1', 'exercise')`);
    await desk.app.db.query(`INSERT INTO journal_heads (realm) VALUES ('exercise-1')`);
    const [copy] = await desk.app.db.query<{ id: string }>(
      `INSERT INTO alerts SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'realm',
         'exercise-1'))).* FROM alerts a WHERE id = $1 RETURNING id`,
      [alert.id],
    );
    const answer = await done(act(desk.lead, { type: 'acknowledge' }, [alertOf(copy!.id), alert]));
    expect(answer.items).toMatchObject([{ code: 'not_found' }, { outcome: 'done' }]);
    await desk.app.db.query(
      `INSERT INTO triage_dispositions (realm, nation, kind, subject_id, snoozed_until, snoozed_by, snoozed_class, updated_at)
       VALUES ('exercise-1', 'KR', 'alert', $1, now() - interval '1 minute', '{"id":"person:x","name":"X"}', 4, now())`,
      [copy!.id],
    );
    await until(async () => {
      const [row] = await desk.app.db.query<{ asleep: boolean }>(
        `SELECT snoozed_until IS NOT NULL AS asleep FROM triage_dispositions WHERE subject_id = $1`,
        [copy!.id],
      );
      return row?.asleep === false ? true : undefined;
    });
    const told = await desk.app.db.query(`SELECT 1 FROM journal WHERE realm = 'live' AND data->>'id' = $1`, [copy!.id]);
    expect(told).toEqual([]);
  });
});
