import { STORAGE_FAULTS, storageFault } from './storage-fault.ts';

const failed = (code: string): Error => Object.assign(new Error('failed'), { driverError: { code } });

describe('what a failure says of the disk', () => {
  it.each([
    ['53100', 'full'],
    ['58030', 'failing'],
    ['XX001', 'damaged'],
    ['XX002', 'damaged'],
    ['25006', 'read_only'],
    ['23505', undefined],
    ['57P01', undefined],
  ])('of SQLSTATE %s is %s', (code, fault) => {
    expect(storageFault(failed(code))).toBe(fault);
  });

  it('is nothing where the failure is not of the database', () => {
    expect(storageFault(new Error('Connection terminated'))).toBeUndefined();
    expect(storageFault(undefined)).toBeUndefined();
  });

  it('is told in words that name no table and no file', () => {
    for (const words of Object.values(STORAGE_FAULTS)) expect(words).toMatch(/^[a-z ]+$/);
  });
});
