import type { Operator } from '../access/operator.ts';
import { personOperator } from '../access/operator.ts';
import type { LookFrame, ServerFrame, Subject } from './live-frame.ts';
import { type Looker, PresenceBoard } from './presence-board.ts';

const subject: Subject = { kind: 'case', id: '00000000-0000-4000-8000-000000000001' };
const green = { realm: 'live', nation: 'KR', organisationId: 'port', tlp: 'GREEN' };
const strict = { ...green, tlp: 'AMBER+STRICT' };
const at = new Date('2026-11-29T10:00:00Z');

const person = (name: string, nation: string, organisationId: string, realm = 'live'): Operator =>
  personOperator({ accountId: name, name, nation, organisationId, isNationalCert: false, roles: ['analyst'] }, realm, {
    address: null,
    credential: null,
  });

class Seat implements Looker {
  readonly open = true;
  readonly told: Extract<ServerFrame, { type: 'presence' }>[] = [];
  constructor(readonly operator: Operator) {}
  tell(frame: ServerFrame): void {
    if (frame.type === 'presence') this.told.push(frame);
  }
  get names(): string[] | undefined {
    return this.told.at(-1)?.people.map(({ account, mode }) => `${account.name} ${mode}`);
  }
}

function setting() {
  const board = new PresenceBoard();
  const seat = (name: string, nation = 'KR', organisation = 'port', realm = 'live') =>
    new Seat(person(name, nation, organisation, realm));
  const look = (who: Seat, frame: Partial<LookFrame> = {}, shown = green) =>
    board.look(who, who.operator, { type: 'look', subject, ...frame }, frame.subject === null ? undefined : shown, at);
  return { board, seat, look };
}

describe('who looks at what', () => {
  it('is told to those who look at the same, and to those who watch', () => {
    const { board, seat, look } = setting();
    const [minji, joon, list] = [seat('Minji'), seat('Joon'), seat('List')];
    look(list, { subject: null, watch: true });
    look(minji);
    look(joon, { mode: 'edit', field: 'note' });
    expect([minji.names, joon.names, list.names]).toEqual(Array.from({ length: 3 }, () => ['Minji view', 'Joon edit']));
    expect(list.told.at(-1)?.people[1]).toMatchObject({ field: 'note', nation: 'KR' });
    board.leave(joon);
    expect(list.names).toEqual(['Minji view']);
    look(minji, { subject: null });
    expect(list.names).toEqual([]);
  });

  it('is told to nobody who may not see the thing, in another nation, organisation or realm', () => {
    const { seat, look } = setting();
    const others = [seat('Wei', 'SG'), seat('Drill', 'KR', 'port', 'exercise-1'), seat('Grid', 'KR', 'grid')];
    for (const other of others) look(other, { subject: null, watch: true });
    look(seat('Minji'), {}, strict);
    expect(others.map(({ told }) => told.length)).toEqual([0, 0, 0]);
  });

  it('is told to whoever begins to watch, as far as they see it', () => {
    const { seat, look } = setting();
    look(seat('Minji'));
    const [joon, wei] = [seat('Joon'), seat('Wei', 'SG')];
    look(joon, { subject: null, watch: true });
    look(wei, { subject: null, watch: true });
    expect([joon.names, wei.names]).toEqual([['Minji view'], undefined]);
  });

  it('names a person once, editing where one of their windows edits', () => {
    const { seat, look } = setting();
    const [first, second] = [seat('Minji'), seat('Minji')];
    look(first, { mode: 'edit' });
    look(second);
    expect(second.names).toEqual(['Minji edit']);
  });

  it('follows a marking that was raised', () => {
    const { board, seat, look } = setting();
    const [minji, grid] = [seat('Minji'), seat('Grid', 'KR', 'grid')];
    look(grid, { subject: null, watch: true });
    look(minji);
    expect(grid.told).toHaveLength(1);
    expect(board.lookersOf('live', subject)).toEqual([minji]);
    look(minji, {}, strict);
    expect(grid.told).toHaveLength(1);
  });
});

describe('people at other processes', () => {
  const seatOf = (seat: string, shown = green, on = subject) => ({
    seat,
    realm: 'live',
    subject: on,
    shown,
    person: { account: { id: seat, name: seat }, nation: 'KR', mode: 'view' as const, since: at.toISOString() },
  });

  it('are told of as those here are, and to nobody who may not see the thing', () => {
    const { board, seat, look } = setting();
    const [minji, grid, wei] = [seat('Minji'), seat('Grid', 'KR', 'grid'), seat('Wei', 'SG')];
    for (const list of [grid, wei]) look(list, { subject: null, watch: true });
    look(minji, {}, strict);
    board.welcome('p 1', seatOf('Joon', strict), 0);
    expect([minji.names, grid.names, wei.names]).toEqual([['Minji view', 'Joon view'], undefined, undefined]);
    const heard = minji.told.length;
    board.welcome('p 1', seatOf('Joon', strict), 1_000);
    expect(minji.told).toHaveLength(heard);
    board.dismiss('p 1');
    expect(minji.names).toEqual(['Minji view']);
  });

  it('are shown no wider than is known here, whatever their process says', () => {
    const { board, seat, look } = setting();
    const [minji, grid] = [seat('Minji'), seat('Grid', 'KR', 'grid')];
    look(grid, { subject: null, watch: true });
    look(minji, {}, strict);
    board.welcome('p 1', seatOf('Joon', green), 0);
    board.welcome('p 2', seatOf('Ha', { ...green, organisationId: 'grid' }), 0);
    expect(grid.names).toBeUndefined();
  });

  it('move, are missed when nobody tells of them any more, and are forgotten where the thing is marked anew', () => {
    const { board, seat, look } = setting();
    const list = seat('List');
    look(list, { subject: null, watch: true });
    const other: Subject = { kind: 'case', id: '00000000-0000-4000-8000-000000000002' };
    board.welcome('p 1', seatOf('Joon'), 0);
    board.welcome('p 1', seatOf('Joon', green, other), 5_000);
    expect(list.told.slice(-2).map(({ subject: on, people }) => [on.id, people.length])).toEqual([
      [subject.id, 0],
      [other.id, 1],
    ]);
    board.welcome('p 2', seatOf('Ha', green, other), 9_000);
    expect(board.silentSince(8_000)).toEqual(['p 1']);
    board.forgetGuests('live', other);
    const late = seat('Late');
    look(late, { subject: null, watch: true });
    expect(late.names).toBeUndefined();
    board.welcome('p 2', seatOf('Ha', strict, other), 10_000);
    expect(late.names).toEqual(['Ha view']);
  });

  it('are told of by what the board knows of a seat here', () => {
    const { board, seat, look } = setting();
    const minji = seat('Minji');
    expect(board.told(minji, '1')).toBeUndefined();
    look(minji, { mode: 'edit', field: 'note' }, strict);
    expect(board.told(minji, '1')).toMatchObject({
      seat: '1',
      realm: 'live',
      subject,
      shown: strict,
      person: { account: { name: 'Minji' }, mode: 'edit', field: 'note' },
    });
    look(minji, { subject: null });
    expect(board.told(minji, '1')).toBeUndefined();
  });
});
