import { Statements } from './statements.ts';

/** Answers in order, as a pipelined connection does; what is asked once something has failed is refused for its sake. */
function connection(failing: readonly string[]) {
  let failed = false;
  let last: Promise<unknown> = Promise.resolve();
  const query = (sql: string): Promise<unknown> => {
    const answer = last.then(() => {
      if (failed) throw new Error(`${sql}: aborted`);
      failed = failing.includes(sql);
      if (failed) throw new Error(`${sql}: refused`);
      return sql;
    });
    last = answer.catch(() => undefined);
    return answer;
  };
  return { query };
}

describe('statements of a transaction', () => {
  it('gives what the work came to once all that was sent is done', async () => {
    const statements = new Statements(connection([]));
    const work = async (): Promise<unknown> => {
      statements.send('one');
      return statements.query('two');
    };
    await expect(statements.all(work())).resolves.toBe('two');
  });

  it('fails with the first that failed, whether it was waited for or not', async () => {
    const sent = new Statements(connection(['one']));
    const asking = async (): Promise<unknown> => {
      sent.send('one');
      return sent.query('two');
    };
    await expect(sent.all(asking())).rejects.toThrow('one: refused');

    const asked = new Statements(connection(['one']));
    const sending = async (): Promise<void> => {
      const answer = asked.query('one');
      asked.send('two');
      await answer;
    };
    await expect(asked.all(sending())).rejects.toThrow('one: refused');

    const alone = new Statements(connection(['one']));
    await expect(alone.all(Promise.resolve().then(() => alone.send('one')))).rejects.toThrow('one: refused');
  });

  it('leaves the work its own fault', async () => {
    const statements = new Statements(connection(['one']));
    const work = async (): Promise<void> => {
      statements.send('one');
      throw new RangeError('its own');
    };
    await expect(statements.all(work())).rejects.toThrow('its own');
  });
});
