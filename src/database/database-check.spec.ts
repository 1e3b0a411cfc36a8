import { versionFault } from './database-check.ts';

describe('the version of PostgreSQL', () => {
  it.each([
    [150018, '15.18'],
    [180004, '18.4'],
    [190000, '19beta1'],
  ])('%i will do', (number, name) => {
    expect(versionFault(number, name)).toBeUndefined();
  });

  it.each([
    [140011, '14.11'],
    [90624, '9.6.24'],
  ])('%i is too old', (number, name) => {
    expect(versionFault(number, name)).toContain(`PostgreSQL ${name} is too old`);
  });
});
