import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { queryKept } from '../database/kept-statement.adapter.ts';

/** What `query.getMany()` gives of a query on one table, by a statement that is kept ({@link queryKept}). */
export async function manyKept<Row extends ObjectLiteral>(
  manager: EntityManager,
  query: SelectQueryBuilder<Row>,
): Promise<Row[]> {
  const [text, parameters] = query.getQueryAndParameters();
  const records = await queryKept<Record<string, unknown>>(manager, text, parameters);
  const { metadata, name } = query.expressionMap.mainAlias ?? {};
  if (!metadata) throw new Error('The query is on no entity');
  return records.map((record) => {
    const row = metadata.create() as Row;
    for (const column of metadata.columns) {
      const value: unknown = record[`${name}_${column.databaseName}`];
      column.setEntityValue(row, manager.dataSource.driver.prepareHydratedValue(value, column));
    }
    return row;
  });
}
