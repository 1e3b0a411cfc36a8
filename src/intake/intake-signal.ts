import { Subject } from 'rxjs';

/** New alerts of a realm have been committed and wait for correlation. A hint; the table remains the truth. */
export interface IntakeGrowth {
  realm: string;
  alerts: number;
}

/** Wakes correlation in this process after a commit. Correlation also polls, so a lost hint delays and never loses. */
export class IntakeSignal {
  private readonly subject = new Subject<IntakeGrowth>();
  readonly growth = this.subject.asObservable();

  announce(growth: IntakeGrowth): void {
    this.subject.next(growth);
  }

  close(): void {
    this.subject.complete();
  }
}
