import type { Settings } from '../../config/settings.ts';
import { Clock } from '../../src/common/clock.ts';
import type { ChannelDto, CreatedChannelDto } from '../../src/notifications/channel.dto.ts';
import type { DeliveryDto, DeliveryPageDto } from '../../src/notifications/delivery.dto.ts';
import type { RuleDto } from '../../src/notifications/rule.dto.ts';
import { nativeAlert, sendBytes } from './alerts.ts';
import { startApp, type TestApp } from './app.ts';
import { HookReceiver } from './hook-receiver.ts';
import { bySession, signUp, type TestPerson } from './people.ts';
import { until } from './until.ts';

/** A running node whose receivers are real servers on loopback, and people of two organisations of Singapore. */
export class NoticeWorld {
  private constructor(
    readonly app: TestApp,
    readonly hooks: HookReceiver,
    /** Lead of the national CERT. */
    readonly lead: TestPerson,
    private readonly keys = new Map<string, string>(),
  ) {}

  static async start(overrides: Partial<Settings> = {}): Promise<NoticeWorld> {
    const hooks = await HookReceiver.start();
    const app = await startApp({
      outboundOrigins: [hooks.origin],
      outboundNetworks: ['127.0.0.0/8'],
      notifyRetryMs: 20,
      notifyAttempts: 4,
      ...overrides,
    });
    return new NoticeWorld(app, hooks, await signUp(app, { organisation: 'sg-cert', roles: ['lead'] }));
  }

  /** @throws Error when it is refused. */
  async ask<Body>(person: TestPerson, method: string, path: string, body?: unknown): Promise<Body> {
    const options = { ...bySession(person.cookie), ...(body === undefined ? {} : { body }) };
    const answer = await this.app.request<Body>(method, `/api/v1/${path}`, options);
    if (answer.status < 300) return answer.body;
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  webhook(name: string, more: object = {}, person = this.lead): Promise<CreatedChannelDto> {
    const url = `${this.hooks.origin}/${name}`;
    return this.ask(person, 'POST', 'notifications/channels', { kind: 'webhook', name, url, ...more });
  }

  rule(channels: readonly ChannelDto[], more: object = {}, person = this.lead): Promise<RuleDto> {
    const channelIds = channels.map(({ id }) => id);
    const body = { name: 'rule', events: ['case_opened'], channelIds, ...more };
    return this.ask(person, 'POST', 'notifications/rules', body);
  }

  /** Opens a case through intake and correlation, and waits for it; its id and display id. */
  async openCase(site: string, title: string, severity = 85, tlp?: string): Promise<{ id: string; displayId: string }> {
    let key = this.keys.get(site);
    if (key === undefined) this.keys.set(site, (key = await this.app.keyOf(site, 'suricata')));
    const externalId = `${title}-${this.keys.size}-${Math.random()}`;
    const value = `host-${externalId}`;
    const alert = nativeAlert(externalId, { title, severity, entities: [{ type: 'host', value, role: 'source' }] });
    const sent = await sendBytes(this.app, key, JSON.stringify({ ...alert, ...(tlp && { tlp }) }));
    if (sent.body.accepted !== 1) throw new Error(`The alert was not accepted: ${JSON.stringify(sent.body)}`);
    return until(async () => {
      const [row] = await this.app.db.query<{ id: string; number: string }>(
        'SELECT c.id, c.number FROM cases c JOIN alert_links l ON l.group_id = c.id WHERE l.alert_id = $1',
        [sent.body.results[0]?.id],
      );
      return row && { id: row.id, displayId: `BW-${row.number}` };
    });
  }

  deliveries(person = this.lead, query = ''): Promise<DeliveryDto[]> {
    return this.ask<DeliveryPageDto>(person, 'GET', `notifications/deliveries?limit=500${query}`).then(
      ({ items }) => items,
    );
  }

  /** The deliveries of a channel once all of them have come to this state. */
  settled(channelId: string, state: string, count = 1, person = this.lead): Promise<DeliveryDto[]> {
    return until(async () => {
      const found = await this.deliveries(person, `&channelId=${channelId}`);
      return found.length >= count && found.every((one) => one.state === state) ? found : undefined;
    });
  }

  /** Puts the server's clock ahead while something is done. */
  async later<T>(minutes: number, work: () => Promise<T>): Promise<T> {
    const clock = this.app.app.get(Clock, { strict: false });
    clock.now = () => new Date(Date.now() + minutes * 60_000);
    try {
      return await work();
    } finally {
      Reflect.deleteProperty(clock, 'now');
    }
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.hooks.close();
  }
}
