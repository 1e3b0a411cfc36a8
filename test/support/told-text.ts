const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const HASH = /\b[0-9a-f]{64}\b/g;
const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
/** How far a sensor's clock is from the node's, and in which quarter of an hour it spoke. */
const SKEW = /"skewSeconds":-?[\d.]+/g;
const STRIP = /"strip":\[([\d,]*)\]/g;
const CURSOR = /"next":"[^"]+"/g;

/**
 * Spells what a node says so that two nodes which did the same say the same, to the letter. Only what differs by being random or the
 * clock is spelt anew: an id or hash that was not there before is called by its place in the order in which such came up, so that
 * the same thing has the same name throughout and two things never have one; a time since the beginning is called so. What comes after a
 * page is such an id and such a time.
 */
export class ToldText {
  private readonly names = new Map<string, string>();

  /** `known` are the ids and hashes there were at the beginning. */
  constructor(
    private readonly known: ReadonlySet<string>,
    private readonly since: Date,
  ) {}

  spell(text: string): string {
    const named = (id: string): string => (this.known.has(id) ? id : this.nameOf(id));
    return text
      .replace(SKEW, '"skewSeconds":"<skew>"')
      .replace(
        STRIP,
        (_, counts: string) => `"strip":${counts.split(',').reduce((sum, count) => sum + Number(count), 0)}`,
      )
      .replace(CURSOR, '"next":"<cursor>"')
      .replace(UUID, named)
      .replace(HASH, named)
      .replace(TIME, (time) => (Date.parse(time) >= this.since.getTime() ? '<time>' : time));
  }

  private nameOf(id: string): string {
    const name = this.names.get(id) ?? `<${this.names.size + 1}>`;
    this.names.set(id, name);
    return name;
  }
}

/** Ids and hashes that stand in a text. */
export function idsIn(text: string): string[] {
  return [...(text.match(UUID) ?? []), ...(text.match(HASH) ?? [])];
}
