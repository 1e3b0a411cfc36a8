import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock.ts';
import { InjectEngine } from '../../database/engine.decorator.ts';
import { rowsOf } from '../../journal/unit-of-work.service.ts';
import { SIGNATURE_WINDOW_SECONDS } from '../../common/request-signature.ts';

/**
 * A request may be stamped a window ahead and is taken until a window after, so its nonce counts for two; a third is for
 * clocks of this node's processes that differ.
 */
export const NONCE_LIFETIME_SECONDS = 3 * SIGNATURE_WINDOW_SECONDS;
const PRUNE_EVERY_MS = 60_000;

/** Remembers the nonces of signed requests. The database decides, so that two processes do not both take one. */
@Injectable()
export class NonceStore {
  private readonly log = new Logger(NonceStore.name);
  private pruneAt = 0;

  constructor(
    @InjectEngine() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Whether the nonce is new for the key; it is used up by asking. Ask only once the signature stands. */
  async use(keyId: string, nonce: string): Promise<boolean> {
    const answer = await this.dataSource.query<unknown>(
      'INSERT INTO signed_nonces (key_id, nonce) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING true AS new',
      [keyId, nonce],
    );
    const now = this.clock.now().getTime();
    if (now >= this.pruneAt) {
      this.pruneAt = now + PRUNE_EVERY_MS;
      this.prune().catch((error: unknown) => this.log.warn(`Old nonces were not removed: ${String(error)}`));
    }
    return rowsOf(answer).length === 1;
  }

  /** Removes the nonces of requests that would be refused for their age anyway. */
  async prune(): Promise<void> {
    await this.dataSource.query('DELETE FROM signed_nonces WHERE seen_at < now() - make_interval(secs => $1)', [
      NONCE_LIFETIME_SECONDS,
    ]);
  }
}
