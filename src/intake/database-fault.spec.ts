import { databaseFault, sqlState } from './database-fault.ts';

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
