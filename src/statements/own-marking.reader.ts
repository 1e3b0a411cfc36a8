import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { sees } from '../access/policy/decide.ts';
import { isTlp, type Tlp } from '../access/policy/marking.ts';
import { DomainError } from '../common/domain-error.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';

/** Whose a thing is that somebody makes, with its marking. */
export interface Ownership {
  realm: string;
  nation: string;
  organisationId: string;
  tlp: Tlp;
}

/** Says whose what somebody writes is, and how it is marked: as they say, else as their organisation marks. */
@Injectable()
export class OwnMarkingReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** @throws DomainError `no_organisation`, `above_clearance` (forbidden). */
  async of(operator: Operator, wanted: Tlp | undefined): Promise<Ownership> {
    const { realm, nation, organisationId } = operator;
    if (nation === null || organisationId === null) {
      throw new DomainError('forbidden', 'no_organisation', 'This is done by somebody of an organisation');
    }
    const tlp = wanted ?? (await this.default(operator));
    if (!sees(operator, { realm, nation, organisationId, tlp }).allowed) {
      throw new DomainError('forbidden', 'above_clearance', 'You could not see what you mark so', { field: 'tlp' });
    }
    return { realm, nation, organisationId, tlp };
  }

  private async default(operator: Operator): Promise<Tlp> {
    const [row] = await this.database.query<{ tlp: string }>(
      operator,
      'SELECT default_tlp AS tlp FROM organisation_settings WHERE organisation_id = $1',
      [operator.organisationId],
    );
    return isTlp(row?.tlp) ? row.tlp : 'AMBER';
  }
}
