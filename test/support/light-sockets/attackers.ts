/**
 * Sockets that mean harm, in a process of their own, until it is ended: `attackers.ts <port> <token>`. Each kind comes back
 * as soon as it is thrown out. Prints once a second, as JSON, how often each was let in and how often it was thrown out.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const [port = '0', token = ''] = process.argv.slice(2);
const EACH = 20;
const SLOW_HANDSHAKES = 200;
const AGAIN_MS = 50;

const told: Record<string, { opened: number; ended: number; codes: Record<string, number> }> = {};

/** A frame as a client sends it; of the length it claims, or of another. */
function frame(payload: Buffer, { fin = true, opcode = 1, claims = payload.length } = {}): Buffer {
  const small = claims < 126;
  const head = Buffer.alloc(small ? 2 : 10);
  head[0] = (fin ? 0x80 : 0) | opcode;
  head[1] = 0x80 | (small ? claims : 127);
  if (!small) head.writeBigUInt64BE(BigInt(claims), 2);
  const mask = randomBytes(4);
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}

const text = (value: unknown): Buffer => frame(Buffer.from(JSON.stringify(value)));

// Made once: what is to be busy is the server.
const OVERSIZED = [frame(Buffer.alloc(64 * 1024), { claims: 2 ** 31 }), Buffer.alloc(64 * 1024, 0x78)];
const FRAGMENTS = [frame(Buffer.from('x'), { fin: false }), frame(Buffer.from('x'), { fin: false, opcode: 0 })];
const JUNK = frame(Buffer.alloc(60_000, 0x5b));
const PING = frame(Buffer.alloc(100), { opcode: 9 });
const FLOOD = [text({ type: 'subscribe', id: 'f', cursor: 0 }), text({ type: 'unsubscribe', id: 'f' })];

/** What each kind writes, again and again as fast as the socket takes it; nothing for one that keeps silent. */
const KINDS: Record<string, (step: number) => Buffer | undefined> = {
  fragments: (step) => FRAGMENTS[Math.min(step, 1)],
  oversized: (step) => OVERSIZED[Math.min(step, 1)],
  subscribeFlood: (step) => FLOOD[step % 2],
  junk: () => JUNK,
  pings: () => PING,
  mute: () => undefined,
};

function attack(kind: string, write: (step: number) => Buffer | undefined): void {
  const counts = (told[kind] ??= { opened: 0, ended: 0, codes: {} });
  const socket = connect({ port: Number(port), host: '127.0.0.1' });
  const shown = kind === 'mute' ? '' : `Authorization: Bearer ${token}\r\n`;
  socket.write(
    `GET /live HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${shown}\r\n`,
  );
  let opened = false;
  socket.on('data', (data: Buffer) => {
    if (!opened) {
      opened = true;
      counts.opened += 1;
      pour(socket, write);
    }
    // The last frame is the farewell: 0x88, its length, its code.
    const at = data.lastIndexOf(0x88);
    if (at >= 0 && at + 4 <= data.length) {
      const code = data.readUInt16BE(at + 2);
      if (code >= 1000 && code < 5000) counts.codes[code] = (counts.codes[code] ?? 0) + 1;
    }
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    counts.ended += 1;
    setTimeout(() => attack(kind, write), AGAIN_MS);
  });
}

function pour(socket: Socket, write: (step: number) => Buffer | undefined): void {
  let step = 0;
  const more = (): void => {
    for (let count = 0; count < 20 && socket.writable; count += 1) {
      const bytes = write(step++);
      if (!bytes) return;
      if (!socket.write(bytes)) {
        socket.once('drain', more);
        return;
      }
    }
    if (socket.writable) setImmediate(more);
  };
  more();
}

/** Asks to be let in, a letter at a time, and never comes to an end. */
function slowHandshake(): void {
  const counts = (told['slowHandshakes'] ??= { opened: 0, ended: 0, codes: {} });
  const socket = connect({ port: Number(port), host: '127.0.0.1' }, () => (counts.opened += 1));
  socket.write('GET /live HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Slow: ');
  const dripping = setInterval(() => socket.writable && socket.write('a'), 250);
  socket.on('error', () => undefined);
  socket.on('close', () => {
    clearInterval(dripping);
    counts.ended += 1;
    setTimeout(slowHandshake, AGAIN_MS);
  });
}

for (const [kind, write] of Object.entries(KINDS)) for (let count = 0; count < EACH; count += 1) attack(kind, write);
for (let count = 0; count < SLOW_HANDSHAKES; count += 1) slowHandshake();
setInterval(() => process.stdout.write(`${JSON.stringify(told)}\n`), 1_000);
