import { Subject } from 'rxjs';
import type { Operator } from './operator.ts';
import type { Action } from './policy/action.ts';

/** Somebody was told that they may not. */
export interface Refusal {
  operator: Operator;
  action: Action;
  /** The policy's reason. */
  reason: string;
  /** Ids in the address of what was asked for. */
  objects: readonly string[];
}

/** Tells the audit trail of refusals. */
export class RefusalSignal {
  private readonly subject = new Subject<Refusal>();
  readonly refusals = this.subject.asObservable();

  announce(refusal: Refusal): void {
    this.subject.next(refusal);
  }
}
