import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/** The connections TypeORM's source draws from, for what it has no word for, such as statements that are planned once. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}
