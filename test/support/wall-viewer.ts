import { type Operator, personOperator } from '../../src/access/operator.ts';
import type { Role } from '../../src/access/policy/role.ts';
import type { Team } from './demo-teams.ts';

/** Somebody of a team, as the pool of viewers is asked on behalf of. */
export const wallViewer = (team: Team, roles: readonly Role[], realm = 'live'): Operator =>
  personOperator(
    {
      accountId: `wall-${team.code}`,
      name: team.code,
      nation: team.nation,
      organisationId: team.organisationId,
      isNationalCert: team.kind === 'national_cert',
      roles,
    },
    realm,
    { address: null, credential: null },
  );
