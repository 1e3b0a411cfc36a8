/** Keys by nation that are to be looked at again. */
export class ChangedKeys {
  readonly byNation = new Map<string, Set<string>>();

  add(nation: string, keys: Iterable<string>): void {
    for (const key of keys) {
      const known = this.byNation.get(nation);
      if (known) known.add(key);
      else this.byNation.set(nation, new Set([key]));
    }
  }
}
