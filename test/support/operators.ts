import { type Operator, personOperator, systemOperator } from '../../src/access/operator.ts';
import type { Role } from '../../src/access/policy/role.ts';
import { demoId } from '../../src/registry/demo-registry.ts';

/** A person of the demo registry's port team of a nation, or of another of its teams. */
export function person(
  nation: string,
  { roles = ['lead'], team = 'port-soc', id = 'test' }: { roles?: Role[]; team?: string; id?: string } = {},
): Operator {
  return personOperator(
    {
      accountId: id,
      name: `Test of ${nation}`,
      nation,
      organisationId: demoId('organisations', `${nation.toLowerCase()}-${team}`),
      isNationalCert: team === 'cert',
      roles,
    },
    'live',
    { address: null, credential: null },
  );
}

/** On whose behalf tests write where no viewer acts. */
export const system = systemOperator('live');
