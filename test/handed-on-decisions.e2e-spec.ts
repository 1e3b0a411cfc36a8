import { nativeAlert, sendBytes } from './support/alerts.ts';
import { alertOf, act, done, QueueDesk, type Subject } from './support/queue-acts.ts';

import { until } from './support/until.ts';

const MINUTE = 60_000;

describe('what people did with alerts that prove to be repeats of earlier ones', () => {
  let desk: QueueDesk;
  beforeAll(async () => {
    desk = await QueueDesk.open();
  });
  afterAll(() => desk?.close());

  it('is told of the head that each came under, several in one step, and in whichever order those arrived', async () => {
    const { analyst, app } = desk;
    const begun = Date.now() - 5 * MINUTE;
    const at = (minute: number): string => new Date(begun + minute * MINUTE).toISOString();
    const sorts = ['handed:a', 'handed:b', 'handed:c'];
    const later: Subject[] = [];
    for (const signature of sorts) later.push(await desk.waiting({ signature, occurredAt: at(3) }));
    const [acknowledged, closed, untouched] = later;
    await done(act(analyst, { type: 'acknowledge' }, [acknowledged ?? alertOf('')]));
    await done(act(analyst, { type: 'close', reason: 'exercise', note: 'Planned' }, [closed ?? alertOf('')]));

    // The first of each gives way twice: to one that happened before it, and that to an earlier still.
    const earlier = sorts.flatMap((signature) =>
      [2, 1].map((minute) =>
        nativeAlert(`${signature} ${minute}`, { signature, occurredAt: at(minute), severity: 30, entities: [] }),
      ),
    );
    const { body } = await sendBytes(app, await app.keyOf('KRPUS', 'suricata'), JSON.stringify(earlier));
    const heads = sorts.map((_, place) => alertOf(body.results[2 * place + 1]?.id ?? ''));
    await until(async () => {
      const rows = await app.db.query<{ heads: string }>(
        'SELECT count(DISTINCT head_id) AS heads FROM alert_links WHERE alert_id = ANY($1::uuid[]) AND head_id = ANY($2::uuid[])',
        [later.map(({ id }) => id), heads.map(({ id }) => id)],
      );
      return Number(rows[0]?.heads) === 3 ? true : undefined;
    });

    const [first, second, third] = await Promise.all(heads.map((head) => desk.row(head)));
    expect(first).toMatchObject({ assignee: { id: analyst.person.actorId }, acknowledgedAt: expect.any(String) });
    expect(second).toMatchObject({
      status: 'closed',
      closed: { reason: 'exercise', by: { id: analyst.person.actorId } },
    });
    expect(third).toMatchObject({ assignee: null, acknowledgedAt: null, closed: null });
    for (const subject of [acknowledged, closed, untouched]) {
      expect((await desk.lead.get(`/api/v1/queue/alert/${subject?.id}`)).status).toBe(404);
    }
  });
});
