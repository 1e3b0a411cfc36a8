import type { Answer, Connection } from './connection.ts';

/** Alerts that go together. */
export interface Post {
  /** Numbers of its alerts. */
  indices: number[];
  /** From when on it waits for a connection. */
  due: number;
}

export interface LaneTerms {
  /** A post as it goes over a connection: made at each sending, and not kept. */
  bytes: (indices: readonly number[]) => Buffer;
  /** Told of each answer. */
  answered: (post: Post, answer: Answer) => void;
  /** Of what waits, as many alerts go in one post; 1: posts go as they came. */
  joined: number;
}

/** Whether a post is to be sent again. */
export function isTurnedAway({ status }: Answer): boolean {
  return status === 429 || status === 503;
}

/**
 * What a gateway sends in order over connections of its own. When one of its posts is turned away, all of the lane waits as long as
 * was asked, and what was turned away goes first then.
 */
export class Lane {
  private waiting: Post[] = [];
  /** Index of the first post that still waits. */
  private first = 0;
  private returned: Post[] = [];
  /** How many times it was asked to wait that are not over. */
  private pauses = 0;

  constructor(
    private readonly idle: Connection[],
    private readonly terms: LaneTerms,
  ) {}

  put(post: Post): void {
    this.waiting.push(post);
  }

  /** Sends what waits, as far as there are connections. */
  go(): void {
    while (this.pauses === 0 && this.idle.length > 0) {
      const post = this.next();
      if (!post) return;
      void this.deliver(this.idle.pop() as Connection, post);
    }
  }

  private next(): Post | undefined {
    const returned = this.returned.shift();
    if (returned) return returned;
    const post = this.taken();
    while (post && post.indices.length < this.terms.joined) {
      const other = this.taken();
      if (!other) break;
      post.indices.push(...other.indices);
    }
    return post;
  }

  private taken(): Post | undefined {
    const post = this.waiting[this.first];
    if (!post) return undefined;
    this.first += 1;
    if (this.first > 4_096) {
      this.waiting = this.waiting.slice(this.first);
      this.first = 0;
    }
    return post;
  }

  private async deliver(connection: Connection, post: Post): Promise<void> {
    const answer = await connection.post(this.terms.bytes(post.indices));
    this.idle.push(connection);
    if (isTurnedAway(answer)) {
      this.returned.push(post);
      this.returned.sort((one, other) => (one.indices[0] ?? 0) - (other.indices[0] ?? 0));
      this.pauses += 1;
      setTimeout(
        () => {
          this.pauses -= 1;
          this.go();
        },
        (answer.retryAfter ?? 1) * 1_000,
      );
    }
    this.terms.answered(post, answer);
    this.go();
  }
}
