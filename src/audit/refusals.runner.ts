import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RefusalSignal } from '../access/refusal-signal.ts';
import { Clock } from '../common/clock.ts';
import { AccessRecorder } from './access-recorder.service.ts';
import { RefusalTally } from './refusal-tally.ts';

const TOLD_EVERY_MS = 60_000;
/** Kinds of refusal that are counted at once; beyond them they are told early. */
const MOST_KINDS = 1_000;

/** Tells the journal of refusals, those alike together, once a minute. */
@Injectable()
export class RefusalsRunner implements OnModuleInit {
  private readonly tally = new RefusalTally(MOST_KINDS);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly signal: RefusalSignal,
    private readonly recorder: AccessRecorder,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.signal.refusals.subscribe((refusal) => {
      const full = this.tally.add(refusal, this.clock.now());
      if (full) this.tell();
      else this.timer ??= setTimeout(() => this.tell(), TOLD_EVERY_MS).unref();
    });
    this.recorder.beforeTheEnd(() => this.tell());
  }

  private tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const { operator, action, reason, objects, count, since, until } of this.tally.take()) {
      const data = { action, reason, count, until: until.toISOString(), objects: [...objects] };
      this.recorder.record('access.refused', operator, since, data);
    }
  }
}
