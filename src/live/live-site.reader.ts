import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Operator } from '../access/operator.ts';

/** Turns the sites a filter names, by id or code, into ids. */
@Injectable()
export class LiveSiteReader {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Undefined when one is not there, or not of the operator's nation, which looks the same from outside. */
  async siteIds(operator: Operator, sites: readonly string[]): Promise<string[] | undefined> {
    const rows = await this.dataSource.query<{ id: string; code: string }[]>(
      `SELECT id, code FROM sites
       WHERE (code = ANY($1::text[]) OR id::text = ANY($1::text[])) AND ($2::text IS NULL OR nation = $2)`,
      [sites, operator.nation],
    );
    const known = new Set(rows.flatMap(({ id, code }) => [id, code]));
    return sites.every((site) => known.has(site)) ? rows.map(({ id }) => id) : undefined;
  }
}
