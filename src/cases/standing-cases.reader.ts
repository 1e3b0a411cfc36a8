import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { InjectEngine } from '../database/engine.decorator.ts';

/**
 * Which groups are cases, whoever may see them. For refusing what would change a case that is not seen: the answer is
 * never told, and what is refused because of it reads like something that is not there (docs/access.md §3).
 */
@Injectable()
export class StandingCasesReader {
  constructor(@InjectEngine() private readonly dataSource: DataSource) {}

  async among(realm: string, groupIds: readonly string[]): Promise<Set<string>> {
    if (groupIds.length === 0) return new Set();
    const rows = await this.dataSource.query<{ id: string }[]>(
      'SELECT id FROM cases WHERE realm = $1 AND id = ANY($2::uuid[])',
      [realm, groupIds],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
