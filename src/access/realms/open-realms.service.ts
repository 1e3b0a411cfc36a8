import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Observable, Subject } from 'rxjs';
import { DataSource } from 'typeorm';
import { InjectEngine } from '../../database/engine.decorator.ts';
import { isExerciseRealm } from './realm-name.ts';

/** How often the realms are looked at: runs are made by any process. */
const LOOK_MS = 1_000;

/**
 * Which realms are in use: live, and those of exercises until they are archived. For whatever keeps a loop or a place in
 * memory per realm. Holds state in memory.
 */
@Injectable()
export class OpenRealms implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(OpenRealms.name);
  private readonly known = new Set<string>();
  private readonly found = new Subject<string>();
  private readonly gone = new Subject<string>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private underway = 0;
  private failing = false;
  /** Realms that are archived, each once. */
  readonly closed = this.gone.asObservable();

  /** Each realm once: those there are, live first, and every other as it comes. */
  readonly opened = new Observable<string>((subscriber) => {
    for (const realm of this.known) subscriber.next(realm);
    return this.found.subscribe(subscriber);
  });

  constructor(@InjectEngine() private readonly engine: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => {
      // A database that is slow is asked less often, not more.
      if (this.underway === 0) this.look().catch(this.failed);
    }, LOOK_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.looking.catch(() => undefined);
    this.found.complete();
    this.gone.complete();
  }

  has(realm: string): boolean {
    return this.known.has(realm);
  }

  /** Whether any exercise is in use. */
  get hasExercise(): boolean {
    return [...this.known].some(isExerciseRealm);
  }

  /** Looks at once; whoever makes or archives a run in this process need not wait. It sees what is committed by now. */
  look(): Promise<void> {
    this.underway += 1;
    this.looking = this.looking
      .catch(() => undefined)
      .then(() => this.read())
      .finally(() => (this.underway -= 1));
    return this.looking;
  }

  private async read(): Promise<void> {
    const rows = await this.engine.query<{ realm: string }[]>(
      `SELECT r.realm FROM realms r LEFT JOIN exercise_runs run ON run.realm = r.realm
       WHERE r.kind <> 'access' AND run.state IS DISTINCT FROM 'archived' ORDER BY r.kind = 'live' DESC, r.realm`,
    );
    this.failing = false;
    const open = new Set(rows.map(({ realm }) => realm));
    for (const realm of open) {
      if (this.known.has(realm)) continue;
      this.known.add(realm);
      this.found.next(realm);
    }
    for (const realm of this.known) {
      if (open.has(realm)) continue;
      this.known.delete(realm);
      this.gone.next(realm);
    }
  }

  private readonly failed = (error: unknown): void => {
    if (!this.failing) this.log.warn(`Realms are not looked at: ${String(error)}`);
    this.failing = true;
  };
}
