/** What has been started, to be stopped in the opposite order. */
export class Teardown {
  private readonly parts: { name: string; stop: () => Promise<void> }[] = [];

  add(name: string, stop: () => Promise<void>): void {
    this.parts.push({ name, stop });
  }

  /** Stops everything, also what comes after a part that fails to stop; returns what went wrong. */
  async run(): Promise<string[]> {
    const faults: string[] = [];
    for (let part = this.parts.pop(); part; part = this.parts.pop()) {
      try {
        await part.stop();
      } catch (error) {
        faults.push(`${part.name} did not stop: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return faults;
  }
}
