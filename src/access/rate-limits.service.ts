import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Settings } from '../../config/settings.ts';
import { addressGroup } from '../common/address-group.ts';
import { DomainError } from '../common/domain-error.ts';
import { SETTINGS } from '../common/settings.module.ts';

/** Time over which requests are counted, in seconds. */
const WINDOW_SECONDS = 10;
/** Credentials remembered as good. */
const GOOD_LIMIT = 10_000;

/**
 * Bounds how much one account, one key and one address may ask. Counted in memory, by this process for itself; what
 * must hold across processes and restarts, such as delays after wrong passwords, is kept in the database by those who
 * need it.
 *
 * Strangers are counted by address. A credential that was good before is let past that count, so that whoever shares
 * an address, or a proxy, with an attacker is not shut out by it.
 */
@Injectable()
export class RateLimits {
  private readonly strangers: RateLimiterMemory;
  private readonly accounts: RateLimiterMemory;
  private readonly keys: RateLimiterMemory;
  private readonly good = new Set<string>();

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'strangerRate' | 'accountRate' | 'keyRate'>) {
    const limiter = (points: number) => new RateLimiterMemory({ points, duration: WINDOW_SECONDS });
    this.strangers = limiter(settings.strangerRate);
    this.accounts = limiter(settings.accountRate);
    this.keys = limiter(settings.keyRate);
  }

  /**
   * Counts a request of somebody who has yet to prove who it is.
   * @throws DomainError `rate_limited` when the address has asked too much.
   */
  async stranger(address: string | undefined): Promise<void> {
    await consume(this.strangers, addressGroup(address), 'this address');
  }

  /** Takes back what was counted for a request that turned out to be no stranger's. */
  async acquit(address: string | undefined): Promise<void> {
    await this.strangers.reward(addressGroup(address));
  }

  /** @throws DomainError `rate_limited` when the account has asked too much, through whichever credential. */
  async account(id: string): Promise<void> {
    await consume(this.accounts, id, 'this account');
  }

  /** @throws DomainError `rate_limited` when the key has been used too much. */
  async key(id: string): Promise<void> {
    await consume(this.keys, id, 'this key');
  }

  isGood(credential: string): boolean {
    return this.good.has(fingerprint(credential));
  }

  /** Remembers a credential that proved who asks. It is still examined at every request. */
  remember(credential: string): void {
    if (this.good.size >= GOOD_LIMIT) {
      const [oldest = ''] = this.good;
      this.good.delete(oldest);
    }
    this.good.add(fingerprint(credential));
  }

  forget(credential: string): void {
    this.good.delete(fingerprint(credential));
  }
}

async function consume(limiter: RateLimiterMemory, id: string, whose: string): Promise<void> {
  try {
    await limiter.consume(id);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
    throw new DomainError('overloaded', 'rate_limited', `Too many requests from ${whose}; try again later`, {
      retryAfter,
    });
  }
}

/** So that no credential lies in memory in clear longer than its request. */
function fingerprint(credential: string): string {
  return hash('sha256', credential, 'base64');
}
