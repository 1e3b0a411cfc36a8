import { Webhook } from 'standardwebhooks';
import type { ReceivedHook } from './support/hook-receiver.ts';
import { NoticeWorld } from './support/notice-world.ts';

interface Payload {
  type: string;
  timestamp: string;
  data: {
    id: string;
    realm: string;
    exercise: boolean;
    subject: string;
    case: { displayId: string; title: string; severity: number; tlp: string } | null;
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
});
