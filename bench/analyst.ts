import { randomUUID } from 'node:crypto';
import { personOperator } from '../src/access/operator.ts';
import { demoId } from '../src/registry/demo-registry.ts';

/** Who reads and acts in benchmarks: an analyst of the demo registry's port of Busan. */
export const analyst = personOperator(
  {
    accountId: randomUUID(),
    name: 'Analyst',
    nation: 'KR',
    organisationId: demoId('organisations', 'kr-port-soc'),
    isNationalCert: false,
    roles: ['analyst'],
  },
  'live',
  { address: null, credential: null },
);
