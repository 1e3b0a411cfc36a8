import { presencePayloads, readPresence, type ToldSeat } from './presence-told.ts';

const seat = (name: string, text = ''): ToldSeat => ({
  seat: name,
  realm: 'live',
  subject: { kind: 'case', id: '00000000-0000-4000-8000-000000000001' },
  shown: { realm: 'live', nation: 'KR', organisationId: 'port', tlp: 'AMBER' },
  person: { account: { id: name, name: `한 ${text}` }, nation: 'KR', mode: 'view', since: '2026-11-29T10:00:00.000Z' },
});

describe('what processes tell each other of who looks at what', () => {
  it('comes in as many notifications as it takes, each of a size PostgreSQL carries', () => {
    const seats = Array.from({ length: 100 }, (_, index) => seat(`s${index}`));
    const gone = Array.from({ length: 2_000 }, (_, index) => `g${index}`);
    const payloads = presencePayloads('p', seats, gone);
    for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThan(8_000);
    const told = payloads.map((payload) => readPresence(payload)!);
    expect(told.flatMap((each) => each.seats)).toEqual(seats);
    expect(told.flatMap((each) => each.gone)).toEqual(gone);
  });

  it('leaves out what fits into none, and says nothing where there is nothing', () => {
    expect(presencePayloads('p', [], [])).toEqual([]);
    const payloads = presencePayloads('p', [seat('a'), seat('b', 'x'.repeat(9_000)), seat('c')], []);
    expect(payloads.flatMap((payload) => readPresence(payload)!.seats.map((each) => each.seat))).toEqual(['a', 'c']);
  });

  it('is not read out of anything else', () => {
    for (const text of ['', 'null', '[]', '{"from":1,"seats":[],"gone":[]}', '{"from":"p"}']) {
      expect(readPresence(text)).toBeUndefined();
    }
  });
});
