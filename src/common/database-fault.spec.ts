import { databaseAway, databaseFault, sqlState } from './database-fault.ts';

const failed = (code: string) => Object.assign(new Error('failed'), { driverError: { code } });

describe('the fault of a failed statement', () => {
  it.each(['22P02', '22003', '22P05', '22021', '23502', '23505', '23514', '54000'])('%s is the row', (state) => {
    expect(databaseFault(failed(state))).toBe('row');
  });

  it.each(['40001', '40P01'])('%s is nobody and passes when tried again', (state) => {
    expect(databaseFault(failed(state))).toBe('retry');
  });

  it.each(['57P01', '57014', '08006', '53100', '53300', '42703', '42P01', '25006', 'XX000', '58030'])(
    '%s is not the row, which must not be lost for it',
    (state) => {
      expect(databaseFault(failed(state))).toBe('unavailable');
    },
  );

  it('is not the row where the server never answered', () => {
    for (const code of ['ECONNREFUSED', 'ECONNRESET', 'EPIPE']) {
      expect(databaseFault(Object.assign(new Error(code), { code }))).toBe('unavailable');
    }
    for (const thrown of [new Error('Connection terminated unexpectedly'), 'text', null, undefined, 5]) {
      expect(databaseFault(thrown)).toBe('unavailable');
      expect(sqlState(thrown)).toBeUndefined();
    }
  });
});

describe('databaseAway', () => {
  it('is told by the state, the socket and the driver', () => {
    expect(databaseAway({ code: '57P01' })).toBe(true);
    expect(databaseAway({ driverError: { code: '08006' } })).toBe(true);
    expect(databaseAway({ driverError: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) })).toBe(true);
    expect(databaseAway(new Error('Connection terminated unexpectedly'))).toBe(true);
  });

  it('is no excuse for a fault of our own', () => {
    expect(databaseAway(new TypeError('x is not a function'))).toBe(false);
    expect(databaseAway({ code: '42601' })).toBe(false);
    expect(databaseAway({ code: '23505' })).toBe(false);
  });
});
