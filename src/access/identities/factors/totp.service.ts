import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Settings } from '../../../../config/settings.ts';
import { Clock } from '../../../common/clock.ts';
import { DomainError } from '../../../common/domain-error.ts';
import { SETTINGS } from '../../../common/settings.module.ts';
import { InjectEngine } from '../../../database/engine.decorator.ts';
import { rowsOf, type Transaction } from '../../../journal/unit-of-work.service.ts';
import type { Concerned } from '../accounts/access-entry.ts';
import { seal, unseal } from '../../../common/secret-box.ts';
import { newTotpSecret, totpStep, totpUri } from './totp.ts';

/** How long a secret that was handed out waits for its first code. */
const CONFIRM_MS = 20 * 60_000;

interface Row {
  secret: Buffer;
  confirmed_at: Date | null;
  created_at: Date;
  /** A bigint, which the driver gives as text. */
  last_step: string | null;
}

/** Codes of an authenticator. Its secret is sealed: the database alone gives no codes. */
@Injectable()
export class TotpService {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Hands out a secret, which counts for nothing until a first code confirms it. @throws DomainError `factor_exists` */
  async begin({ id, login }: Concerned): Promise<{ secret: string; uri: string }> {
    const secret = newTotpSecret();
    const rows = await this.engine.query<unknown[]>(
      `INSERT INTO totp_factors AS factor (account_id, secret, created_at) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
         WHERE factor.confirmed_at IS NULL
       RETURNING account_id`,
      [id, seal(this.settings.secretKey, 'totp-secret', id, secret), this.clock.now()],
    );
    if (rows.length === 0) throw new DomainError('conflict', 'factor_exists', 'There is an authenticator already');
    return { secret, uri: totpUri(secret, login) };
  }

  /** @throws DomainError `code_wrong` */
  async confirm(transaction: Transaction, { id }: Concerned, code: string): Promise<void> {
    const [row] = await transaction.query<Row>(
      'SELECT * FROM totp_factors WHERE account_id = $1 AND confirmed_at IS NULL FOR UPDATE',
      [id],
    );
    const now = this.clock.now();
    const fresh = row && now.getTime() - row.created_at.getTime() <= CONFIRM_MS;
    const step = fresh ? totpStep(this.open(id, row), code, now, null) : undefined;
    if (step === undefined) {
      throw new DomainError('invalid', 'code_wrong', 'The code is not the one expected now', { field: 'code' });
    }
    await transaction.query('UPDATE totp_factors SET confirmed_at = $2, last_step = $3 WHERE account_id = $1', [
      id,
      now,
      step,
    ]);
  }

  /** Whether the code is good now; if so its time step is used up. */
  async accepts({ id }: Concerned, code: string): Promise<boolean> {
    const [row] = await this.engine.query<Row[]>(
      'SELECT * FROM totp_factors WHERE account_id = $1 AND confirmed_at IS NOT NULL',
      [id],
    );
    if (!row) return false;
    const lastStep = row.last_step === null ? null : Number(row.last_step);
    const step = totpStep(this.open(id, row), code, this.clock.now(), lastStep);
    if (step === undefined) return false;
    // Two with one code at once: the later finds the step used.
    const used = await this.engine.query<unknown>(
      `UPDATE totp_factors SET last_step = $2 WHERE account_id = $1 AND (last_step IS NULL OR last_step < $2)
       RETURNING account_id`,
      [id, step],
    );
    return rowsOf(used).length > 0;
  }

  private open(id: string, { secret }: Row): string {
    const opened = unseal(this.settings.secretKey, 'totp-secret', id, secret);
    if (opened !== undefined) return opened;
    throw new DomainError(
      'unavailable',
      'secret_key_changed',
      'This node cannot read the secret of your authenticator',
    );
  }
}
