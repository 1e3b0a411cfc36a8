import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type RowScope, scopeSettings } from './row-scope.ts';

type Isolation = 'READ COMMITTED' | 'REPEATABLE READ';

/**
 * The database as one viewer sees it: each read is a transaction that row-level security holds to the viewer's scope.
 * A query that forgets the scope goes to the pool without one, and finds nothing.
 */
@Injectable()
export class ViewerDatabase {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  query<Row>(scope: RowScope, sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.read(scope, (manager) => manager.query<Row[]>(sql, parameters));
  }

  /** All reads of `work` in one transaction that writes nothing. */
  read<T>(
    scope: RowScope,
    work: (manager: EntityManager) => Promise<T>,
    isolation: Isolation = 'READ COMMITTED',
  ): Promise<T> {
    const reading = async (manager: EntityManager): Promise<T> => {
      await enterScope(manager, scope, true);
      return work(manager);
    };
    // Said only where it is another than the database's own: it costs a round trip of every read.
    return isolation === 'READ COMMITTED'
      ? this.dataSource.transaction(reading)
      : this.dataSource.transaction(isolation, reading);
  }
}

/** Tells the database on whose behalf the rest of the transaction acts. */
export async function enterScope(manager: EntityManager, scope: RowScope, readOnly = false): Promise<void> {
  const settings = Object.entries({ ...scopeSettings(scope), ...(readOnly ? { transaction_read_only: 'on' } : {}) });
  const calls = settings.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, true)`);
  await manager.query(`SELECT ${calls.join(', ')}`, settings.flat());
}
