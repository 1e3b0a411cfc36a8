import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { startApp, type TestApp } from './support/app.ts';
import { LiveClient } from './support/live-client.ts';
import { signUp } from './support/people.ts';
import { openSocket, rawRequest } from './support/raw-http.ts';

const MB = 1024 * 1024;

/** The socket as a foreign page, a broken client or an attacker would use it, by the bytes. */
describe('the live socket, from outside', () => {
  let app: TestApp;
  let cookie: string;
  beforeAll(async () => {
    app = await startApp();
    ({ cookie } = await signUp(app, { organisation: 'kr-port-soc', roles: ['analyst'] }));
  });
  afterAll(() => app?.close());

  const upgrade = (headers: Record<string, string>, target = '/live') =>
    rawRequest(app.baseUrl, 'GET', target, {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      ...headers,
    });

  /** An open socket below the library, so that any frame can be written. */
  async function raw(headers: Record<string, string> = {}): Promise<Socket> {
    const socket = openSocket(app.baseUrl);
    socket.on('error', () => undefined);
    const fields = {
      host: new URL(app.baseUrl).host,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      authorization: `Bearer ${app.operatorToken}`,
      ...headers,
    };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
    socket.write(`GET /live HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    const [head] = (await once(socket, 'data')) as [Buffer];
    expect(head.toString('latin1')).toMatch(/^HTTP\/1\.1 101 /);
    return socket;
  }

  /** The code with which the server closes the socket; 0 when it closes it without one. */
  async function closeCode(socket: Socket): Promise<number> {
    const parts: Buffer[] = [];
    socket.on('data', (part: Buffer) => parts.push(part));
    await Promise.race([once(socket, 'close'), once(socket, 'end'), delay(8_000, undefined, { ref: false })]);
    const said = Buffer.concat(parts);
    const at = said.lastIndexOf(0x88);
    return at >= 0 && at + 4 <= said.length ? said.readUInt16BE(at + 2) : 0;
  }

  const frame = (firstByte: number, payload: Buffer, masked = true): Buffer => {
    const mask = Buffer.from([1, 2, 3, 4]);
    const bit = masked ? 0x80 : 0;
    const length =
      payload.length < 126 ? [bit | payload.length] : [bit | 126, payload.length >> 8, payload.length & 255];
    const body = masked ? payload.map((byte, index) => byte ^ mask[index % 4]!) : payload;
    return Buffer.concat([Buffer.from([firstByte, ...length]), masked ? mask : Buffer.alloc(0), body]);
  };

  it.each([
    ['a foreign page', 'https://evil.example'],
    ['a page without an origin of its own', 'null'],
    ['our host as the start of another', 'HERE.evil.example'],
    ['our host as the user of another', 'HERE@evil.example'],
    ['our host under another port', 'http://127.0.0.1:1'],
    ['a page of a browser extension', 'chrome-extension://abc'],
    ['a file', 'file://'],
    ['nonsense', 'nonsense'],
    ['nothing', ''],
  ])('is not opened to %s, not even with the cookie of somebody who is signed in', async (_who, spelling) => {
    const origin = spelling.replace('HERE', app.baseUrl);
    const credentials: Record<string, string>[] = [{ cookie }, { authorization: `Bearer ${app.operatorToken}` }, {}];
    for (const credential of credentials) {
      const answer = await upgrade({ origin, ...credential });
      expect([answer?.status, JSON.parse(answer?.body ?? '{}')]).toMatchObject([
        403,
        { error: { code: 'foreign_origin' } },
      ]);
    }
  });

  it('is opened to our own page by the session, and to nobody by one that is not', async () => {
    const client = await LiveClient.open(app, { token: null, headers: { cookie, origin: app.baseUrl } });
    await client.next('welcome');
    await client.end();
    for (const wrong of [`${cookie}x`, `breakwater=${'A'.repeat(43)}`, `__Host-breakwater=${'A'.repeat(43)}`]) {
      expect((await upgrade({ cookie: wrong, origin: app.baseUrl }))?.status).toBe(401);
    }
  });

  it('is opened at no other address and by no other means', async () => {
    for (const target of [
      '/live/',
      '//live',
      '/LIVE',
      '/live/x',
      '/live;a',
      '/%6cive',
      '/',
      '/api/v1/cases',
      '/live%00',
    ]) {
      const answer = await upgrade({ authorization: `Bearer ${app.operatorToken}` }, target);
      expect([target, answer?.status]).toEqual([target, 404]);
    }
    for (const query of [`token=${app.operatorToken}`, `access_token=${app.operatorToken}`]) {
      const client = new WebSocket(`${app.baseUrl.replace('http', 'ws')}/live?${query}`);
      const [first] = (await Promise.race([once(client, 'message'), delay(1_000, ['nothing'])])) as [unknown];
      expect(String(first)).not.toContain('welcome');
      client.terminate();
    }
    expect(
      (await upgrade({ 'sec-websocket-version': '7', authorization: `Bearer ${app.operatorToken}` }))?.status,
    ).toBe(400);
    expect(
      (await upgrade({ 'sec-websocket-key': 'short', authorization: `Bearer ${app.operatorToken}` }))?.status,
    ).toBe(400);
  });

  it('compresses nothing, whatever is offered: a small message cannot become a large one', async () => {
    const client = await LiveClient.open(app, { perMessageDeflate: true });
    expect(client.socket.extensions).toBe('');
    await client.end();
    const compressed = await raw({ 'sec-websocket-extensions': 'permessage-deflate; client_max_window_bits' });
    compressed.write(frame(0xc1, Buffer.from([0x4a, 0x4c])));
    expect(await closeCode(compressed)).toBe(1002);
  });

  it('does not take in 60 MB, announced or in pieces', async () => {
    const before = process.memoryUsage().rss;
    for (let turn = 0; turn < 5; turn += 1) {
      const socket = await raw();
      const head = Buffer.alloc(14);
      head.writeUInt8(0x81, 0);
      head.writeUInt8(0x80 | 127, 1);
      head.writeBigUInt64BE(BigInt(60 * MB), 2);
      socket.write(head);
      const code = closeCode(socket);
      const chunk = Buffer.alloc(64 * 1024, 0x20);
      for (let sent = 0; sent < 60 * MB && !socket.destroyed && socket.writable; sent += chunk.length) {
        if (!socket.write(chunk)) await Promise.race([once(socket, 'drain').catch(() => undefined), delay(200)]);
      }
      expect(await code).toBe(1009);
      socket.destroy();
    }
    // The sender lives in this process too and has its buffers.
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MB);
  }, 60_000);

  it.each<[string, (socket: Socket) => void, number]>([
    [
      'a length beyond all numbers',
      (socket) => socket.write(Buffer.from([0x81, 0xff, ...Array(8).fill(0xff), 1, 2, 3, 4])),
      1009,
    ],
    ['a frame without a mask', (socket) => socket.write(frame(0x81, Buffer.from('{}'), false)), 1002],
    ['a reserved bit', (socket) => socket.write(frame(0xa1, Buffer.from('{}'))), 1002],
    ['an opcode nobody has', (socket) => socket.write(frame(0x83, Buffer.from('{}'))), 1002],
    ['a piece of nothing', (socket) => socket.write(frame(0x80, Buffer.from('x'))), 1002],
    ['a ping in pieces', (socket) => socket.write(frame(0x09, Buffer.from('x'))), 1002],
    ['a ping that is too long', (socket) => socket.write(frame(0x89, Buffer.alloc(126))), 1002],
    ['a closing with half a code', (socket) => socket.write(frame(0x88, Buffer.from([3]))), 1002],
    ['a closing with a code nobody may send', (socket) => socket.write(frame(0x88, Buffer.from([3, 0xed]))), 1002],
    [
      'a flood of empty pieces',
      (socket) => {
        socket.write(frame(0x01, Buffer.alloc(0)));
        for (let count = 0; count < 5_000; count += 1) socket.write(frame(0x00, Buffer.alloc(0)));
      },
      1008,
    ],
  ])('is closed on %s, with the reason, and others go on', async (_what, send, code) => {
    const other = await LiveClient.subscribed(app);
    const socket = await raw();
    const closed = closeCode(socket);
    send(socket);
    expect(await closed).toBe(code);
    socket.destroy();
    other.send({ type: 'ping' });
    await other.next('pong');
    await other.end();
  });

  it('outlives a flood of pings from one that reads nothing', async () => {
    const socket = await raw();
    socket.pause();
    const before = process.memoryUsage().rss;
    const ping = frame(0x89, Buffer.alloc(120));
    const flood = Buffer.concat(Array.from({ length: 500 }, () => ping));
    // Its answers pile up, until it is cut off.
    for (let turn = 0; turn < 400 && !socket.destroyed && socket.writable; turn += 1) {
      if (!socket.write(flood)) await Promise.race([once(socket, 'drain').catch(() => undefined), delay(200)]);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * MB);
    const other = await LiveClient.subscribed(app);
    await other.end();
    socket.destroy();
  });

  it('is not held by what only half opens it', async () => {
    const halves = Array.from({ length: 50 }, () => {
      const socket = openSocket(app.baseUrl);
      socket.on('error', () => undefined);
      socket.write('GET /live HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\n');
      return socket;
    });
    await delay(100);
    const client = await LiveClient.subscribed(app);
    await client.end();
    for (const socket of halves) socket.destroy();
  });
});
