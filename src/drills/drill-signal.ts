import { Subject } from 'rxjs';

/** Tells what delivers in this process to look at a run at once. A hint: it looks each second all the same. */
export class DrillSignal {
  private readonly subject = new Subject<string>();
  readonly runs = this.subject.asObservable();

  announce(runId: string): void {
    this.subject.next(runId);
  }

  close(): void {
    this.subject.complete();
  }
}
