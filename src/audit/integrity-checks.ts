/** A row that is not what it was when it was written. */
export interface IntegrityFault {
  table: string;
  id: string;
  /** What is wrong, in a sentence that tells nothing of the content. */
  fault: string;
  /** Whose it is; where absent, the row is named to the node's operator alone. */
  organisationId?: string;
}

/** Something that can tell whether its own rows are as they were written. */
export interface IntegrityCheck {
  check(): Promise<IntegrityFault[]>;
}

/**
 * Checks that verifying the trail runs besides. Parts downstream add theirs when their module starts, since the trail
 * knows nothing of them.
 */
export class IntegrityChecks {
  private readonly checks: IntegrityCheck[] = [];

  add(check: IntegrityCheck): void {
    this.checks.push(check);
  }

  async run(): Promise<IntegrityFault[]> {
    const found: IntegrityFault[] = [];
    // One after another: none is urgent, and each reads much.
    for (const check of this.checks) found.push(...(await check.check()));
    return found;
  }
}
