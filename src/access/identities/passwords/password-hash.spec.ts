import { hashPassword, isPassword } from './password-hash.ts';

describe('password hash', () => {
  it('is Argon2id with 19 MiB, two passes and one lane, salted anew each time', async () => {
    const [one, other] = await Promise.all([hashPassword('quiet otters drift'), hashPassword('quiet otters drift')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await isPassword('quiet otters drift', one)).toBe(true);
    expect(await isPassword('quiet otters drift ', one)).toBe(false);
    expect(await isPassword('ﬁsh and lanterns', await hashPassword('fish and lanterns'))).toBe(true);
  });

  it('of nobody is no password at all', async () => {
    expect(await isPassword('', null)).toBe(false);
    expect(await isPassword('quiet otters drift', undefined)).toBe(false);
  });
});
