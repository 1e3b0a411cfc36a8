/** What `instrument.mjs` keeps, where it was loaded. */
interface Instruments {
  /** A counter for each branch of each module; no branch that was taken counts 0. */
  counters: readonly Uint8Array[];
  /** Strings that were compared with others, and were not the same. */
  compared: Set<string>;
}

/** Tells which input reached what none before it had reached. */
export class Coverage {
  /** For each branch one bit for each order of magnitude in which it was taken. */
  private readonly seen: Uint8Array[] = [];
  /** Branches any input took. */
  branches = 0;

  private constructor(private readonly instruments: Instruments) {}

  /** Undefined where the sources run without instruments. */
  static find(): Coverage | undefined {
    const { Fuzzer: instruments } = globalThis as { Fuzzer?: Instruments };
    return instruments && new Coverage(instruments);
  }

  begin(): void {
    for (const counters of this.instruments.counters) counters.fill(0);
  }

  /** Whether what ran since the beginning went where nothing had gone, or much oftener. */
  isNew(): boolean {
    let found = false;
    for (const [module, counters] of this.instruments.counters.entries()) {
      const seen = (this.seen[module] ??= new Uint8Array(counters.length));
      for (let branch = 0; branch < counters.length; branch += 1) {
        const count = counters[branch] ?? 0;
        if (count === 0) continue;
        const bit = 1 << Math.min(7, 32 - Math.clz32(count));
        const before = seen[branch] ?? 0;
        if ((before & bit) !== 0) continue;
        if (before === 0) this.branches += 1;
        seen[branch] = before | bit;
        found = true;
      }
    }
    return found;
  }

  /** What was compared since it was last asked. */
  words(): string[] {
    const words = [...this.instruments.compared];
    this.instruments.compared.clear();
    return words;
  }
}
