import { type Connection, lostConnection, pauseBefore, SILENT_HEARTBEATS, STALE_AFTER } from './connection.ts';
import { liveAddress } from '../session/realm.ts';
import type { FeedEvent, PresentPerson, ServerFrame, Subject } from './frames.ts';

/** `null` stands for "anything may have changed": what is shown has to be read anew. */
export type FeedListener = (events: readonly FeedEvent[] | null) => void;
export type PresenceListener = (subject: Subject, people: readonly PresentPerson[]) => void;

export interface LookOptions {
  mode?: 'view' | 'edit';
  /** What is edited, such as `note`. */
  field?: string;
  watch?: boolean;
}

const SUBSCRIPTION = 'console';
/** Close codes after which trying again with the same session is of no use (docs/live.md). */
const SESSION_ENDED = 4401;
const RIGHTS_CHANGED = 4403;
const JOURNAL_RESTORED = 1012;

/** The console's one socket: keeps the cursor, comes back by itself, and says honestly how old what is shown is. */
export class LiveFeed {
  private socket: WebSocket | null = null;
  private cursor: number | null = null;
  private attempt = 0;
  private heardAt = Date.now();
  private recovering = false;
  private recovered = 0;
  private heartbeat = 15_000;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setInterval> | undefined;
  private looked: object | null = null;
  private connection: Connection = { state: 'connecting' };
  private readonly listeners = new Set<FeedListener>();
  private readonly presenceListeners = new Set<PresenceListener>();
  private readonly watchers = new Set<() => void>();
  private readonly onSession: () => void;

  /** `onSession` is called when the session ended or its rights changed. */
  constructor(onSession: () => void) {
    this.onSession = onSession;
  }

  readonly state = (): Connection => this.connection;

  readonly onState = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  listen(listener: FeedListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  listenPresence(listener: PresenceListener): () => void {
    this.presenceListeners.add(listener);
    return () => this.presenceListeners.delete(listener);
  }

  /**
   * Tells colleagues what this person looks at; `null` when at nothing in particular. With `watch` the page is told of
   * everybody it may know of, as a list needs, and without of those who look at the same.
   */
  look(subject: Subject | null, { mode = 'view', field, watch = false }: LookOptions = {}): void {
    this.looked = { type: 'look', subject, mode, watch, ...(field === undefined ? {} : { field }) };
    this.send(this.looked);
  }

  start(): void {
    this.watch ??= setInterval(() => this.checkSilence(), 1_000);
    if (this.socket === null) this.open();
  }

  stop(): void {
    clearInterval(this.watch);
    clearTimeout(this.timer);
    this.watch = undefined;
    const { socket } = this;
    this.socket = null;
    socket?.close(1000);
  }

  private open(): void {
    const socket = new WebSocket(liveAddress());
    this.socket = socket;
    socket.addEventListener('message', ({ data }) => {
      if (this.socket === socket) this.take(JSON.parse(String(data)) as ServerFrame);
    });
    socket.addEventListener('close', ({ code }) => {
      if (this.socket === socket) this.lost(code);
    });
  }

  private take(frame: ServerFrame): void {
    this.heardAt = Date.now();
    if (frame.type === 'welcome') this.welcomed(frame.heartbeatSeconds);
    else if (frame.type === 'subscribed') this.subscribed(frame.cursor, frame.head);
    else if (frame.type === 'events') this.events(frame.events, frame.cursor);
    else if (frame.type === 'snapshot' || frame.type === 'conflated') this.skip(frame.cursor);
    else if (frame.type === 'presence') for (const tell of this.presenceListeners) tell(frame.subject, frame.people);
    else if (frame.type === 'error' && frame.code === 'cursor_ahead') this.begin();
  }

  private welcomed(heartbeatSeconds: number): void {
    this.heartbeat = heartbeatSeconds * 1_000;
    this.send({ type: 'subscribe', id: SUBSCRIPTION, ...(this.cursor === null ? {} : { cursor: this.cursor }) });
    if (this.looked !== null) this.send(this.looked);
  }

  /** The server's journal is another than ours was: begin again from now. */
  private begin(): void {
    this.cursor = null;
    this.send({ type: 'subscribe', id: SUBSCRIPTION });
    this.tell(null);
  }

  private subscribed(cursor: number, head: number): void {
    this.recovering = this.cursor !== null && this.cursor < head;
    this.recovered = 0;
    this.cursor = Math.max(cursor, this.cursor ?? 0);
    this.attempt = 0;
    this.become({ state: 'live', recovered: 0 });
    if (!this.recovering) this.tell([]);
  }

  private events(events: readonly FeedEvent[], cursor: number): void {
    this.cursor = cursor;
    if (this.recovering) {
      this.recovered += events.length;
      this.recovering = false;
      this.become({ state: 'live', recovered: this.recovered });
    }
    this.tell(events);
  }

  private skip(cursor: number): void {
    this.cursor = cursor;
    this.tell(null);
  }

  private lost(code: number): void {
    this.socket = null;
    if (code === JOURNAL_RESTORED) this.cursor = null;
    if (code === SESSION_ENDED || code === RIGHTS_CHANGED) this.onSession();
    const pause = pauseBefore(this.attempt, Math.random());
    this.attempt += 1;
    this.become(lostConnection(this.heardAt, Date.now() + pause, Date.now()));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), pause);
  }

  private checkSilence(): void {
    const now = Date.now();
    const { connection } = this;
    if (connection.state === 'live' && now - this.heardAt > this.heartbeat * SILENT_HEARTBEATS) {
      const { socket } = this;
      this.lost(1006);
      socket?.close();
    } else if (connection.state === 'reconnecting' && now - connection.staleSince >= STALE_AFTER) {
      this.become({ ...connection, state: 'stale' });
    }
  }

  private send(frame: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  private tell(events: readonly FeedEvent[] | null): void {
    for (const listener of this.listeners) listener(events);
  }

  private become(connection: Connection): void {
    this.connection = connection;
    for (const watcher of this.watchers) watcher();
  }
}
