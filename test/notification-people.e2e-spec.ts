import type { NotificationPageDto } from '../src/notifications/feed.dto.ts';
import { LiveClient } from './support/live-client.ts';
import { headerOf, MailReceiver } from './support/mail-receiver.ts';
import { NoticeWorld } from './support/notice-world.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { until } from './support/until.ts';

describe('notifications of people', () => {
  let world: NoticeWorld;
  let mail: MailReceiver;
  let mei: TestPerson;
  let jo: TestPerson;

  beforeAll(async () => {
    mail = await MailReceiver.start();
    world = await NoticeWorld.start({
      smtpHost: '127.0.0.1',
      smtpPort: mail.port,
      smtpSecurity: 'none',
      mailFrom: 'breakwater@cert.example',
    });
    mei = await signUp(world.app, { organisation: 'sg-cert', roles: ['analyst'], login: 'mei.tan', name: 'Mei Tan' });
    jo = await signUp(world.app, { organisation: 'sg-grid', roles: ['analyst'], login: 'jo.lim', name: 'Jo Lim' });
    await world.app.db.query(`UPDATE accounts SET email = login || '@cert.example'`);
  });
  afterAll(async () => {
    await world?.close();
    await mail?.close();
  });

  const feed = (person: TestPerson, query = ''): Promise<NotificationPageDto> =>
    world.ask<NotificationPageDto>(person, 'GET', `notifications?${query}`);
  const toldOf = (person: TestPerson, kind: string): Promise<NotificationPageDto> =>
    until(async () => {
      const page = await feed(person);
      return page.items.some((item) => item.kind === kind) ? page : undefined;
    });
  const mailsTo = (person: TestPerson): typeof mail.received =>
    mail.received.filter(({ to }) => to.includes(`${person.login}@cert.example`));
  const prefer = (person: TestPerson, more: object = {}): Promise<unknown> =>
    world.ask(person, 'PUT', 'notifications/preferences', {
      mail: true,
      mailInExercises: false,
      timezone: 'Asia/Singapore',
      quietHours: null,
      breakThrough: 101,
      ...more,
    });

  it('tell whom a case is given to, in the console, live, and by mail, and nobody else', async () => {
    const sockets = {
      mei: await LiveClient.subscribed(world.app, {}, { token: mei.token }),
      lead: await LiveClient.subscribed(world.app, {}, { token: world.lead.token }),
    };
    const { id, displayId } = await world.openCase('SGJUR', 'Given to Mei');
    await world.ask(world.lead, 'POST', `cases/${id}/assign`, { assignee: mei.actorId });
    const page = await toldOf(mei, 'case_assigned');
    expect(page).toMatchObject({ unread: 1, items: [{ case: { displayId, id }, count: 1, readAt: null }] });
    const received = (client: LiveClient) =>
      client.frames
        .flatMap((frame) => (frame.type === 'events' ? frame.events : []))
        .filter(({ type }) => type === 'notification.received');
    const told = await until(async () => Promise.resolve(received(sockets.mei)[0]));
    expect(told).toMatchObject({ caseId: null, data: { notificationId: page.items[0]!.id, to: mei.accountId } });
    const [letter] = await mail.next();
    expect(letter!.to).toEqual(['mei.tan@cert.example']);
    expect(headerOf(letter!.raw, 'Subject')).toMatch(
      new RegExp(`^Assigned: ${displayId} \\[SGJUR\\] severity \\d+: Given to Mei`),
    );
    expect(headerOf(letter!.raw, 'Message-ID')).toMatch(/^<[0-9a-f-]{36}@cert\.example>$/);
    // The lead is of the same organisation, sees RED, and learns nothing of it.
    expect(received(sockets.lead)).toEqual([]);
    expect((await feed(world.lead)).items).toEqual([]);
    const timeline = await world.ask<{ items: { type: string }[] }>(world.lead, 'GET', `cases/${id}/timeline`);
    expect(timeline.items.map(({ type }) => type)).not.toContain('notification.received');
    const left = await world.ask(mei, 'POST', 'notifications/read', { ids: [page.items[0]!.id] });
    expect(left).toEqual({ unread: 0 });
    expect((await feed(mei, 'unread=true')).items).toEqual([]);
    for (const socket of Object.values(sockets)) socket.socket.close();
  });

  it('tell whom a note mentions, unless the note is not for them', async () => {
    const { id } = await world.openCase('SGKEP', 'Mentions');
    const note = (body: string, more: object = {}): Promise<{ id: string }> =>
      world.ask(world.lead, 'POST', `cases/${id}/notes`, { body, ...more });
    await note('For ourselves: @mei.tan and @jo.lim', { tlp: 'AMBER+STRICT' }).catch(() => undefined);
    const open = await note('Have a look, @Mei.Tan, @jo.lim; mail a@mei.tan');
    const own = await toldOf(mei, 'mention');
    expect(own.items.filter(({ kind }) => kind === 'mention').map(({ noteId }) => noteId)).toContain(open.id);
    const other = await toldOf(jo, 'mention');
    // Jo's organisation is none of the note's that is strictly for its owner.
    expect(other.items.map(({ noteId }) => noteId)).toEqual([open.id]);
    // What was told vanishes with what it tells of.
    const port = await signUp(world.app, { organisation: 'sg-port-soc', roles: ['lead'] });
    await world.ask(port, 'POST', `cases/${id}/marking`, { tlp: 'AMBER+STRICT', reason: 'for ourselves' });
    expect(await feed(jo)).toMatchObject({ items: [], unread: 0 });
  });

  it('hold mail back in quiet hours, save what is severe enough', async () => {
    // Quiet for ten hours around now.
    const wall = (hours: number): string => new Date(Date.now() + (8 + hours) * 3_600_000).toISOString().slice(11, 16);
    await prefer(mei, { quietHours: { from: wall(-5), to: wall(5) } });
    // What earlier cases are told of may still be on its way.
    const about = (title: string): number =>
      mailsTo(mei).filter(({ raw }) => headerOf(raw, 'Subject').includes(title)).length;
    const { id } = await world.openCase('SGJUR', 'Minor, in the night');
    await world.ask(world.lead, 'POST', `cases/${id}/assign`, { assignee: mei.actorId });
    const held = await until(async () => (await world.deliveries(mei)).find(({ reason }) => reason === 'quiet_hours'));
    expect(held).toMatchObject({ state: 'pending', attempts: 0, subjectId: id });
    expect(Date.parse(held.dueAt) - Date.now()).toBeGreaterThan(4 * 3_600_000);
    expect(about('Minor, in the night')).toBe(0);
    await prefer(mei, { quietHours: { from: wall(-5), to: wall(5) }, breakThrough: 60 });
    const grave = await world.openCase('SGJUR', 'Grave, in the night');
    await world.ask(world.lead, 'POST', `cases/${grave.id}/assign`, { assignee: mei.actorId });
    await until(async () => Promise.resolve(about('Grave, in the night') > 0 ? true : undefined));
    expect(about('Minor, in the night')).toBe(0);
    // Nobody else sees what is mailed to Mei.
    expect((await world.deliveries()).filter(({ accountId }) => accountId !== null)).toEqual([]);
    await prefer(mei, { mail: false });
  });

  it('go on asking until somebody acknowledges the case', async () => {
    const first = await world.webhook('step-1');
    const second = await world.webhook('step-2');
    const opened = await world.webhook('step-0');
    await world.rule([opened], {
      events: ['case_opened'],
      minSeverity: 80,
      escalation: [
        { afterMinutes: 5, channelIds: [first.id], accountIds: [mei.accountId] },
        { afterMinutes: 30, channelIds: [second.id] },
      ],
    });
    const { id, displayId } = await world.openCase('SGJUR', 'Nobody looks', 90);
    await world.hooks.next('/step-0');
    expect(world.hooks.on('/step-1')).toEqual([]);
    await world.later(6, async () => {
      const [hook] = await world.hooks.next('/step-1');
      expect(JSON.parse(hook!.body)).toMatchObject({
        type: 'case.escalated',
        data: { subject: expect.stringMatching(new RegExp(`^Nobody has acknowledged ${displayId} `)) },
      });
    });
    await toldOf(mei, 'escalated');
    await world.ask(world.lead, 'POST', `cases/${id}/acknowledge`, {});
    await world.later(31, async () => {
      await until(async () => {
        const [row] = await world.app.db.query<{ ended_why: string | null }>(
          'SELECT ended_why FROM notification_escalations WHERE case_id = $1',
          [id],
        );
        return row?.ended_why === 'acknowledged' ? true : undefined;
      });
    });
    expect(world.hooks.on('/step-2')).toEqual([]);
  });

  it('mail a team by a channel without showing who else gets it; what the server refuses is not tried again', async () => {
    const addresses = ['shift@cert.example', 'deputy@cert.example'];
    const channel = await world.ask<{ id: string; target: string }>(world.lead, 'POST', 'notifications/channels', {
      kind: 'mail',
      name: 'shift',
      addresses,
    });
    const test = (): Promise<unknown> => world.ask(world.lead, 'POST', `notifications/channels/${channel.id}/test`);
    await test();
    await world.settled(channel.id, 'delivered');
    const letter = mail.received.find(({ to }) => to.includes('shift@cert.example'))!;
    expect(letter.to.toSorted()).toEqual(addresses.toSorted());
    expect(letter.raw).not.toContain('deputy@');
    mail.refuseWith = 550;
    await test();
    const failed = await until(async () =>
      (await world.deliveries(world.lead, `&channelId=${channel.id}`)).find(({ state }) => state === 'failed'),
    );
    expect(failed).toMatchObject({ attempts: 1, reason: 'mail_refused', lastError: 'The mail server answered 550' });
    mail.refuseWith = undefined;
  });

  it('take preferences that mean something, from whoever has an account', async () => {
    const refused = async (more: object): Promise<unknown> => prefer(jo, more).catch((error: Error) => error.message);
    expect(await refused({ timezone: 'Mars/Olympus' })).toContain('unknown_timezone');
    expect(await refused({ quietHours: { from: '22:00', to: '22:00' } })).toContain('no_span');
    expect(await refused({ quietHours: { from: '25:00', to: '07:00' } })).toContain('400');
    expect((await world.app.get('/api/v1/notifications/preferences')).status).toBe(404);
  });
});
