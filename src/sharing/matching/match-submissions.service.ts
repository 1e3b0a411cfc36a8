import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Settings } from '../../../config/settings.ts';
import { unseal } from '../../common/secret-box.ts';
import type { Operator } from '../../access/operator.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../../access/policy/sight.ts';
import { Clock } from '../../common/clock.ts';
import { DomainError } from '../../common/domain-error.ts';
import { SETTINGS } from '../../common/settings.module.ts';
import { ViewerDatabase } from '../../database/viewer-database.service.ts';
import type { EntityRef } from '../../intake/alert.ts';
import { type Transaction, UnitOfWork } from '../../journal/unit-of-work.service.ts';
import { SHARING } from '../release-events.ts';
import { agreedKey, type Indicator, indicatorDigest, normalisedIndicator } from './indicator.ts';
import { agreementNotFound, MatchesReader, type MatchAgreement } from './matches.reader.ts';

/** Indicators a nation may submit within a day under one agreement, so that nobody works through a dictionary. */
export const DAILY_INDICATORS = 1_000;
/** Indicators a nation may have under one agreement. */
export const MOST_INDICATORS = 20_000;

export interface Submitted extends Indicator {
  /** The alert that names it, or the observable it is. */
  alertId?: string;
  observableId?: string;
}

interface Member {
  nation: string;
  organisationId: string;
}

/** Takes indicators to compare, and tells both sides what both hold. */
@Injectable()
export class MatchSubmissionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: ViewerDatabase,
    private readonly reader: MatchesReader,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Adds indicators, each of an alert the operator sees: what nobody saw is not asked about. What is there already is
   * left as it is. The answer tells nothing of what matched.
   * @throws DomainError `agreement_not_found`; `not_agreed` (conflict); `local_indicator`, `indicator_not_found` (invalid);
   * `too_many_indicators` (overloaded).
   */
  async submit(operator: Operator, agreementId: string, submitted: readonly Submitted[]): Promise<void> {
    const { nation, organisationId } = operator;
    const agreement = await this.reader.agreement(operator, agreementId);
    if (nation === null || organisationId === null) throw agreementNotFound();
    if (agreement.state !== 'agreed') throw notAgreed();
    const indicators = await this.checked(operator, submitted);
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (transaction) => {
        const key = await this.key(transaction, agreementId);
        await this.charge(transaction, agreementId, nation, indicators.length);
        const fresh = await this.insert(transaction, agreementId, { nation, organisationId }, indicators, key);
        await this.compare(transaction, agreement, fresh);
      },
      operator.origin,
    );
  }

  /** @throws DomainError naming the first that is not the operator's to ask about. */
  private async checked(
    operator: Operator,
    submitted: readonly Submitted[],
  ): Promise<(Indicator & { text: string })[]> {
    const named = await this.named(operator, submitted);
    return submitted.map(({ alertId, observableId, type, value }, index) => {
      const field = `indicators.${index}`;
      const text = normalisedIndicator({ type, value });
      if (text === undefined) {
        throw new DomainError('invalid', 'local_indicator', 'It means nothing outside its site', { field });
      }
      const sources = [alertId, observableId].flatMap((id) => (id === undefined ? [] : (named.get(id) ?? [])));
      if (!sources.some((entity) => normalisedIndicator(entity) === text)) {
        throw new DomainError('invalid', 'indicator_not_found', 'Nothing you see there names it', { field });
      }
      return { type, value, text };
    });
  }

  /** What the alerts and observables that were given name, by id, of those the operator sees. */
  private async named(operator: Operator, submitted: readonly Submitted[]): Promise<Map<string, readonly Indicator[]>> {
    const ids = (of: (one: Submitted) => string | undefined): string[] => [
      ...new Set(submitted.flatMap((one) => of(one) ?? [])),
    ];
    return this.database.read(operator, async (manager) => {
      const alerts = await manager.query<{ id: string; entities: EntityRef[] }[]>(
        `SELECT a.id, a.entities FROM alerts a WHERE ${seen('a')} AND a.id = ANY($${AFTER_SIGHT}::uuid[])`,
        [...sightParameters(operator), ids(({ alertId }) => alertId)],
      );
      const observables = await manager.query<(Indicator & { id: string })[]>(
        `SELECT o.id, o.type, o.value FROM case_observables o JOIN cases c ON c.id = o.case_id
         WHERE ${seen('o')} AND ${seen('c')} AND o.id = ANY($${AFTER_SIGHT}::uuid[])`,
        [...sightParameters(operator), ids(({ observableId }) => observableId)],
      );
      return new Map<string, readonly Indicator[]>([
        ...alerts.map(({ id, entities }) => [id, entities] as const),
        ...observables.map(({ id, type, value }) => [id, [{ type, value }]] as const),
      ]);
    });
  }

  /** Locks the agreement, so that what both sides submit at once is still compared. */
  private async key(transaction: Transaction, agreementId: string): Promise<Buffer> {
    const [agreement] = await transaction.query<MatchAgreement>(
      'SELECT id, proposer, partner, state FROM match_agreements WHERE id = $1 FOR UPDATE',
      [agreementId],
    );
    if (agreement?.state !== 'agreed') throw notAgreed();
    const halves = await transaction.query<{ nation: string; half: Buffer }>(
      'SELECT nation, half FROM match_halves WHERE agreement_id = $1',
      [agreementId],
    );
    const opened = halves.map(({ nation, half }) => ({
      nation,
      half: unseal(this.settings.secretKey, 'match-half', `${agreementId}/${nation}`, half) ?? '',
    }));
    if (opened.length !== 2 || opened.some(({ half }) => half === '')) {
      throw new Error(`The key of agreement ${agreementId} was sealed under another secret key`);
    }
    return agreedKey(opened, agreementId);
  }

  private async charge(transaction: Transaction, agreementId: string, nation: string, count: number): Promise<void> {
    const at = this.clock.now();
    const [spent] = await transaction.query<{ today: string; held: string }>(
      // Of the pair, not of the agreement: ending one and making another gives nobody a new day.
      `SELECT (SELECT coalesce(sum(s.indicators), 0) FROM match_submissions s
                 JOIN match_agreements before ON before.id = s.agreement_id JOIN match_agreements now ON now.id = $1
               WHERE s.nation = $2 AND s.submitted_at > $3::timestamptz - interval '1 day' AND before.realm = now.realm
                 AND least(before.proposer, before.partner) = least(now.proposer, now.partner)
                 AND greatest(before.proposer, before.partner) = greatest(now.proposer, now.partner)) AS today,
              (SELECT count(*) FROM match_indicators WHERE agreement_id = $1 AND nation = $2) AS held`,
      [agreementId, nation, at],
    );
    if (Number(spent?.today) + count > DAILY_INDICATORS || Number(spent?.held) + count > MOST_INDICATORS) {
      throw new DomainError(
        'overloaded',
        'too_many_indicators',
        `A nation compares up to ${DAILY_INDICATORS} indicators a day with a partner, and ${MOST_INDICATORS} in all`,
        { retryAfter: 3_600 },
      );
    }
    await transaction.query(
      'INSERT INTO match_submissions (agreement_id, nation, submitted_at, indicators) VALUES ($1, $2, $3, $4)',
      [agreementId, nation, at, count],
    );
  }

  private async insert(
    transaction: Transaction,
    agreementId: string,
    { nation, organisationId }: Member,
    indicators: readonly (Indicator & { text: string })[],
    key: Buffer,
  ): Promise<string[]> {
    const ids: string[] = [];
    for (const { type, value, text } of indicators) {
      const rows = await transaction.query<{ id: string }>(
        `INSERT INTO match_indicators (id, agreement_id, realm, nation, organisation_id, type, value, digest, submitted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
        [
          uuidv7(),
          agreementId,
          transaction.realm,
          nation,
          organisationId,
          type,
          value,
          indicatorDigest(key, text),
          this.clock.now(),
        ],
      );
      for (const { id } of rows) ids.push(id);
    }
    return ids;
  }

  /** Marks what both hold, on both sides, and tells each organisation of its own. */
  private async compare(transaction: Transaction, agreement: MatchAgreement, fresh: readonly string[]): Promise<void> {
    const at = this.clock.now();
    const found = await transaction.query<{ nation: string; organisation_id: string }>(
      `UPDATE match_indicators own SET found_at = $3
       WHERE own.agreement_id = $1 AND own.found_at IS NULL
         AND own.digest IN (SELECT digest FROM match_indicators WHERE id = ANY($2::uuid[]))
         AND EXISTS (SELECT FROM match_indicators other
                     WHERE other.agreement_id = $1 AND other.digest = own.digest AND other.nation <> own.nation)
       RETURNING own.nation, own.organisation_id`,
      [agreement.id, fresh, at],
    );
    const counts = new Map<string, { nation: string; organisationId: string; count: number }>();
    for (const { nation, organisation_id: organisationId } of found) {
      const counted = counts.get(organisationId) ?? { nation, organisationId, count: 0 };
      counts.set(organisationId, { ...counted, count: counted.count + 1 });
    }
    for (const { nation, organisationId, count } of counts.values()) {
      const partner = agreement.proposer === nation ? agreement.partner : agreement.proposer;
      transaction.record({
        type: 'match.found',
        at,
        nation,
        organisationId,
        siteId: null,
        caseId: null,
        tlp: 'AMBER+STRICT',
        actor: SHARING,
        data: { agreementId: agreement.id, partner, count },
        origin: null,
      });
    }
  }
}

function notAgreed(): DomainError {
  return new DomainError('conflict', 'not_agreed', 'Both sides have to consent first');
}
