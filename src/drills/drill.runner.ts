import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { filter, firstValueFrom, merge, NEVER, type Observable, race, Subject, timer } from 'rxjs';
import { OpenRealms } from '../access/realms/open-realms.service.ts';
import { isExerciseRealm } from '../access/realms/realm-name.ts';
import { JournalSignal } from '../journal/journal-signal.ts';
import { Dispatcher } from './dispatcher.service.ts';
import { DrillSignal } from './drill-signal.ts';
import { EvaluationStep } from './evaluation.writer.ts';

/** How often runs are looked at when nobody announces anything. */
const TICK_MS = 500;
/** The same while none is underway: another process may start one, and be gone. */
const IDLE_MS = 2_000;
/** What comes thick is taken together. */
const PACE_MS = 100;
const RETRY_MS = 1_000;

type Step = (runId: string) => Promise<boolean>;

/** Delivers for the runs there are and holds their journals against what is expected, for as long as the process lives. */
@Injectable()
export class DrillRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(DrillRunner.name);
  private readonly stopped = new Subject<void>();
  private stopping = false;
  private loops: Promise<void>[] = [];

  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly evaluation: EvaluationStep,
    private readonly journal: JournalSignal,
    private readonly signal: DrillSignal,
    private readonly realms: OpenRealms,
  ) {}

  onApplicationBootstrap(): void {
    this.loops = [
      this.loop('delivered', NEVER, (runId) => this.dispatcher.step(runId).then(() => false)),
      this.loop('evaluated', this.grown(), (runId) => this.evaluation.step(runId)),
    ];
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.stopped.next();
    await Promise.all(this.loops);
    await this.dispatcher.finish();
    this.signal.close();
  }

  private async loop(what: string, wake: Observable<unknown>, step: Step): Promise<void> {
    let failing = false;
    while (!this.stopping) {
      const { runs, more, fault } = await this.look(step);
      if (fault === undefined && failing) this.log.log(`Drills are ${what} again`);
      if (fault !== undefined && !failing && !this.stopping) {
        this.log.warn(`Drills wait to be ${what}: ${fault.stack ?? fault.message}`);
      }
      failing = fault !== undefined;
      if (failing) await this.pause(RETRY_MS);
      else if (!more) await this.pause(PACE_MS).then(() => this.untilSomething(wake, runs > 0 ? TICK_MS : IDLE_MS));
    }
  }

  /** Each run once; one that fails keeps no other from its turn. */
  private async look(step: Step): Promise<{ runs: number; more: boolean; fault?: Error }> {
    let runs = 0;
    let more = false;
    let fault: Error | undefined;
    try {
      for (const runId of await this.dispatcher.open()) {
        runs += 1;
        try {
          more = (await step(runId)) || more;
        } catch (error) {
          fault ??= asError(error);
        }
      }
    } catch (error) {
      fault ??= asError(error);
    }
    return fault === undefined ? { runs, more } : { runs, more, fault };
  }

  private async untilSomething(wake: Observable<unknown>, milliseconds: number): Promise<void> {
    if (this.stopping) return;
    // Where no exercise is open there is nothing to look at, until one is.
    const due = this.realms.hasExercise ? timer(milliseconds) : this.realms.opened.pipe(filter(isExerciseRealm));
    await firstValueFrom(merge(due, this.stopped, this.signal.runs, wake), { defaultValue: undefined });
  }

  private grown(): Observable<unknown> {
    return this.journal.growth.pipe(filter(({ realm }) => isExerciseRealm(realm)));
  }

  private async pause(milliseconds: number): Promise<void> {
    if (this.stopping) return;
    await firstValueFrom(race(timer(milliseconds), this.stopped), { defaultValue: undefined });
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('Something that is no error was thrown', { cause: error });
}
