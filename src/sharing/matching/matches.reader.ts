import { Injectable } from '@nestjs/common';
import { NO_ORGANISATION, type Operator } from '../../access/operator.ts';
import { seesWholeRealm } from '../../access/policy/decide.ts';
import type { PageRequest } from '../../cases/cases.reader.ts';
import { DomainError } from '../../common/domain-error.ts';
import {
  CURSOR_PART,
  cursorScope,
  decodeCursor,
  encodeCursor,
  microsText,
  microsTime,
  type Page,
  pageOf,
} from '../../common/page-cursor.ts';
import { ViewerDatabase } from '../../database/viewer-database.service.ts';

export interface MatchAgreement {
  id: string;
  proposer: string;
  partner: string;
  state: 'proposed' | 'agreed' | 'revoked';
}

export interface AgreementRow extends MatchAgreement {
  proposed_at: Date;
  agreed_at: Date | null;
  revoked_at: Date | null;
  revoked_by: string | null;
}

export interface Match {
  id: string;
  agreement_id: string;
  proposer: string;
  partner: string;
  type: string;
  value: string;
  found_at: Date;
}

const COLUMNS = 'id, proposer, partner, state, proposed_at, agreed_at, revoked_at, revoked_by';
const OURS = `realm = $1 AND ($2::boolean OR $3 IN (proposer, partner))`;

/** Reads agreements of the own nation, and what the own organisation learned by them. */
@Injectable()
export class MatchesReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** Newest first; a pair has one that stands, so these are few. */
  agreements(operator: Operator): Promise<AgreementRow[]> {
    return this.database.query<AgreementRow>(
      operator,
      `SELECT ${COLUMNS} FROM match_agreements WHERE ${OURS} ORDER BY proposed_at DESC, id DESC LIMIT 500`,
      nationParameters(operator),
    );
  }

  /** @throws DomainError `agreement_not_found`. */
  async agreement(operator: Operator, id: string): Promise<AgreementRow> {
    const [row] = await this.database.query<AgreementRow>(
      operator,
      `SELECT ${COLUMNS} FROM match_agreements WHERE ${OURS} AND id = $4`,
      [...nationParameters(operator), id],
    );
    if (!row) throw agreementNotFound();
    return row;
  }

  /**
   * Indicators of the own organisation that the partner holds too, newest first. One that is not known to the partner is
   * not told from one that is not compared yet.
   * @throws DomainError `bad_cursor`.
   */
  async matches(operator: Operator, page: PageRequest): Promise<Page<Match>> {
    const scope = cursorScope(['matches', operator.realm, operator.nation, operator.organisationId]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const rows = await this.database.query<Match & { cursor: string[] }>(
      operator,
      `SELECT i.id, i.agreement_id, a.proposer, a.partner, i.type, i.value, i.found_at,
              ARRAY[${microsText('i.found_at')}, i.id::text] AS cursor
       FROM match_indicators i JOIN match_agreements a ON a.id = i.agreement_id AND a.state = 'agreed'
       WHERE i.realm = $1 AND i.nation = $2 AND i.organisation_id = $3 AND i.found_at IS NOT NULL
         ${after.length === 0 ? '' : `AND (i.found_at, i.id) < (${microsTime('$5')}, $6::uuid)`}
       ORDER BY i.found_at DESC, i.id DESC LIMIT $4`,
      [operator.realm, operator.nation ?? '', operator.organisationId ?? NO_ORGANISATION, page.limit + 1, ...after],
    );
    return pageOf(
      rows,
      page.limit,
      (row) => row,
      (row) => encodeCursor(scope, row.cursor),
    );
  }
}

/** The other nation of an agreement. */
export function partnerOf({ proposer, partner }: Pick<MatchAgreement, 'proposer' | 'partner'>, nation: string): string {
  return proposer === nation ? partner : proposer;
}

function nationParameters(operator: Operator): unknown[] {
  return [operator.realm, seesWholeRealm(operator), operator.nation ?? ''];
}

export function agreementNotFound(): DomainError {
  return new DomainError('not_found', 'agreement_not_found', 'There is no such agreement');
}
