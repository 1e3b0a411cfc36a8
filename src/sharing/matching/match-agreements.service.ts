import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Settings } from '../../../config/settings.ts';
import { seal } from '../../common/secret-box.ts';
import { NO_ORGANISATION, type Operator } from '../../access/operator.ts';
import { Clock } from '../../common/clock.ts';
import { DomainError } from '../../common/domain-error.ts';
import { SETTINGS } from '../../common/settings.module.ts';
import { type Transaction, UnitOfWork } from '../../journal/unit-of-work.service.ts';
import type { JournalType } from '../../journal/journal-event.ts';
import { SHARING } from '../release-events.ts';
import { agreementNotFound, MatchesReader, type MatchAgreement, partnerOf } from './matches.reader.ts';

/** Two nations agree to compare indicators, and either ends it. Only a nation's CERT speaks for it here. */
@Injectable()
export class MatchAgreementsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: MatchesReader,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * @throws DomainError `not_for_nation` (forbidden); `unknown_nation` (invalid); `agreement_stands` (conflict) when the
   * pair has one that is not revoked.
   */
  async propose(operator: Operator, partner: string): Promise<string> {
    const nation = nationOf(operator);
    const id = uuidv7();
    await this.change(operator, async (transaction) => {
      const known = await transaction.query('SELECT 1 FROM nations WHERE code = $1 AND code <> $2', [partner, nation]);
      if (known.length === 0) {
        throw new DomainError('invalid', 'unknown_nation', 'There is no such other nation', { field: 'partner' });
      }
      const at = this.clock.now();
      const written = await transaction.query(
        `INSERT INTO match_agreements (id, realm, proposer, partner, state, proposed_at)
         VALUES ($1, $2, $3, $4, 'proposed', $5) ON CONFLICT DO NOTHING RETURNING id`,
        [id, operator.realm, nation, partner, at],
      );
      if (written.length === 0) {
        throw new DomainError('conflict', 'agreement_stands', 'You have an agreement with this nation, or a proposal');
      }
      await this.giveHalf(transaction, id, nation);
      this.tell(transaction, operator, { id, proposer: nation, partner }, 'match.proposed', at);
    });
    return id;
  }

  /** @throws DomainError `agreement_not_found`; `not_for_nation` (forbidden); `not_proposed_to_you` (conflict). */
  async consent(operator: Operator, id: string): Promise<void> {
    const nation = nationOf(operator);
    await this.reader.agreement(operator, id);
    await this.change(operator, async (transaction) => {
      const agreement = await this.lock(transaction, id);
      if (agreement.state !== 'proposed' || agreement.partner !== nation) {
        throw new DomainError('conflict', 'not_proposed_to_you', 'There is no proposal for you to consent to');
      }
      const at = this.clock.now();
      await this.giveHalf(transaction, id, nation);
      await transaction.query(`UPDATE match_agreements SET state = 'agreed', agreed_at = $2 WHERE id = $1`, [id, at]);
      this.tell(transaction, operator, agreement, 'match.agreed', at);
    });
  }

  /** Ends it for both sides at once: key and digests are destroyed. @throws DomainError `agreement_not_found`, `not_for_nation`, `agreement_over`. */
  async revoke(operator: Operator, id: string): Promise<void> {
    const nation = nationOf(operator);
    await this.reader.agreement(operator, id);
    await this.change(operator, async (transaction) => {
      const agreement = await this.lock(transaction, id);
      if (agreement.state === 'revoked') throw new DomainError('conflict', 'agreement_over', 'It was revoked already');
      const at = this.clock.now();
      await transaction.query(
        `UPDATE match_agreements SET state = 'revoked', revoked_at = $2, revoked_by = $3 WHERE id = $1`,
        [id, at, nation],
      );
      await transaction.query('DELETE FROM match_indicators WHERE agreement_id = $1', [id]);
      await transaction.query('DELETE FROM match_halves WHERE agreement_id = $1', [id]);
      this.tell(transaction, operator, agreement, 'match.revoked', at);
    });
  }

  private async change(operator: Operator, work: (transaction: Transaction) => Promise<void>): Promise<void> {
    await this.unitOfWork.transactAsEngine(operator.realm, work, operator.origin);
  }

  private async lock(transaction: Transaction, id: string): Promise<MatchAgreement> {
    const [row] = await transaction.query<MatchAgreement>(
      'SELECT id, proposer, partner, state FROM match_agreements WHERE id = $1 AND realm = $2 FOR UPDATE',
      [id, transaction.realm],
    );
    if (!row) throw agreementNotFound();
    return row;
  }

  private async giveHalf(transaction: Transaction, id: string, nation: string): Promise<void> {
    const sealed = seal(this.settings.secretKey, 'match-half', `${id}/${nation}`, randomBytes(32).toString('hex'));
    await transaction.query('INSERT INTO match_halves (agreement_id, nation, half) VALUES ($1, $2, $3)', [
      id,
      nation,
      sealed,
    ]);
  }

  /** Tells both nations; the other one does not learn which person it was, nor from where. */
  private tell(
    transaction: Transaction,
    operator: Operator,
    agreement: Pick<MatchAgreement, 'id' | 'proposer' | 'partner'>,
    type: Extract<JournalType, `match.${string}`>,
    at: Date,
  ): void {
    const nation = nationOf(operator);
    const other = partnerOf(agreement, nation);
    const entry = { type, at, siteId: null, caseId: null, tlp: 'GREEN' };
    transaction.record({
      ...entry,
      nation,
      organisationId: operator.organisationId ?? NO_ORGANISATION,
      actor: { id: operator.id, name: operator.name },
      data: { agreementId: agreement.id, partner: other },
    });
    transaction.record({
      ...entry,
      nation: other,
      organisationId: NO_ORGANISATION,
      actor: SHARING,
      data: { agreementId: agreement.id, partner: nation },
      origin: null,
    });
  }
}

/** @throws DomainError `not_for_nation` (forbidden). */
function nationOf(operator: Operator): string {
  if (operator.nation === null || !operator.actsForNation) {
    throw new DomainError('forbidden', 'not_for_nation', "Agreements are made by the nation's CERT");
  }
  return operator.nation;
}
