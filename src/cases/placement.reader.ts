import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { correlationRules } from '../../config/correlation-rules.ts';
import type { Operator } from '../access/operator.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import { DomainError } from '../common/domain-error.ts';
import { type ExplainedAlert, tieMessage } from '../correlation/explanation/explained-alert.ts';
import { type Message, message } from '../correlation/explanation/messages.ts';
import { type KeySpans, type NearAlert, nearMisses } from '../correlation/explanation/near-misses.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { EntityRef } from '../intake/alert.ts';
import { entityKey } from '../intake/entity.ts';
import { displayId } from './case-reference.ts';
import { EXPLAINED_COLUMNS, EXPLAINED_OF_GROUP, type ExplainedRow, toExplained } from './explained-alerts.ts';
import type { AlertPlacementDto } from './explanation.dto.ts';

/** Alerts of the group looked at. */
const MOST_MEMBERS = 500;
/** Alerts that share an entity looked at, the nearest in time. */
const MOST_NEAR = 120;
/** How far away in time what shares an entity is still told of. Seconds. */
const REACH_SECONDS = 6 * 3_600;

interface PlaceRow {
  head_id: string | null;
  head_title: string | null;
  group_id: string;
  site_id: string;
  site_code: string;
  suppressed_by: string | null;
  case_id: string | null;
  case_number: string | null;
}

interface HeadRow extends ExplainedRow {
  entities: EntityRef[];
  begins: Date;
  ends: Date;
}

/** When a head and its repeats happened, of those the viewer sees. */
const SPAN = `CROSS JOIN LATERAL (
  SELECT min(r.first_at) AS begins, max(r.first_at) AS ends FROM alert_links r JOIN alerts ra ON ra.id = r.alert_id
  WHERE r.head_id = l.alert_id AND ${seen('ra')}) span`;

/** Tells why an alert is where it is, and of one in no case what nearly brought it into one. */
@Injectable()
export class PlacementReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** @throws DomainError `alert_not_found`. */
  async of(operator: Operator, id: string): Promise<AlertPlacementDto> {
    return this.database.read(operator, async (manager) => {
      const sight = sightParameters(operator);
      const [row] = await manager.query<PlaceRow[]>(
        `SELECT l.head_id, head.title AS head_title, l.group_id, a.site_id, site.code AS site_code, l.suppressed_by,
           c.id AS case_id, c.number AS case_number
         FROM alerts a LEFT JOIN sites site ON site.id = a.site_id LEFT JOIN alert_links l ON l.alert_id = a.id
         LEFT JOIN alerts head ON head.id = l.head_id AND ${seen('head')}
         LEFT JOIN cases c ON c.id = l.group_id AND ${seen('c')}
         WHERE a.id = $${AFTER_SIGHT} AND ${seen('a')}`,
        [...sight, id],
      );
      if (!row) throw new DomainError('not_found', 'alert_not_found', 'There is no such alert');
      const place = { alertId: id, caseId: row.case_id, suppressedBy: row.suppressed_by };
      const common = { ...place, displayId: row.case_number === null ? null : displayId(Number(row.case_number)) };
      if (row.head_id === null) {
        return { ...common, headId: null, placed: message('placed.uncorrelated', {}), reasons: [], near: [] };
      }
      // Folded into an alert that the viewer does not see, it has no place that could be told.
      if (row.head_title === null) {
        return { ...common, headId: null, placed: placedOf(row, common.displayId), reasons: [], near: [] };
      }
      const repeat = row.head_id === id ? null : message('placed.repeat', { partner: row.head_title });
      const head = await this.head(manager, sight, row.head_id);
      const members = await manager.query<ExplainedRow[]>(EXPLAINED_OF_GROUP, [...sight, row.group_id, MOST_MEMBERS]);
      const group = members.map(toExplained);
      const waits = row.case_id === null && row.suppressed_by === null;
      const near = waits && head ? await this.near(manager, sight, row, head, group) : [];
      return {
        ...common,
        headId: row.head_id,
        placed: repeat ?? placedOf(row, common.displayId),
        reasons: head ? await this.reasons(manager, sight, toExplained(head)) : [],
        near,
      };
    });
  }

  private async head(manager: EntityManager, sight: unknown[], headId: string): Promise<HeadRow | undefined> {
    const [found] = await manager.query<HeadRow[]>(
      `SELECT ${EXPLAINED_COLUMNS}, a.entities, span.begins, span.ends FROM alert_links l JOIN alerts a ON a.id = l.alert_id
       ${SPAN} WHERE l.alert_id = $${AFTER_SIGHT} AND ${seen('a')}`,
      [...sight, headId],
    );
    return found;
  }

  /** Ties of an alert that join, each named by the other alert where the viewer sees it. */
  private async reasons(
    manager: EntityManager,
    sight: unknown[],
    head: ExplainedAlert,
  ): Promise<AlertPlacementDto['reasons']> {
    const named = head.reasons.flatMap(({ facts }) => (typeof facts['alertId'] === 'string' ? facts['alertId'] : []));
    const rows = await manager.query<{ id: string; title: string }[]>(
      `SELECT a.id, a.title FROM alerts a WHERE a.id = ANY($${AFTER_SIGHT}::uuid[]) AND ${seen('a')}`,
      [...sight, named],
    );
    const titles = new Map(rows.map((row) => [row.id, row.title]));
    return head.reasons.flatMap((reason): AlertPlacementDto['reasons'] => {
      const { alertId, slot } = reason.facts;
      if (typeof alertId !== 'string') {
        const told = message('tie.other', { text: reason.text });
        return [{ ...told, alertId: null, weight: reason.weight }];
      }
      const partner = titles.get(alertId);
      if (partner === undefined || typeof slot !== 'string' || !head.joins.includes(slot)) return [];
      return [{ ...tieMessage(reason, partner), alertId, weight: reason.weight }];
    });
  }

  private async near(
    manager: EntityManager,
    sight: unknown[],
    { site_id: siteId, site_code: siteCode }: PlaceRow,
    head: HeadRow,
    group: readonly ExplainedAlert[],
  ): Promise<Message[]> {
    const keys = spansOf(head, siteCode);
    const reach = REACH_SECONDS * 1000;
    const rows = await manager.query<HeadRow[]>(
      `WITH nearest AS MATERIALIZED (
         SELECT l.alert_id, l.first_at FROM alert_links l JOIN alerts a ON a.id = l.alert_id
         WHERE l.realm = $1 AND l.site_id = $7 AND l.head_id = l.alert_id AND l.alert_id <> $8
           AND l.last_at >= $9 AND l.first_at <= $10 AND l.state->'keys' ?| $11::text[] AND ${seen('a')}
         ORDER BY abs(extract(epoch FROM l.first_at - $12::timestamptz)), l.alert_id LIMIT $13)
       SELECT l.alert_id AS id, a.title, a.entities, span.begins, span.ends
       FROM nearest JOIN alert_links l USING (alert_id) JOIN alerts a ON a.id = l.alert_id ${SPAN}`,
      [
        ...sight,
        siteId,
        head.id,
        new Date(head.begins.getTime() - reach),
        new Date(head.ends.getTime() + reach),
        Object.keys(keys),
        head.begins,
        MOST_NEAR,
      ],
    );
    const others = rows.map((row): NearAlert => ({ id: row.id, title: row.title, keys: spansOf(row, siteCode) }));
    return nearMisses({ ...toExplained(head), keys }, group, others, correlationRules);
  }
}

/** The entities of an alert itself, for as long as it and its repeats were seen. */
function spansOf({ entities, begins, ends }: HeadRow, siteCode: string): KeySpans {
  const span = [begins.getTime(), ends.getTime()] as const;
  return Object.fromEntries(entities.map((entity) => [entityKey(entity, siteCode), span]));
}

function placedOf({ case_id: caseId, suppressed_by: suppressedBy }: PlaceRow, shown: string | null): Message {
  if (caseId !== null) return message('placed.linked', { case: shown ?? '' });
  return message(suppressedBy === null ? 'placed.waiting' : 'placed.suppressed', {});
}
