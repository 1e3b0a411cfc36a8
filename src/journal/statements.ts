/** What carries statements out: a transaction's connection. */
interface Connection {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/**
 * Statements of one transaction, some of which nobody waits for. The connection carries them out in order; where it is
 * pipelined (config/data-source.ts) those that are sent go out together.
 */
export class Statements {
  private readonly sent: Promise<unknown>[] = [];
  private readonly faults: { place: number; error: unknown }[] = [];
  private given = 0;

  constructor(private readonly connection: Connection) {}

  /** What the driver answers. */
  async query(sql: string, parameters?: unknown[]): Promise<unknown> {
    const place = this.given++;
    try {
      return await this.connection.query(sql, parameters);
    } catch (error) {
      this.faults.push({ place, error });
      throw error;
    }
  }

  send(sql: string, parameters?: unknown[]): void {
    const place = this.given++;
    this.sent.push(
      this.connection.query(sql, parameters).catch((error: unknown) => this.faults.push({ place, error })),
    );
  }

  /**
   * What the work came to, once all that it sent has been carried out.
   * @throws the error of the first statement that failed: those after it were refused for its sake.
   */
  async all<Outcome>(work: Promise<Outcome>): Promise<Outcome> {
    const ended = await work.then(
      (outcome) => ({ outcome }),
      (error: unknown) => ({ error }),
    );
    await Promise.all(this.sent);
    const [first] = this.faults.toSorted((a, b) => a.place - b.place);
    if ('error' in ended) throw first && this.isStatement(ended.error) ? first.error : ended.error;
    if (first && this.sent.length > 0) throw first.error;
    return ended.outcome;
  }

  /** Whether it is a statement's fault, and not the work's own. */
  private isStatement(error: unknown): boolean {
    return this.faults.some((fault) => fault.error === error);
  }
}
