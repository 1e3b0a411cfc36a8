import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { nameOf, queryKept } from './kept-statement.adapter.ts';
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

  /** The same of a statement that is kept ({@link queryKept}). */
  queryKept<Row>(scope: RowScope, sql: string, parameters: unknown[]): Promise<Row[]> {
    return this.read(scope, (manager) => queryKept<Row>(manager, sql, parameters));
  }

  /**
   * All reads of `work` in one transaction that writes nothing. Its beginning is not waited for: it goes out with what `work` asks
   * first, and is carried out before. What is asked where it could not begin has no scope, finds nothing, and is not handed on.
   */
  async read<T>(
    scope: RowScope,
    work: (manager: EntityManager) => Promise<T>,
    isolation: Isolation = 'READ COMMITTED',
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const connection = (await runner.connect()) as PoolClient;
      const begun = Promise.all([connection.query(BEGIN[isolation]), connection.query(enteringScope(scope))]);
      // Told below, and not as nobody's.
      begun.catch(() => undefined);
      try {
        const outcome = await work(runner.manager);
        await begun;
        await connection.query('COMMIT');
        return outcome;
      } catch (error) {
        await connection.query('ROLLBACK').catch(() => undefined);
        // Where the beginning failed, all after it was refused for its sake.
        await begun;
        throw error;
      }
    } finally {
      await runner.release();
    }
  }
}

const BEGIN: Readonly<Record<Isolation, string>> = {
  'READ COMMITTED': 'BEGIN READ ONLY',
  'REPEATABLE READ': 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
};

/** Tells the database on whose behalf the rest of the transaction acts. */
export async function enterScope(manager: EntityManager, scope: RowScope): Promise<void> {
  const { text, values } = enteringScope(scope);
  await queryKept(manager, text, values);
}

function enteringScope(scope: RowScope): { name: string | undefined; text: string; values: string[] } {
  const settings = Object.entries(scopeSettings(scope));
  const calls = settings.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, true)`);
  const text = `SELECT ${calls.join(', ')}`;
  return { name: nameOf(text), text, values: settings.flat() };
}
