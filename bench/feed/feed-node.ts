import { randomUUID } from 'node:crypto';
import type { INestApplication } from '@nestjs/common';
import { readSettings } from '../../config/settings.ts';
import { createApp } from '../../src/create-app.ts';
import { UnitOfWork } from '../../src/journal/unit-of-work.service.ts';
import { BenchDatabase } from '../harness/bench-database.ts';
import { BENCH_ENVIRONMENT } from '../harness/bench-environment.ts';

/** The product in this process on a database of its own, as `npm run serve` has it. */
export class FeedNode {
  private constructor(
    readonly app: INestApplication,
    readonly port: number,
    private readonly database: BenchDatabase,
  ) {}

  static async start(): Promise<FeedNode> {
    const database = await BenchDatabase.start();
    const app = await createApp(
      readSettings({
        DATABASE_URL: database.url,
        ...BENCH_ENVIRONMENT,
        BREAKWATER_RESUME_LIMIT: '1000000',
      }),
    );
    await app.listen(0, '127.0.0.1');
    return new FeedNode(app, Number(new URL(await app.getUrl()).port), database);
  }

  /** Appends notes to the journal, `together` in a transaction, one transaction after the other. */
  async append(events: number, together = 500): Promise<void> {
    const unitOfWork = this.app.get(UnitOfWork);
    const [organisationId, siteId, caseId, noteId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    for (let left = events; left > 0; left -= together) {
      await unitOfWork.transactAsEngine('live', async (transaction) => {
        for (let index = 0; index < Math.min(together, left); index += 1) {
          transaction.record({
            type: 'case.noted',
            at: new Date(),
            nation: 'SG',
            organisationId,
            siteId,
            caseId,
            tlp: 'AMBER',
            actor: { id: 'person:operator', name: 'Operator' },
            data: {
              number: 1,
              noteId,
              author: 'Operator',
              excerpt: 'Crane 4 reboots by itself; the vendor is called.',
            },
          });
        }
      });
    }
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.stop();
  }
}
