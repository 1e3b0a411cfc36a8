import { VirtualNetwork } from '../../test/support/virtual-network.ts';
import { Outbox } from './outbox.ts';
import { textFrame } from './text-frame.ts';

const limits = { bufferBytes: 100, hopelessBytes: 400, patienceMs: 60_000 };
const frame = (bytes: number): Buffer => textFrame(JSON.stringify('x'.repeat(bytes - 4)));

function outbox() {
  const network = new VirtualNetwork();
  const clock = { now: 0 };
  let drains = 0;
  const box = new Outbox(
    network,
    limits,
    () => clock.now,
    () => (drains += 1),
  );
  return { network, clock, box, drains: () => drains };
}

describe('Outbox', () => {
  it('is full above its buffer and roomy again at half of it', () => {
    const { network, box, drains } = outbox();
    for (let count = 0; count < 10; count += 1) {
      expect(box.roomy).toBe(true);
      box.send(frame(10));
    }
    box.send(frame(10));
    expect(box.roomy).toBe(false);
    network.take(5);
    expect(box.roomy).toBe(false);
    expect(drains()).toBe(0);
    network.take(1);
    expect(box.roomy).toBe(true);
    expect(drains()).toBe(1);
    network.take();
    expect(drains()).toBe(1);
  });

  it('gives up a client that takes nothing for a minute', () => {
    const { clock, box } = outbox();
    clock.now = 1_000_000;
    box.send(frame(10));
    clock.now += 59_999;
    expect(box.hopeless()).toBeUndefined();
    clock.now += 1;
    expect(box.hopeless()).toMatch(/Nothing was taken/);
  });

  it('does not give up a client that had nothing to take', () => {
    const { network, clock, box } = outbox();
    box.send(frame(10));
    network.take();
    clock.now = 3_600_000;
    expect(box.hopeless()).toBeUndefined();
    box.send(frame(10));
    expect(box.hopeless()).toBeUndefined();
  });

  it('gives up a client that takes a little but stays full for a minute', () => {
    const { network, clock, box } = outbox();
    for (let count = 0; count < 20; count += 1) box.send(frame(10));
    clock.now = 30_000;
    network.take(3);
    clock.now = 60_000;
    expect(box.hopeless()).toMatch(/Too slow/);
  });

  it('gives up a client with far too much unsent', () => {
    const { box } = outbox();
    box.send(frame(401));
    expect(box.hopeless()).toMatch(/Too much/);
  });
});
