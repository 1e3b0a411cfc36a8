import type { EnterableRealm, RunSummary } from './contract.ts';
import { runRows } from './run-rows.ts';

const run = (id: string): RunSummary => ({
  id,
  realm: `exercise:${id}`,
  designator: `RUN ${id}`,
  template: 'short',
  ofDraft: false,
  state: 'running',
  createdAt: '2026-01-01T00:00:00Z',
  startedAt: null,
  endedAt: null,
  realEmergencyAt: null,
  held: true,
  asked: null,
});
const realm = (id: string, role: EnterableRealm['role']): EnterableRealm => ({
  realm: `exercise:${id}`,
  designator: `RUN ${id}`,
  banner: '',
  state: 'ready',
  role,
  cell: 'port',
  nations: [],
  realEmergencyAt: null,
});

it('lists each run once: those of the organisation, and after them those one is only a member of', () => {
  const rows = runRows([run('b'), run('a')], [realm('c', 'player'), realm('a', 'director')]);
  expect(rows.map(({ id, role, mayEnter, template }) => [id, role, mayEnter, template])).toEqual([
    ['b', null, false, 'short'],
    ['a', 'director', true, 'short'],
    ['c', 'player', true, null],
  ]);
});
