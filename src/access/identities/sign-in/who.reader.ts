import { Injectable } from '@nestjs/common';
import { ViewerDatabase } from '../../../database/viewer-database.service.ts';
import { LIVE_REALM, type Operator } from '../../operator.ts';
import type { Role } from '../../policy/role.ts';
import { MembershipsReader } from '../../realms/memberships.reader.ts';
import { realmDto } from '../../realms/realm.dto.ts';
import type { SignInRecordDto, WhoDto } from './session.dto.ts';

interface Row {
  id: string;
  login: string;
  roles: Role[];
  organisation_id: string;
  organisation_code: string;
  organisation_name: string;
}

/** What people may know of themselves. */
@Injectable()
export class WhoReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly memberships: MembershipsReader,
  ) {}

  async who(operator: Operator): Promise<WhoDto> {
    const { viewing } = operator;
    const [row] = await this.database.query<Row>(
      viewing?.by ?? operator,
      `SELECT account.id, account.login, account.roles, organisation.id AS organisation_id,
              organisation.code AS organisation_code, organisation.name AS organisation_name
       FROM accounts account JOIN organisations organisation ON organisation.id = account.organisation_id
       WHERE 'person:' || account.id::text = $1`,
      [operator.id],
    );
    const { id, name, realm, actions } = operator;
    const { nation } = viewing?.by ?? operator;
    return {
      id,
      accountId: row?.id ?? null,
      login: row?.login ?? null,
      name,
      nation,
      organisation: row ? { id: row.organisation_id, code: row.organisation_code, name: row.organisation_name } : null,
      realm,
      exercise: await this.exerciseOf(operator, row?.id),
      viewing: viewing
        ? { cell: viewing.cell, organisation: viewing.organisation, nation: operator.nation ?? '' }
        : null,
      roles: row?.roles ?? [],
      actions: [...actions],
    };
  }

  private async exerciseOf({ realm }: Operator, accountId: string | undefined): Promise<WhoDto['exercise']> {
    if (realm === LIVE_REALM) return null;
    const runs = accountId === undefined ? await this.memberships.runs() : await this.memberships.runsOf(accountId);
    const run = runs.find((one) => one.realm === realm);
    return run ? realmDto(run) : null;
  }

  async signIns(operator: Operator): Promise<SignInRecordDto[]> {
    const rows = await this.database.query<Omit<SignInRecordDto, 'at'> & { at: Date }>(
      operator,
      `SELECT at, outcome, method, address, agent FROM sign_ins
       WHERE 'person:' || account_id::text = $1 ORDER BY at DESC, id DESC LIMIT 100`,
      [operator.id],
    );
    return rows.map(({ at, outcome, method, address, agent }) => {
      return { at: at.toISOString(), outcome, method, address, agent };
    });
  }
}
