/**
 * Sends a storm at a rate that does not depend on the answers, as a process of its own: `fork(…)`, then one {@link SendOrder}
 * for each run. A post that finds no free connection waits, and its time runs from when it was due.
 */
import { Socket } from 'node:net';
import { alertText, stormAlert, type StormShape } from './sightings.ts';

export interface SendOrder {
  port: number;
  path: string;
  /** One sensor key per site, in order. */
  keys: readonly string[];
  run: string;
  shape: StormShape;
  /** Alerts a second; 0: as fast as answers come. */
  rate: number;
  perPost: number;
  /** Alerts in all. */
  alerts: number;
  connections: number;
  /** Critical alerts go in posts of their own, as a gateway that knows them sends them. */
  apart: boolean;
}

/** What became of the run. Times are of the system's clock in milliseconds, with a fraction. */
export interface SendResult {
  began: number;
  ended: number;
  accepted: number;
  /** Answers by status. */
  statuses: Record<string, number>;
  /** 429 and 503 without a `Retry-After`. */
  unadvised: number;
  /** Numbers and due times of the alerts in the order they were posted: site by site, post by post. */
  sent: { index: number; at: number }[];
  /** From due time to answer, of posts that were accepted. */
  answers: number[];
}

interface Post {
  indices: number[];
  site: number;
  due: number;
  bytes?: Buffer;
}

const now = (): number => performance.timeOrigin + performance.now();

process.on('message', (order: SendOrder) => {
  void send(order).then((result) => process.send?.(result));
});

async function send(order: SendOrder): Promise<SendResult> {
  const result: SendResult = { began: now(), ended: 0, accepted: 0, statuses: {}, unadvised: 0, sent: [], answers: [] };
  const gathered = new Map<string, Post>();
  const waiting: Post[] = [];
  let head = 0;
  const idle: Connection[] = [];
  let made = 0;
  let open = 0;
  let done: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (done = resolve));

  const dispatch = (): void => {
    while (idle.length > 0 && head < waiting.length) {
      const post = waiting[head++] as Post;
      if (head > 4_096) {
        waiting.splice(0, head);
        head = 0;
      }
      void deliver(idle.pop() as Connection, post);
    }
  };
  const deliver = async (connection: Connection, post: Post): Promise<void> => {
    post.bytes ??= request(order, post);
    const { status, retryAfter } = await connection.post(post.bytes);
    result.statuses[status] = (result.statuses[status] ?? 0) + 1;
    if (status === 200) {
      result.answers.push(now() - post.due);
      result.accepted += post.indices.length;
      open -= 1;
    } else if (status === 429 || status === 503) {
      if (retryAfter === undefined) result.unadvised += 1;
      // As told; the time of the alerts still runs from when they were first due.
      setTimeout(
        () => {
          waiting.push(post);
          dispatch();
        },
        (retryAfter ?? 1) * 1_000,
      );
    } else throw new Error(`Answered ${status}`);
    idle.push(connection);
    dispatch();
    if (made >= order.alerts && open === 0) done();
  };
  const finish = (post: Post): void => {
    for (const index of post.indices) result.sent.push({ index, at: post.due });
    open += 1;
    waiting.push(post);
  };
  const make = (due: number): void => {
    const index = made++;
    const { site, kind } = stormAlert(index, order.shape);
    if (order.apart && kind === 'critical') return finish({ indices: [index], site, due });
    const post = gathered.get(String(site)) ?? { indices: [], site, due };
    post.indices.push(index);
    if (post.indices.length >= order.perPost) {
      gathered.delete(String(site));
      post.due = due;
      finish(post);
    } else gathered.set(String(site), post);
  };

  for (let count = 0; count < order.connections; count += 1) idle.push(await Connection.open(order.port));
  const connections = [...idle];
  result.began = now();
  const step = (): void => {
    const due = order.rate === 0 ? order.alerts : ((now() - result.began) / 1_000) * order.rate;
    const at = now();
    while (made < Math.min(due, order.alerts)) make(at);
    if (made >= order.alerts) {
      for (const post of gathered.values()) finish(post);
      gathered.clear();
    } else setTimeout(step, 1);
    dispatch();
  };
  step();
  await over;
  result.ended = now();
  for (const connection of connections) connection.close();
  return result;
}

function request({ path, keys, run, shape }: SendOrder, { indices, site }: Post): Buffer {
  const texts = indices.map((index) => alertText(index, run, shape));
  const body = texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(',')}]`;
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: storm\r\nAuthorization: Bearer ${keys[site]}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** One HTTP/1.1 connection that is kept, and no more of the protocol than the answers need: cheap, so that the server is measured. */
class Connection {
  private taken: Buffer = Buffer.alloc(0);
  private answered: ((answer: { status: number; retryAfter?: number }) => void) | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('error', (error) => {
      throw error;
    });
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = new Socket();
      socket.once('error', reject);
      socket.connect(port, '127.0.0.1', () => {
        socket.off('error', reject);
        resolve(new Connection(socket));
      });
    });
  }

  post(bytes: Buffer): Promise<{ status: number; retryAfter?: number }> {
    return new Promise((resolve) => {
      this.answered = resolve;
      this.socket.write(bytes);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.taken = this.taken.length === 0 ? chunk : Buffer.concat([this.taken, chunk]);
    const end = this.taken.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.taken.toString('latin1', 0, end);
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
    if (this.taken.length < end + 4 + length) return;
    this.taken = this.taken.subarray(end + 4 + length);
    const advice = /^retry-after: *(\d+)/im.exec(head)?.[1];
    const status = Number(head.slice(9, 12));
    const answered = this.answered;
    this.answered = undefined;
    answered?.(advice === undefined ? { status } : { status, retryAfter: Number(advice) });
  }
}
