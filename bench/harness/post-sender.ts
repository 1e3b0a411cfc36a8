/** The process behind `PostSender`: takes a load over its channel, posts it, and answers with what became of it. */
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ALERT_TEXTS, RequestTemplate } from './alert-template.ts';
import { quantile } from './figure.ts';
import { HttpConnection } from './http-connection.ts';
import { type PostLoad, type PostOutcome, steadyNow } from './post-load.ts';

/** Alerts with other addresses in them, taken in turns. */
const TEMPLATES = 2_000;

process.on('message', (load: PostLoad) => {
  post(load).then(
    (outcome) => process.send?.(outcome),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.on('disconnect', () => process.exit());

async function post(load: PostLoad): Promise<PostOutcome> {
  const {
    port,
    key,
    path = '/api/v1/alerts',
    connections,
    perPost,
    form = perPost === 1 ? 'bare' : 'array',
    seconds,
    rate,
  } = load;
  const headers = {
    host: `127.0.0.1:${port}`,
    'content-type': form === 'ndjson' ? 'application/x-ndjson' : 'application/json',
    ...(key !== '' && { authorization: `Bearer ${key}` }),
    ...load.headers,
  };
  const head = [`POST ${path} HTTP/1.1`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  // As many alerts, whether they come singly or by the hundred.
  const count = Math.max(16, Math.trunc(TEMPLATES / perPost));
  const templates = Array.from(
    { length: count },
    () => new RequestTemplate(head, perPost, load.alwaysArray ? 'array' : form, ALERT_TEXTS[load.text ?? 'plain']),
  );
  const open = await Promise.all(Array.from({ length: connections }, () => HttpConnection.open(port)));
  const run = randomBytes(10).toString('hex');
  const times: number[] = [];
  let sent = 0;
  let posts = 0;
  let acknowledged = 0;
  let refused = 0;
  const sentAt: number[] = [];
  const nextId = (): string => `${run}-${String((sent += 1)).padStart(11, '0')}`;
  const step = rate === undefined ? 0 : (perPost / rate) * 1_000;
  const before = process.cpuUsage();
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  const work = async (connection: HttpConnection): Promise<void> => {
    for (;;) {
      const due = step === 0 ? performance.now() : begun + posts * step;
      if (due >= until || performance.now() >= until + 2_000) return;
      posts += 1;
      const first = sent;
      const request = templates[posts % count]?.next(nextId);
      if (!request) return;
      // From when it was due, where no connection was free then: a slow answer must not hide what it holds up. Where one was, from
      // when it went, since how late the sender's own timer fires is not the server's doing.
      let started = due;
      const early = due - performance.now();
      if (early > 0) {
        await delay(early);
        started = performance.now();
      }
      const stamp = steadyNow() - (performance.now() - started);
      for (let at = first; at < first + perPost; at += 1) sentAt[at] = stamp;
      const { status } = await connection.send(request);
      times.push(performance.now() - started);
      if (status === 200 || status === 202) acknowledged += perPost;
      else refused += perPost;
    }
  };
  await Promise.all(open.map(work));
  const elapsed = Math.max(seconds, (performance.now() - begun) / 1_000);
  const { user, system } = process.cpuUsage(before);
  for (const connection of open) connection.close();
  return {
    rate: acknowledged / elapsed,
    acknowledged,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    max: quantile(times, 1),
    refused,
    senderMicros: (user + system) / Math.max(1, sent),
    run,
    sentAt,
  };
}
