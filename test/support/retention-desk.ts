import type { RetentionDto, RetentionPreviewDto, RetentionRunPageDto } from '../../src/retention/retention.dto.ts';
import { Sweeps } from '../../src/retention/sweep.writer.ts';
import type { Answer, ErrorAnswer, TestApp } from './app.ts';
import { bySession, signUp, type TestPerson } from './people.ts';

export const FOR_EVER = { waitingDays: null, closedDays: null, caseDays: null, rejectDays: null };

const path = (nation: string, rest = ''): string => `/api/v1/nations/${nation}/retention${rest}`;

/** What an administrator does with retention, by session, since no token carries it. */
export class RetentionDesk {
  private constructor(
    readonly app: TestApp,
    readonly person: TestPerson,
  ) {}

  static async of(app: TestApp, organisation: string): Promise<RetentionDesk> {
    return new RetentionDesk(app, await signUp(app, { organisation, roles: ['administrator'] }));
  }

  get(nation: string): Promise<Answer<RetentionDto & ErrorAnswer>> {
    return this.app.get(path(nation), bySession(this.person.cookie));
  }

  set(nation: string, days: object, reason = 'The law says so'): Promise<Answer<RetentionDto & ErrorAnswer>> {
    const body = { ...FOR_EVER, ...days, reason };
    return this.app.request('PUT', path(nation), { ...bySession(this.person.cookie), body });
  }

  preview(nation: string, days: object): Promise<Answer<RetentionPreviewDto & ErrorAnswer>> {
    return this.app.post(path(nation, '/preview'), { ...FOR_EVER, ...days }, bySession(this.person.cookie));
  }

  runs(nation: string): Promise<Answer<RetentionRunPageDto & ErrorAnswer>> {
    return this.app.get(path(nation, '/runs'), bySession(this.person.cookie));
  }

  /** Sets a policy that holds at once, which people's do a day later, and carries it out. */
  async enforce(nation: string, days: object): Promise<void> {
    const { status } = await this.set(nation, days);
    expect(status).toBe(200);
    await this.app.db.query(
      `UPDATE retention_policies SET effective_at = now() - interval '1 second' WHERE nation = $1`,
      [nation],
    );
    // Runs follow each other by the hour.
    await this.app.db.query(`UPDATE retention_runs SET started_at = started_at - interval '1 hour' WHERE nation = $1`, [
      nation,
    ]);
    await sweep(this.app, nation);
  }
}

/** Until nothing is left to do. */
export async function sweep(app: TestApp, nation: string): Promise<void> {
  const sweeps = app.app.get(Sweeps, { strict: false });
  for (let steps = 0; steps < 200; steps += 1) if ((await sweeps.step(nation)) === 'idle') return;
  throw new Error('The sweeper does not come to an end');
}
