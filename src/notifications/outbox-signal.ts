import { Subject } from 'rxjs';

/** Wakes whoever empties the outbox in this process. A hint: the outbox is looked at without one too, a little later. */
export class OutboxSignal {
  private readonly subject = new Subject<void>();
  readonly filled = this.subject.asObservable();

  announce(): void {
    this.subject.next();
  }
}
