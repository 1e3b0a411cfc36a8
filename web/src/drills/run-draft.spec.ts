import type { DrillTemplate } from './contract.ts';
import { EMPTY_RUN, faultsOf, givenTo, intoCell, ownCells, wantedOf, withMember } from './run-draft.ts';

const template: DrillTemplate = {
  ref: 'short',
  state: 'shipped',
  own: false,
  owner: null,
  revision: null,
  approvedRevision: null,
  latest: null,
  releasableTo: [],
  savedAt: null,
  code: 'short',
  version: 1,
  title: 'Short',
  synopsis: '',
  kind: 'functional',
  domain: 'cyber',
  durationMs: 1,
  compressedRate: 6,
  items: 1,
  expectations: 1,
  objectives: [],
  cells: [
    { code: 'port', title: 'Port', organisation: 'sg-port-soc', kind: 'player' },
    { code: 'control', title: 'Control', organisation: 'sg-cert', kind: 'control' },
  ],
};
const MEI = '0199d3a5-6c1e-7a40-9d0c-2f4f5b1c7e11';

describe('a run being put together', () => {
  const two = withMember(withMember(EMPTY_RUN, template.cells), template.cells);

  it('puts each new member where nobody is, as what people are there', () => {
    expect(two.members).toEqual([
      { key: 1, account: '', cell: 'port', role: 'player' },
      { key: 2, account: '', cell: 'control', role: 'controller' },
    ]);
    expect(intoCell(two.members[1], 'port', template)).toMatchObject({ cell: 'port', role: 'player' });
  });

  it('says what must be put right, and where', () => {
    expect([...faultsOf(two)]).toEqual([
      ['designator', 'designator'],
      ['member 1', 'account'],
      ['member 2', 'account'],
    ]);
    const same = {
      ...two,
      designator: 'X 1',
      members: two.members.map((one) => Object.assign({}, one, { account: MEI })),
    };
    expect([...faultsOf(same)]).toEqual([['member 2', 'twice']]);
    expect(faultsOf({ ...same, members: same.members.slice(0, 1) }).size).toBe(0);
  });

  it('names people for cells of the own organisation alone', () => {
    expect(ownCells(EMPTY_RUN, template, 'sg-cert').map(({ code }) => code)).toEqual(['control']);
    const given = givenTo(two, { code: 'control', organisation: 'kr-cert' }, 'sg-cert');
    expect(ownCells(given, template, 'sg-cert')).toEqual([]);
    expect(given.members.map(({ cell }) => cell)).toEqual(['port']);
    expect(givenTo(two, { code: 'port', organisation: 'sg-cert' }, 'sg-cert').members).toEqual(two.members);
    expect(ownCells(EMPTY_RUN, template, undefined)).toEqual([]);
  });

  it('asks only for what differs from the drill', () => {
    const draft = {
      ...withMember(EMPTY_RUN, template.cells),
      designator: ' LION 1 ',
      organisations: { port: 'sg-port-soc', control: 'kr-cert' },
    };
    const wanted = wantedOf(
      { ...draft, members: draft.members.map((one) => Object.assign({}, one, { account: MEI })) },
      template,
    );
    expect(wanted).toEqual({
      template: 'short',
      draft: false,
      designator: 'LION 1',
      banner: '',
      cells: [{ code: 'control', organisation: 'kr-cert' }],
      members: [{ account: MEI, cell: 'port', role: 'player' }],
    });
  });
});
