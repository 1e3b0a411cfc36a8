/**
 * Sends a storm at a rate that does not depend on the answers, as a process of its own: `fork(…)`, then one {@link SendOrder}
 * for each run. A post that finds no free connection waits, and its time runs from when it was due. What was refused is made again
 * when it is sent again, with the time at which it happened.
 */
import { Connection } from './connection.ts';
import { isTurnedAway, Lane, type LaneTerms, type Post } from './lane.ts';
import { alertText, isCompared, stormAlert, type StormShape } from './sightings.ts';

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
  /** Of all gateways together, each of which has its share. */
  connections: number;
  /** Each gateway has one connection more, for critical alerts alone: what of them waits goes in one post. */
  apart: boolean;
  /** Of the sightings that are not critical, one in so many is told of in the result. */
  sample: number;
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
  /** Numbers and due times of the alerts that are compared, those of one sighting in the order they were posted. */
  sent: { indices: Int32Array; at: Float64Array };
  /** From due time to answer, of posts that were accepted. */
  answers: Float64Array;
}

const now = (): number => performance.timeOrigin + performance.now();

process.on('message', (order: SendOrder) => {
  void send(order).then((result) => process.send?.(result));
});

async function send(order: SendOrder): Promise<SendResult> {
  const { shape, alerts, rate, perPost } = order;
  const counts = { accepted: 0, statuses: {} as Record<string, number>, unadvised: 0 };
  const [indices, at, answers]: number[][] = [[], [], []];
  let began = 0;
  let done: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (done = resolve));
  const dueOf = (index: number): number => (rate === 0 ? began : began + (index * 1_000) / rate);

  const answered: LaneTerms['answered'] = (post, answer) => {
    counts.statuses[answer.status] = (counts.statuses[answer.status] ?? 0) + 1;
    if (answer.status === 200) {
      answers?.push(now() - post.due);
      counts.accepted += post.indices.length;
    } else if (!isTurnedAway(answer)) throw new Error(`Answered ${answer.status}`);
    else if (answer.retryAfter === undefined) counts.unadvised += 1;
    if (counts.accepted === alerts) done();
  };
  const connections: Connection[] = [];
  const lane = async (site: number, many: number, joined: number): Promise<Lane> => {
    const own: Connection[] = [];
    for (let count = 0; count < many; count += 1) own.push(await Connection.open(order.port));
    connections.push(...own);
    return new Lane(own, { bytes: (list) => request(order, site, list, dueOf), answered, joined });
  };
  const gateways: { bulk: Lane; urgent: Lane; gathered: number[] }[] = [];
  for (let site = 0; site < shape.sites; site += 1) {
    const bulk = await lane(site, Math.ceil(order.connections / shape.sites), 1);
    gateways.push({ bulk, urgent: order.apart ? await lane(site, 1, perPost) : bulk, gathered: [] });
  }

  const put = (to: Lane, post: Post): void => {
    to.put(post);
    for (const index of post.indices) {
      if (!isCompared(stormAlert(index, shape).sighting, order.sample)) continue;
      indices?.push(index);
      at?.push(post.due);
    }
  };
  const make = (index: number): void => {
    const { site, kind } = stormAlert(index, shape);
    const gateway = gateways[site];
    if (!gateway) return;
    if (order.apart && kind === 'critical') return put(gateway.urgent, { indices: [index], due: dueOf(index) });
    gateway.gathered.push(index);
    if (gateway.gathered.length < perPost) return;
    put(gateway.bulk, { indices: gateway.gathered, due: dueOf(index) });
    gateway.gathered = [];
  };

  let made = 0;
  began = now();
  const step = (): void => {
    const due = rate === 0 ? alerts : Math.min(alerts, ((now() - began) / 1_000) * rate);
    for (; made < due; made += 1) make(made);
    if (made < alerts) setTimeout(step, 1);
    else {
      for (const { bulk, gathered } of gateways) {
        if (gathered.length > 0) put(bulk, { indices: gathered, due: dueOf(alerts - 1) });
      }
    }
    // A gateway hands over first what is urgent.
    for (const { urgent } of gateways) urgent.go();
    for (const { bulk } of gateways) bulk.go();
  };
  step();
  await over;
  const ended = now();
  for (const connection of connections) connection.close();
  const sent = { indices: Int32Array.from(indices ?? []), at: Float64Array.from(at ?? []) };
  return { began, ended, ...counts, sent, answers: Float64Array.from(answers ?? []) };
}

function request(
  { path, keys, run, shape }: SendOrder,
  site: number,
  indices: readonly number[],
  dueOf: (index: number) => number,
): Buffer {
  const texts = indices.map((index) => alertText(index, run, shape, new Date(dueOf(index))));
  const body = texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(',')}]`;
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: storm\r\nAuthorization: Bearer ${keys[site]}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
