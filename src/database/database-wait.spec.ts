import { comesByItself, NoDatabase, onceThere } from './database-wait.ts';

const failure = (fields: object, message = 'it failed'): Error => Object.assign(new Error(message), fields);
const STARTING = failure({ code: '57P03' }, 'the database system is starting up');

describe('a failure to reach the database', () => {
  it.each([
    ['nobody listens', failure({ code: 'ECONNREFUSED' })],
    ['it starts, or recovers', STARTING],
    ['it stops', failure({ code: '57P01' })],
    ['it crashed', failure({ code: '57P02' })],
    ['sessions of who was killed are still there', failure({ code: '53300' })],
    ['a pooler has no server', failure({ code: '08P01' })],
    ['its name is not known yet', failure({ code: 'EAI_AGAIN' })],
    ['its socket is not there yet', failure({ code: 'ENOENT', syscall: 'connect' })],
    ['it died while it was asked', failure({}, 'Connection terminated unexpectedly')],
    ['it does not answer', failure({}, 'timeout expired')],
  ])('passes by itself where %s', (_, error) => {
    expect(comesByItself(error)).toBe(true);
  });

  it.each([
    ['the password is wrong', failure({ code: '28P01' })],
    ['there is no database of that name', failure({ code: '3D000' })],
    ['a statement is wrong', failure({ code: '42P01' })],
    ['a page is damaged', failure({ code: 'XX001' })],
    ['a certificate is not there', failure({ code: 'ENOENT', syscall: 'open' })],
    ['a certificate is not trusted', failure({ code: 'SELF_SIGNED_CERT_IN_CHAIN' })],
    ['it is a fault of ours', new TypeError('x is not a function')],
  ])('does not where %s', (_, error) => {
    expect(comesByItself(error)).toBe(false);
  });
});

describe('waiting for the database', () => {
  it('goes on until it answers, and says each reason once', async () => {
    const answers = [failure({ code: 'ECONNREFUSED' }, 'refused'), STARTING, STARTING];
    const said: string[] = [];
    const look = (): Promise<string> => {
      const error = answers.shift();
      return error ? Promise.reject(error) : Promise.resolve('there');
    };
    expect(await onceThere(look, 10_000, (message) => said.push(message))).toBe('there');
    expect(said).toEqual([
      'The database is not there yet: refused',
      'The database is not there yet: the database system is starting up',
      expect.stringMatching(/^The database answers, after 0\.\d s$/),
    ]);
  });

  it('says nothing where there is nothing to wait for', async () => {
    const said: string[] = [];
    await onceThere(
      () => Promise.resolve(),
      10_000,
      (message) => said.push(message),
    );
    expect(said).toEqual([]);
  });

  it('ends after its time, and looks once where it has none', async () => {
    for (const [patience, least] of [
      [0, 1],
      [100, 3],
    ] as const) {
      let looks = 0;
      const look = (): Promise<void> => {
        looks += 1;
        return Promise.reject(STARTING);
      };
      await expect(onceThere(look, patience, () => undefined)).rejects.toThrow(NoDatabase);
      expect(looks).toBeGreaterThanOrEqual(least);
      if (patience === 0) expect(looks).toBe(1);
    }
  });

  it('does not wait for one that lets nobody in, nor for a fault', async () => {
    const refusal = failure({ code: '28P01' }, 'password authentication failed for user "somebody"');
    await expect(
      onceThere(
        () => Promise.reject(refusal),
        10_000,
        () => undefined,
      ),
    ).rejects.toThrow(/^The database does not let this node in: password authentication failed for user "somebody"/);
    const fault = failure({ code: '42P01' });
    await expect(
      onceThere(
        () => Promise.reject(fault),
        10_000,
        () => undefined,
      ),
    ).rejects.toBe(fault);
  });
});
