import { Subject } from 'rxjs';

/** The journal of a realm has grown to `head`. A hint to read at once; the table remains the truth. */
export interface JournalGrowth {
  realm: string;
  head: number;
}

/** Wakes readers in this process after a commit. Readers also poll, so a lost hint delays and never loses. */
export class JournalSignal {
  private readonly subject = new Subject<JournalGrowth>();
  readonly growth = this.subject.asObservable();

  announce(growth: JournalGrowth): void {
    this.subject.next(growth);
  }

  close(): void {
    this.subject.complete();
  }
}
