import type { Operator } from '../access/operator.ts';
import { mayAct } from '../access/policy/decide.ts';
import { DomainError } from '../common/domain-error.ts';
import { decodeClientFrame } from './client-frame.ts';
import {
  type ClientFrame,
  CLOSE_CODES,
  type ServerFrame,
  type SubscribeFrame,
  type UnsubscribeFrame,
} from './live-frame.ts';
import type { LiveLimits } from './live-limits.ts';
import { type FeedTransport, Outbox } from './outbox.ts';
import type { RealmFeed } from './realm-feed.ts';
import type { Standing } from './standing-watch.ts';
import type { Subscription } from './subscription.ts';
import { compileFilter } from './subscription-filter.ts';
import { textFrame } from './text-frame.ts';
import { TokenBucket } from './token-bucket.ts';

export interface SessionTransport extends FeedTransport {
  /** Asks the other side for a sign of life. */
  ping(): void;
  /** Ends without ceremony: the other side is gone. */
  terminate(): void;
  /** Hears no more of one who is being let go and goes on talking; ends it soon, whether it says goodbye or not. */
  stopReading(): void;
}

/** Bytes of a message above the rate that count as one more message. */
const EXCESS_BYTES = 4 * 1024;

/** What a session asks of the rest of the server. */
export interface SessionPorts {
  /** The realm's feed, once it has found its place in the journal. */
  feed(realm: string): Promise<RealmFeed>;
  /** Ids of the sites with these ids or codes; undefined when one of them is not there for this operator. */
  siteIds(operator: Operator, sites: readonly string[]): Promise<string[] | undefined>;
  /** Milliseconds on a clock that never steps. */
  now(): number;
  /** A fault of ours. */
  failed(error: unknown): void;
}

/**
 * One client's socket, from its opening to its end: who it is, its subscriptions, its limits.
 *
 * opened ─ valid token ─▶ welcomed ─ subscribe, unsubscribe, ping ─▶ closed
 *    └─ none in time, or a false one: closed with 4401    └─ signed out: 4401; roles changed: 4403
 */
export class LiveSession implements Standing {
  private readonly outbox: Outbox;
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly rate: TokenBucket;
  private readonly excess: TokenBucket;
  private readonly complaints: TokenBucket;
  private readonly openedAt: number;
  operator: Operator | undefined;
  private feed: RealmFeed | undefined;
  private heardAt: number;
  private turn = 0;
  private ended = false;

  constructor(
    private readonly transport: SessionTransport,
    private readonly limits: LiveLimits,
    private readonly ports: SessionPorts,
  ) {
    this.openedAt = this.heardAt = ports.now();
    this.outbox = new Outbox(
      transport,
      limits,
      () => ports.now(),
      () => this.pump(),
    );
    this.rate = new TokenBucket(limits.burst, limits.perSecond, this.openedAt);
    this.excess = new TokenBucket(limits.flood, 1, this.openedAt);
    // An answer to each message too many would make it worse.
    this.complaints = new TokenBucket(1, 1, this.openedAt);
  }

  get authenticated(): boolean {
    return this.operator !== undefined;
  }

  get open(): boolean {
    return !this.ended;
  }

  /** Bytes on their way that the network has not taken. */
  get unsent(): number {
    return this.transport.unsent;
  }

  get realm(): string | undefined {
    return this.operator?.realm;
  }

  /** A sign of life that is no message; pings count towards the rate, since each is answered. */
  heard(counts: boolean): void {
    this.heardAt = this.ports.now();
    if (counts) this.withinRate(0);
  }

  /** Decodes a message. Undefined when it is refused, which the client has then been told. */
  admit(bytes: Buffer, isBinary: boolean): ClientFrame | undefined {
    this.heardAt = this.ports.now();
    if (this.ended || !this.withinRate(bytes.length)) return undefined;
    try {
      if (isBinary) throw new DomainError('unsupported', 'binary_refused', 'Frames are JSON text');
      return decodeClientFrame(bytes);
    } catch (error) {
      this.fault(error);
      return undefined;
    }
  }

  /** Lets the operator in; undefined is nobody, and the end. */
  async authenticate(operator: Operator | undefined): Promise<void> {
    if (this.operator)
      throw new DomainError('conflict', 'already_authenticated', 'The socket is already authenticated');
    if (!operator) {
      this.refuse();
      return;
    }
    const { allowed } = mayAct(operator, 'case.read');
    if (!allowed) {
      this.forbid('None of your roles allows the live feed');
      return;
    }
    this.operator = operator;
    this.feed = await this.ports.feed(operator.realm);
    const heartbeatSeconds = this.limits.heartbeatMs / 1_000;
    this.send({ type: 'welcome', realm: operator.realm, head: this.feed.position, heartbeatSeconds });
  }

  /** Tells that a valid token is needed, and closes. */
  refuse(): void {
    this.fault(new DomainError('unauthenticated', 'unauthenticated', 'Nobody is signed in'));
    this.close(CLOSE_CODES.unauthenticated, 'Nobody is signed in');
  }

  signedOut(): void {
    this.refuse();
  }

  standingChanged(): void {
    this.forbid('What you may do has changed; open the socket again');
  }

  private forbid(message: string): void {
    this.fault(new DomainError('forbidden', 'not_granted', message));
    this.close(CLOSE_CODES.forbidden, message);
  }

  async subscribe(frame: SubscribeFrame): Promise<void> {
    const { id, cursor } = frame;
    const { operator, feed } = this.known();
    if (this.subscriptions.has(id)) {
      throw new DomainError('conflict', 'subscription_exists', 'The socket has a subscription of this id');
    }
    if (this.subscriptions.size >= this.limits.subscriptions) {
      throw new DomainError(
        'overloaded',
        'too_many_subscriptions',
        `A socket has at most ${this.limits.subscriptions} subscriptions`,
      );
    }
    const request = frame.filter ?? {};
    const siteIds = request.sites ? await this.ports.siteIds(operator, request.sites) : [];
    if (!siteIds) throw new DomainError('not_found', 'unknown_site', 'The filter names a site that is not there');
    if (cursor !== undefined && !(await feed.has(cursor))) {
      throw new DomainError('invalid', 'cursor_ahead', "The cursor lies ahead of the journal's head");
    }
    if (this.ended) return;
    const start = cursor ?? feed.position;
    const subscription = feed.open(id, operator, compileFilter(request, siteIds), start, this.outbox);
    this.subscriptions.set(id, subscription);
    this.send({ type: 'subscribed', id, cursor: start, head: feed.position });
    subscription.pump();
  }

  unsubscribe({ id }: UnsubscribeFrame): void {
    const { feed } = this.known();
    const subscription = this.subscriptions.get(id);
    if (!subscription)
      throw new DomainError('not_found', 'unknown_subscription', 'The socket has no such subscription');
    feed.leave(subscription);
    this.subscriptions.delete(id);
    this.send({ type: 'unsubscribed', id });
  }

  /** What is of use now or not at all: left out for a client that is behind. */
  tell(frame: ServerFrame): void {
    if (this.outbox.roomy) this.send(frame);
  }

  pong(): void {
    this.send({ type: 'pong' });
  }

  /** Tells the client what was refused; of a fault of ours, only that there was one. */
  fault(error: unknown, id?: string): void {
    if (!(error instanceof DomainError)) this.ports.failed(error);
    const { code, message } =
      error instanceof DomainError
        ? error
        : { code: 'internal', message: 'The server failed; the fault is in its log' };
    this.send({ type: 'error', code, message, ...(id !== undefined && { id }) });
  }

  /** Shows the client that the server is there, and asks the same of it. */
  beat(at: Date): void {
    if (this.ended) return;
    this.transport.ping();
    if (!this.feed || !this.outbox.roomy) return;
    this.send({ type: 'heartbeat', head: this.feed.position, at: at.toISOString() });
    for (const subscription of this.subscriptions.values()) subscription.confirm();
  }

  /** Once a second: ends what has to end, and tries again what failed. */
  check(): void {
    if (this.ended) return;
    const now = this.ports.now();
    const hopeless = this.outbox.hopeless();
    if (hopeless !== undefined) this.close(CLOSE_CODES.tooSlow, `${hopeless}; resume by cursor`);
    else if (this.outbox.idle && now - this.heardAt > this.limits.silentHeartbeats * this.limits.heartbeatMs) {
      this.end();
      this.transport.terminate();
    } else if (!this.operator && now - this.openedAt >= this.limits.authenticateMs) this.refuse();
    else this.pump();
  }

  close(code: number, reason: string): void {
    this.end();
    this.transport.close(code, reason);
  }

  /** The socket is closed or about to be: nothing more is sent, nothing more is kept. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    for (const subscription of this.subscriptions.values()) this.feed?.leave(subscription);
    this.subscriptions.clear();
  }

  /** Each in turn goes first, so that one that reads a long past does not keep the others from the socket. */
  private pump(): void {
    const all = [...this.subscriptions.values()];
    const first = all.length === 0 ? 0 : this.turn++ % all.length;
    for (const subscription of [...all.slice(first), ...all.slice(0, first)]) subscription.pump();
  }

  /** Of what is too much, a large message counts as several: each byte has been read and unmasked by then. */
  private withinRate(bytes: number): boolean {
    const now = this.ports.now();
    if (this.rate.take(now)) return true;
    if (!this.excess.take(now, 1 + Math.floor(bytes / EXCESS_BYTES))) {
      this.close(CLOSE_CODES.flood, 'Too many messages');
      this.transport.stopReading();
    } else if (this.complaints.take(now)) {
      this.fault(new DomainError('overloaded', 'rate_limited', 'Too many messages; slow down'));
    }
    return false;
  }

  private known(): { operator: Operator; feed: RealmFeed } {
    if (this.operator && this.feed) return { operator: this.operator, feed: this.feed };
    throw new DomainError('unauthenticated', 'unauthenticated', 'Nobody is signed in');
  }

  private send(frame: ServerFrame): void {
    if (!this.ended) this.outbox.send(textFrame(JSON.stringify(frame)));
  }
}
