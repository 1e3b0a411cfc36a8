import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { seesWholeRealm } from '../access/policy/decide.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';

/** Turns the sites a filter names, by id or code, into ids. */
@Injectable()
export class LiveSiteReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** Undefined when one is not there, or not of the operator's nation, which looks the same from outside. */
  async siteIds(operator: Operator, sites: readonly string[]): Promise<string[] | undefined> {
    const rows = await this.database.query<{ id: string; code: string }>(
      operator,
      `SELECT id, code FROM sites
       WHERE (code = ANY($1::text[]) OR id::text = ANY($1::text[])) AND ($2::boolean OR nation = $3)`,
      [sites, seesWholeRealm(operator), operator.nation ?? ''],
    );
    const known = new Set(rows.flatMap(({ id, code }) => [id, code]));
    return sites.every((site) => known.has(site)) ? rows.map(({ id }) => id) : undefined;
  }
}
