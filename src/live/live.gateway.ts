import { Inject, type OnModuleDestroy, type OnModuleInit, SetMetadata, UseFilters, UseGuards } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { Subscription } from 'rxjs';
import type { Settings } from '../../config/settings.ts';
import { ACTION, AUDIENCE, type Audience } from '../access/audience.ts';
import { Public } from '../access/audience.decorator.ts';
import { OperatorResolver } from '../access/operator-resolver.service.ts';
import { LIVE_REALM } from '../access/operator.ts';
import type { Action } from '../access/policy/action.ts';
import { Clock } from '../common/clock.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { LiveErrorFilter } from './live-error.filter.ts';
import { LiveFeeds } from './live-feeds.service.ts';
import type { AuthenticateFrame, LookFrame, SubscribeFrame, UnsubscribeFrame } from './live-frame.ts';
import { LiveGuard } from './live.guard.ts';
import { type LiveLimits, liveLimits } from './live-limits.ts';
import { LiveSession } from './live-session.ts';
import { LiveSiteReader } from './live-site.reader.ts';
import { Presence } from './presence.service.ts';
import { StandingWatch } from './standing-watch.ts';
import { type LiveSocket, SocketTransport } from './live-socket.adapter.ts';

/** How often open sockets are held against what their credentials stand for, in milliseconds: well within a second. */
const STANDING_MS = 400;

/** The only gateway: ties sockets to sessions and gives them their rhythm. Protocol: docs/live.md, docs/asyncapi.json. */
@WebSocketGateway({ path: '/live' })
@SetMetadata(AUDIENCE, 'operators' satisfies Audience)
@SetMetadata(ACTION, 'case.read' satisfies Action)
@UseGuards(LiveGuard)
@UseFilters(LiveErrorFilter)
export class LiveGateway
  implements OnGatewayConnection<LiveSocket>, OnGatewayDisconnect<LiveSocket>, OnModuleInit, OnModuleDestroy
{
  private readonly sessions = new Set<LiveSession>();
  private readonly limits: LiveLimits;
  private readonly standing: StandingWatch;
  private timers: NodeJS.Timeout[] = [];
  private losses: Subscription | undefined;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly feeds: LiveFeeds,
    private readonly sites: LiveSiteReader,
    private readonly operators: OperatorResolver,
    private readonly clock: Clock,
    private readonly presence: Presence,
  ) {
    this.limits = liveLimits(settings);
    this.standing = new StandingWatch((asked) => operators.stillStands(asked), feeds.failed);
  }

  onModuleInit(): void {
    const each = (work: (session: LiveSession) => void, every: number): NodeJS.Timeout =>
      setInterval(() => {
        for (const session of this.sessions) work(session);
      }, every);
    this.timers = [
      each((session) => session.beat(this.clock.now()), this.limits.heartbeatMs),
      each((session) => session.check(), 1_000),
      setInterval(() => void this.standing.check(this.sessions), STANDING_MS),
    ];
    this.losses = this.feeds.lost.subscribe((realm) => {
      for (const session of this.sessions) {
        if (session.realm === realm) session.close(1012, 'The journal was restored; its numbers are new');
      }
    });
  }

  onModuleDestroy(): void {
    for (const timer of this.timers) clearInterval(timer);
    this.losses?.unsubscribe();
  }

  /** Of each open socket the realm it is in, live where it has not said who it is, and the bytes it has not taken. */
  *load(): Generator<{ realm: string; bytes: number }> {
    for (const session of this.sessions) yield { realm: session.realm ?? LIVE_REALM, bytes: session.unsent };
  }

  handleConnection(socket: LiveSocket): void {
    const session = new LiveSession(new SocketTransport(socket), this.limits, {
      feed: (realm) => this.feeds.of(realm),
      siteIds: (operator, sites) => this.sites.siteIds(operator, sites),
      now: () => performance.now(),
      failed: this.feeds.failed,
    });
    socket.session = session;
    this.sessions.add(session);
    socket.on('ping', () => session.heard(true));
    socket.on('pong', () => session.heard(false));
    const { operator } = socket;
    if (operator) socket.enqueue(() => session.authenticate(operator));
  }

  handleDisconnect(socket: LiveSocket): void {
    if (!socket.session) return;
    this.presence.leave(socket.session);
    socket.session.end();
    this.sessions.delete(socket.session);
  }

  @Public()
  @SubscribeMessage('authenticate')
  async authenticate(@ConnectedSocket() socket: LiveSocket, @MessageBody() frame: AuthenticateFrame): Promise<void> {
    const { address, realm, view } = socket;
    const operator = await this.operators.resolve({ kind: 'bearer', token: frame.token }, address, realm, view);
    await socket.session?.authenticate(operator);
  }

  @SubscribeMessage('subscribe')
  async subscribe(@ConnectedSocket() socket: LiveSocket, @MessageBody() frame: SubscribeFrame): Promise<void> {
    await socket.session?.subscribe(frame);
  }

  @SubscribeMessage('unsubscribe')
  unsubscribe(@ConnectedSocket() socket: LiveSocket, @MessageBody() frame: UnsubscribeFrame): void {
    socket.session?.unsubscribe(frame);
  }

  @SubscribeMessage('look')
  async look(@ConnectedSocket() socket: LiveSocket, @MessageBody() frame: LookFrame): Promise<void> {
    const { session } = socket;
    // Nobody is told of eyes behind their own.
    if (session?.operator?.viewing) return;
    if (session?.operator && session.open) await this.presence.look(session, session.operator, frame);
  }

  @SubscribeMessage('ping')
  ping(@ConnectedSocket() socket: LiveSocket): void {
    socket.session?.pong();
  }
}
