import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { Subject } from './live-frame.ts';
import { maySee, type Shown } from './may-see.ts';

const TABLES = { case: 'cases', alert: 'alerts' } as const;

/** What decides who may know of a case or an alert, for somebody who sees it. */
@Injectable()
export class LiveSubjectReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** Undefined when it is not there, or not for this viewer, which looks the same from outside. */
  async shown(operator: Operator, { kind, id }: Subject): Promise<Shown | undefined> {
    const [row] = await this.database.query<Shown>(
      operator,
      `SELECT x.realm, x.nation, x.organisation_id AS "organisationId", x.tlp FROM ${TABLES[kind]} x
       WHERE ${seen('x')} AND x.id = $${AFTER_SIGHT}::uuid`,
      [...sightParameters(operator), id],
    );
    return row && maySee(operator, row) ? row : undefined;
  }
}
