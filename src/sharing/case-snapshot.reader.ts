import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { strictestTlp, type Tlp } from '../access/policy/marking.ts';
import { DomainError } from '../common/domain-error.ts';
import { NAMING_ATTRIBUTES } from '../intake/attack-techniques.ts';
import type { CaseSnapshot, OccurrenceCount } from './projection/case-snapshot.ts';
import {
  type AlertRow,
  type CaseRow,
  type NoteRow,
  type ObjectRow,
  type ObservableRow,
  type TaskRow,
  toSnapshotAlert,
  toSnapshotCase,
  toSnapshotNote,
  toSnapshotObject,
  toSnapshotObservable,
  toSnapshotTask,
} from './snapshot-rows.ts';

type Queryable = Pick<EntityManager, 'query'>;

/** Alerts, repeats folded in, beyond which a case is not released in one piece. */
export const MOST_ALERTS = 5_000;

/**
 * Reads a case with all its parts, whoever may see them: through the engine's pool, because what is published must not
 * hang on who presses the button. The projection leaves out what is above the release's own marking.
 */
@Injectable()
export class CaseSnapshotReader {
  /** Undefined where there is no such case. @throws DomainError `case_too_large`. */
  async load(within: Queryable, realm: string, caseId: string): Promise<CaseSnapshot | undefined> {
    const [found] = await within.query<CaseRow[]>(
      `SELECT c.id, c.number, c.title, c.title_source, c.status, c.close_reason, c.severity, c.severity_source, c.priority,
              c.factors, c.facts->'kinds' AS kinds, c.facts->>'zone' AS zone, c.assignee, c.tlp, c.pap, c.first_seen,
              c.last_seen, c.opened_at, c.closed_at, c.nation, n.name AS nation_name, o.id AS organisation_id,
              o.code AS organisation_code, o.name AS organisation_name, s.id AS site_id, s.code AS site_code,
              s.name AS site_name, s.kind AS site_kind, s.lat, s.lon
       FROM cases c JOIN sites s ON s.id = c.site_id JOIN organisations o ON o.id = c.organisation_id
       JOIN nations n ON n.code = c.nation WHERE c.id = $1 AND c.realm = $2`,
      [caseId, realm],
    );
    if (!found) return undefined;
    const occurrences = await this.occurrences(within, realm, caseId);
    const alertsTlp = strictestTlp('CLEAR', ...[...occurrences.values()].flat().map(({ tlp }) => tlp));
    const heads = await within.query<AlertRow[]>(
      `SELECT a.id, a.kind, a.signature, a.title, a.description, a.severity, a.confidence, a.categories, a.occurred_at,
              ${NAMING_ATTRIBUTES} AS attributes,
              a.lat, a.lon, a.alt, a.position_error, a.entities, a.sensor_id, sensor.code AS sensor_code, a.tlp, a.pap,
              l.reasons, r.reliability, r.credibility, r.verification
       FROM alert_links l JOIN alerts a ON a.id = l.alert_id LEFT JOIN sensors sensor ON sensor.id = a.sensor_id
       LEFT JOIN reports r ON r.alert_id = a.id
       WHERE l.group_id = $1 AND l.head_id = l.alert_id AND l.realm = $2 ORDER BY a.id LIMIT $3`,
      [caseId, realm, MOST_ALERTS + 1],
    );
    if (heads.length > MOST_ALERTS) {
      throw new DomainError(
        'conflict',
        'case_too_large',
        `A case of more than ${MOST_ALERTS} alerts is released in parts`,
      );
    }
    const objects = await within.query<ObjectRow[]>(
      `SELECT id, identity, class, zone, first_seen, last_seen, lat, lon, alt, position_error, tracks, transitions
       FROM objects WHERE group_id = $1 AND realm = $2 ORDER BY id`,
      [caseId, realm],
    );
    return {
      ...toSnapshotCase(found, alertsTlp),
      zones: await this.names(within, 'SELECT name FROM zones WHERE site_id = $1 ORDER BY name', found.site_id),
      sensors: await within.query('SELECT id, code, name FROM sensors WHERE site_id = $1 ORDER BY id', [found.site_id]),
      people: await this.people(within, realm, caseId, found.organisation_id),
      alerts: heads.map((row) => toSnapshotAlert(row, occurrences.get(row.id) ?? [])),
      objects: objects.map(toSnapshotObject),
      notes: await this.notes(within, realm, caseId),
      observables: (
        await within.query<ObservableRow[]>(
          `SELECT id, tlp, pap, type, value, role, is_ioc, note, author, created_at FROM case_observables
         WHERE case_id = $1 AND realm = $2 ORDER BY created_at, id`,
          [caseId, realm],
        )
      ).map(toSnapshotObservable),
      tasks: (
        await within.query<TaskRow[]>(
          `SELECT id, tlp, pap, title, description, state, assignee, created_at, due FROM case_tasks
         WHERE case_id = $1 AND realm = $2 ORDER BY created_at, id`,
          [caseId, realm],
        )
      ).map(toSnapshotTask),
    };
  }

  /** How often each alert happened, by marking: repeats carry their own. */
  private async occurrences(within: Queryable, realm: string, caseId: string): Promise<Map<string, OccurrenceCount[]>> {
    const rows = await within.query<{ head_id: string; tlp: Tlp; count: string; first_at: Date; last_at: Date }[]>(
      `SELECT l.head_id, a.tlp, count(*) AS count, min(a.effective_at) AS first_at, max(a.effective_at) AS last_at
       FROM alert_links l JOIN alerts a ON a.id = l.alert_id WHERE l.group_id = $1 AND l.realm = $2
       GROUP BY l.head_id, a.tlp ORDER BY l.head_id, a.tlp`,
      [caseId, realm],
    );
    const found = new Map<string, OccurrenceCount[]>();
    for (const row of rows) {
      const counts = found.get(row.head_id) ?? [];
      counts.push({
        tlp: row.tlp,
        count: Number(row.count),
        firstAt: row.first_at.toISOString(),
        lastAt: row.last_at.toISOString(),
      });
      found.set(row.head_id, counts);
    }
    return found;
  }

  /** Everybody of the owning team, whoever else acted on the case, and who reported what is in it. */
  private people(
    within: Queryable,
    realm: string,
    caseId: string,
    organisationId: string,
  ): Promise<CaseSnapshot['people']> {
    return within.query(
      `SELECT 'person:' || id AS id, name, login FROM accounts WHERE organisation_id = $3
       UNION
       SELECT actor->>'id', actor->>'name', '' FROM journal
       WHERE realm = $2 AND case_id = $1 AND actor->>'id' LIKE 'person:%'
       UNION
       SELECT r.reporter, r.reporter, '' FROM alert_links l JOIN reports r ON r.alert_id = l.alert_id
       WHERE l.group_id = $1 AND l.realm = $2 ORDER BY id, name, login`,
      [caseId, realm, organisationId],
    );
  }

  private async notes(within: Queryable, realm: string, caseId: string): Promise<CaseSnapshot['notes']> {
    const rows = await within.query<NoteRow[]>(
      'SELECT id, tlp, pap, author, body, created_at FROM notes WHERE case_id = $1 AND realm = $2 ORDER BY created_at, id',
      [caseId, realm],
    );
    return rows.map(toSnapshotNote);
  }

  private async names(within: Queryable, sql: string, id: string): Promise<string[]> {
    return (await within.query<{ name: string }[]>(sql, [id])).map(({ name }) => name);
  }
}
