import { Subject } from 'rxjs';

/**
 * Tells correlation in this process that a realm has inputs waiting. A hint to look at once; the queue in the
 * database remains the truth, and correlation also polls it, so a lost hint delays and never loses.
 */
export class CorrelationSignal {
  private readonly subject = new Subject<string>();
  /** Realms with new inputs. */
  readonly requests = this.subject.asObservable();

  announce(realm: string): void {
    this.subject.next(realm);
  }

  close(): void {
    this.subject.complete();
  }
}
