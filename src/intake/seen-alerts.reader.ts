import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Sight } from '../access/policy/decide.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';

/** Tells which of some alerts a viewer sees. */
@Injectable()
export class SeenAlertsReader {
  /** Within the viewer's own transaction. */
  async among(manager: EntityManager, viewer: Sight, alertIds: readonly string[]): Promise<Set<string>> {
    if (alertIds.length === 0) return new Set();
    const rows = await manager.query<{ id: string }[]>(
      `SELECT a.id FROM alerts a WHERE ${seen('a')} AND a.id = ANY($${AFTER_SIGHT}::uuid[])`,
      [...sightParameters(viewer), [...new Set(alertIds)]],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
