const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Numbers that look random and are the same for the same seed (mulberry32), so that a story can be told again. */
export class SeededRandom {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1));
  }

  /** Normally distributed around zero (Box and Muller). */
  normal(sigma: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return sigma * radius * Math.cos(2 * Math.PI * this.next());
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.whole(0, items.length - 1)] ?? items[0];
  }

  digits(length: number, alphabet: string): string {
    return Array.from({ length }, () => alphabet.charAt(this.whole(0, alphabet.length - 1))).join('');
  }

  /** A version 4 UUID (RFC 9562 §5.4). */
  uuid(): string {
    const hex = this.digits(30, '0123456789abcdef');
    const variant = this.digits(1, '89ab');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
  }

  /** A ULID: 48 bits of time in milliseconds, 80 random ones, in Crockford's base 32. */
  ulid(time: Date): string {
    let text = '';
    for (let rest = time.getTime(), place = 0; place < 10; place += 1, rest = Math.floor(rest / 32)) {
      text = CROCKFORD.charAt(rest % 32) + text;
    }
    return text + this.digits(16, CROCKFORD);
  }
}
