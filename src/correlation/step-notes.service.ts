import { Inject, Injectable } from '@nestjs/common';
import { Meters } from '../common/meters.service.ts';
import { TRACES } from '../common/settings.module.ts';
import type { Traces } from '../common/traces.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { QueuedInput } from './input-queue.store.ts';

/** Keeps what is to be known of each step that is committed: for the metrics, and for traces where they are made. */
@Injectable()
export class StepNotes {
  constructor(
    private readonly meters: Meters,
    @Inject(TRACES) private readonly traces: Traces | null,
  ) {}

  /** `begun` by `performance.now`. */
  follow(tx: Transaction, queued: readonly QueuedInput[], begun: number): void {
    tx.onCommit((written) => {
      const ended = performance.now();
      this.meters.timeStep(tx.realm, queued.length, ended - begun);
      if (!this.traces) return;
      const { timeOrigin } = performance;
      this.traces.steps.add({
        realm: tx.realm,
        alertIds: queued.filter(({ kind }) => kind === 'alert').map(({ ref }) => ref),
        inputs: queued.length,
        begun: timeOrigin + begun,
        writing: timeOrigin + written.begun,
        ended: timeOrigin + ended,
        head: written.head,
      });
    });
  }
}
