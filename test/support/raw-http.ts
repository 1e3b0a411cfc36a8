import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

/**
 * Sends bytes as they are and reads what comes until the server closes, so that nothing on our side tidies an address
 * or a header up. Undefined when it closes without a word.
 */
export function sendRaw(baseUrl: string, bytes: string): Promise<RawAnswer | undefined> {
  return new Promise((resolve, reject) => {
    const socket = openSocket(baseUrl);
    const parts: Buffer[] = [];
    socket.on('data', (part: Buffer) => parts.push(part));
    // A server that refuses may close before it has read all we sent; what it said is here all the same.
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(parse(Buffer.concat(parts).toString('latin1'))));
    socket.setTimeout(20_000, () => socket.destroy().emit('slow'));
    socket.once('slow', () => reject(new Error(`No answer to ${bytes.slice(0, 200)}`)));
    socket.once('connect', () => socket.write(bytes, 'latin1'));
  });
}

/** One request that asks for the connection to be closed, with its address as it is. */
export function rawRequest(
  baseUrl: string,
  method: string,
  target: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<RawAnswer | undefined> {
  const fields = { host: new URL(baseUrl).host, connection: 'close', ...headers };
  const length = body === '' ? [] : [`content-length: ${Buffer.byteLength(body, 'latin1')}`];
  const lines = [...Object.entries(fields).map(([name, value]) => `${name}: ${value}`), ...length];
  return sendRaw(baseUrl, `${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}

export function openSocket(baseUrl: string): Socket {
  const { hostname, port } = new URL(baseUrl);
  return connect(Number(port), hostname);
}

function parse(text: string): RawAnswer | undefined {
  const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
  if (status === undefined) return undefined;
  const end = text.indexOf('\r\n\r\n');
  const headers = text
    .slice(0, end)
    .split('\r\n')
    .slice(1)
    .map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
  return { status: Number(status), headers: Object.fromEntries(headers), body: text.slice(end + 4) };
}
