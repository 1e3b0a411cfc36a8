import { Webhook } from 'standardwebhooks';
import type { ReceivedHook } from './support/hook-receiver.ts';
import { NoticeWorld } from './support/notice-world.ts';
import { bySession, signUp, type TestPerson } from './support/people.ts';
import { until } from './support/until.ts';

interface Payload {
  type: string;
  timestamp: string;
  data: {
    id: string;
    realm: string;
    exercise: boolean;
    subject: string;
    case: { id: string; displayId: string; title: string; severity: number; tlp: string } | null;
    changes: { type: string; at: string; text: string }[];
    url: string;
  };
}

/** What a receiver that checks signatures makes of a message, by the reference library of Standard Webhooks. */
function verified(secret: string, hook: ReceivedHook): Payload {
  return new Webhook(secret).verify(hook.body, hook.headers as Record<string, string>) as Payload;
}

describe('notifications by webhook', () => {
  let world: NoticeWorld;
  beforeAll(async () => {
    world = await NoticeWorld.start();
  });
  afterAll(() => world?.close());

  it('tell of a case that was opened, signed so that the receiver can tell whom it is from', async () => {
    const channel = await world.webhook('opened');
    await world.rule([channel]);
    const opened = await world.openCase('SGJUR', 'Crane controller takes orders from outside');
    const [hook] = await world.hooks.next('/opened');
    const payload = verified(channel.secret ?? '', hook!);
    expect(payload).toMatchObject({
      type: 'case.opened',
      data: {
        realm: 'live',
        exercise: false,
        subject: expect.stringMatching(new RegExp(`^${opened.displayId} \\[SGJUR\\] severity \\d+: Crane controller`)),
        case: {
          displayId: opened.displayId,
          title: expect.stringMatching(/^Crane controller takes orders from outside/),
        },
        changes: [{ type: 'case.opened' }],
        url: expect.stringMatching(new RegExp(`/cases/${opened.displayId}$`)),
      },
    });
    expect(hook!.headers['webhook-id']).toBe(payload.data.id);
    expect(() => new Webhook('whsec_AAAA').verify(hook!.body, hook!.headers as Record<string, string>)).toThrow();
    const [delivery] = await world.settled(channel.id, 'delivered');
    expect(delivery).toMatchObject({ id: payload.data.id, attempts: 1, displayId: opened.displayId, reason: null });
  });

  it('are tried again under the same id, later and later, until the receiver takes them', async () => {
    world.hooks.answers.set('/flaky', (nth) => (nth < 3 ? { status: 503 } : { status: 200 }));
    const channel = await world.webhook('flaky');
    await world.rule([channel]);
    await world.openCase('SGKEP', 'Flaky receiver');
    const hooks = await world.hooks.next('/flaky', 3);
    const ids = new Set(hooks.map(({ headers }) => headers['webhook-id']));
    expect(ids.size).toBe(1);
    for (const hook of hooks) verified(channel.secret ?? '', hook);
    const [delivery] = await world.settled(channel.id, 'delivered');
    expect(delivery).toMatchObject({ attempts: 3, lastError: null });
  });

  it('are given up after the last attempt, say why, and go out once more by hand under the same id', async () => {
    let broken = true;
    world.hooks.answers.set('/broken', () => ({ status: broken ? 500 : 204 }));
    const channel = await world.webhook('broken');
    const { deliveryId } = await world.ask<{ deliveryId: string }>(
      world.lead,
      'POST',
      `notifications/channels/${channel.id}/test`,
    );
    const [failed] = await world.settled(channel.id, 'failed');
    const lastError = 'The receiver answered 500';
    expect(failed).toMatchObject({ id: deliveryId, attempts: 4, reason: 'given_up', lastError, nextAttemptAt: null });
    broken = false;
    await world.ask(world.lead, 'POST', `notifications/deliveries/${deliveryId}/resend`);
    await world.settled(channel.id, 'delivered');
    const hooks = world.hooks.on('/broken');
    expect(new Set(hooks.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([deliveryId]));
    expect(verified(channel.secret ?? '', hooks.at(-1)!).type).toBe('notification.test');
  });

  it('leave a receiver alone for as long as it asks, with everything, and hold up nobody else', async () => {
    world.hooks.answers.set('/busy', () => ({ status: 429, headers: { 'retry-after': '600' } }));
    const busy = await world.webhook('busy');
    const free = await world.webhook('free');
    const test = (id: string): Promise<unknown> => world.ask(world.lead, 'POST', `notifications/channels/${id}/test`);
    await test(busy.id);
    const [held] = await world.settled(busy.id, 'retrying');
    expect(Date.parse(held!.nextAttemptAt ?? '') - Date.now()).toBeGreaterThan(500_000);
    await test(free.id);
    await world.settled(free.id, 'delivered');
    expect(world.hooks.on('/busy')).toHaveLength(1);
  });

  it('come once per case and window, and what happens meanwhile as one digest', async () => {
    const channel = await world.webhook('grouped');
    await world.rule([channel], { events: ['case_opened', 'severity_raised'], groupMinutes: 30 });
    const { id, displayId } = await world.openCase('SGKEP', 'Grouped case', 70);
    await world.hooks.next('/grouped');
    for (const severity of [96, 97, 98]) {
      await world.ask(world.lead, 'POST', `cases/${id}/severity`, { severity, reason: `raised to ${severity}` });
    }
    const digest = await until(async () => {
      const all = await world.deliveries(world.lead, `&channelId=${channel.id}`);
      const waiting = all.find(({ state }) => state === 'pending');
      return waiting?.events.length === 3 ? waiting : undefined;
    });
    const ahead = Date.parse(digest.dueAt) - Date.now();
    expect(ahead).toBeGreaterThan(29 * 60_000);
    await world.later(31, async () => {
      const [, hook] = await world.hooks.next('/grouped', 2);
      // Signed with the server's clock, which is ahead of the one that would verify it.
      const { type, data } = JSON.parse(hook!.body) as Payload;
      expect(type).toBe('case.digest');
      expect(data.subject).toMatch(new RegExp(`^3 changes in ${displayId} \\[SGKEP\\] severity 98: `));
      expect(data.changes.map(({ text }) => /to (\d+)/.exec(text)?.[1])).toEqual(['96', '97', '98']);
    });
  });

  it('say nothing of a case that was marked up before they went out', async () => {
    const channel = await world.webhook('marked', { enabled: false });
    await world.rule([channel]);
    const port = await signUp(world.app, { organisation: 'sg-port-soc', roles: ['lead'] });
    const { id } = await world.openCase('SGKEP', 'Marked up before it went out');
    await world.settled(channel.id, 'suppressed');
    await world.ask(port, 'POST', `cases/${id}/marking`, { tlp: 'AMBER+STRICT', reason: 'for ourselves' });
    await world.ask(world.lead, 'PATCH', `notifications/channels/${channel.id}`, { enabled: true });
    // The CERT is another organisation than the port's: it sees neither the case nor that it was to be told.
    expect(await world.deliveries(world.lead, `&channelId=${channel.id}`)).toEqual([]);
    await world.app.db.query(
      `UPDATE notification_deliveries SET state = 'pending', attempts = 0, next_attempt_at = now() WHERE channel_id = $1`,
      [channel.id],
    );
    await until(async () => {
      const [row] = await world.app.db.query<{ state: string; reason: string }>(
        'SELECT state, reason FROM notification_deliveries WHERE channel_id = $1',
        [channel.id],
      );
      return row?.state === 'suppressed' && row.reason === 'not_visible' ? row : undefined;
    });
    expect(world.hooks.on('/marked')).toEqual([]);
  });

  it('carry nothing above the marking their channel is set to', async () => {
    const channel = await world.webhook('green', { maxTlp: 'GREEN' });
    await world.rule([channel]);
    await world.openCase('SGKEP', 'An amber case');
    const [delivery] = await world.settled(channel.id, 'suppressed');
    expect(delivery).toMatchObject({ reason: 'above_channel_marking', attempts: 1 });
    expect(world.hooks.on('/green')).toEqual([]);
  });

  it('go to chats in the words of a template, whose address is shown to nobody', async () => {
    const url = `${world.hooks.origin}/chat-T0-secret`;
    const body = { kind: 'chat', name: 'chat', url, template: 'slack' };
    const channel = await world.ask<{ id: string; target: string }>(world.lead, 'POST', 'notifications/channels', body);
    expect(JSON.stringify(channel)).not.toContain('T0-secret');
    expect(channel.target).toBe(world.hooks.origin);
    await world.rule([channel as never]);
    const { displayId } = await world.openCase('SGKEP', 'Scan <!channel> & more');
    const [hook] = await world.hooks.next('/chat-T0-secret');
    const { text } = JSON.parse(hook!.body) as { text: string };
    expect(text).toContain(`*${displayId} [SGKEP]`);
    expect(text).toContain('Scan &lt;!channel&gt; &amp; more');
    const [row] = await world.app.db.query<{ sealed: Buffer }>(
      'SELECT sealed_url AS sealed FROM notification_channels WHERE id = $1',
      [channel.id],
    );
    expect(row!.sealed.toString('latin1')).not.toContain('secret');
  });

  it('are told to the audit trail when they leave, and their channels when they change', async () => {
    const entries = await until(async () => {
      const rows = await world.app.db.query<{ type: string; details: object }>(
        `SELECT type, details FROM audit_entries WHERE organisation_id = $1 AND type IN ('notification.sent',
           'notification.resent', 'settings.changed')`,
        [world.lead.organisationId],
      );
      return rows.length > 10 ? rows : undefined;
    });
    expect(new Set(entries.map(({ type }) => type)).size).toBe(3);
    expect(JSON.stringify(entries)).not.toMatch(/whsec_|T0-secret/);
  });

  it('are set up only to where the server may call, by whom it is granted, and with what is theirs', async () => {
    const refused = async (person: TestPerson, path: string, body: object): Promise<[number, string, string?]> => {
      const answer = await world.app.post(`/api/v1/notifications/${path}`, body, bySession(person.cookie));
      return [answer.status, answer.body.error.code, answer.body.error.field];
    };
    const webhook = { kind: 'webhook', name: 'x', url: `${world.hooks.origin}/x` };
    for (const url of [
      'http://127.0.0.1:1/x',
      'https://169.254.169.254/',
      'file:///etc/passwd',
      'https://u:p@hooks.example/',
    ]) {
      expect(await refused(world.lead, 'channels', { ...webhook, url })).toEqual([400, 'outbound_refused', 'url']);
    }
    expect(await refused(world.lead, 'channels', { ...webhook, addresses: ['a@b.example'] })).toEqual([
      400,
      'not_for_kind',
      'addresses',
    ]);
    expect(await refused(world.lead, 'channels', { ...webhook, kind: 'chat', template: 'icq' })).toEqual([
      400,
      'unknown_template',
      'template',
    ]);
    expect(await refused(world.lead, 'channels', { ...webhook, kind: 'chat', template: 'telegram' })).toEqual([
      400,
      'room_needed',
      'room',
    ]);
    expect(await refused(world.lead, 'channels', { ...webhook, name: 'OPENED' })).toEqual([
      409,
      'already_exists',
      'name',
    ]);
    const analyst = await signUp(world.app, { organisation: 'sg-cert', roles: ['analyst'] });
    expect(await refused(analyst, 'channels', webhook)).toMatchObject([403, 'not_granted']);
    const korean = await signUp(world.app, { organisation: 'kr-cert', roles: ['lead'] });
    const theirs = await world.webhook('korean', {}, korean);
    const rule = { name: 'r', events: ['case_opened'] };
    expect(await refused(world.lead, 'rules', { ...rule, channelIds: [theirs.id] })).toEqual([
      400,
      'unknown_reference',
      'channelIds',
    ]);
    expect(await refused(world.lead, 'rules', { ...rule, accountIds: [korean.accountId] })).toEqual([
      400,
      'unknown_reference',
      'accountIds',
    ]);
    expect(await refused(world.lead, 'rules', rule)).toEqual([400, 'nobody_named', 'channelIds']);
    expect(await refused(world.lead, `channels/${theirs.id}/test`, {})).toMatchObject([404, 'channel_not_found']);
  });
});
