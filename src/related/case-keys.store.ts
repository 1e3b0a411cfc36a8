import { Injectable } from '@nestjs/common';
import { RELATED_RULES } from '../../config/related-rules.ts';
import { isTlp, strictestTlp, type Tlp } from '../access/policy/marking.ts';
import type { Json } from '../common/json.ts';
import type { AlertKind, EntityRef } from '../intake/alert.ts';
import { NAMING_ATTRIBUTES } from '../intake/attack-techniques.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { betterShown, type CaseKey, earliest, type KeyedAlert, keysOf, sequenceKeysOf } from './case-keys.ts';
import type { ChangedKeys } from './changed-keys.ts';
import type { KeyKind } from './related-key.ts';

/** Which alerts of a case are taken in: all, or those that came. */
export type Renewal = { whole: true } | { whole: false; heads: ReadonlySet<string> };

interface CaseRow {
  id: string;
  nation: string;
  organisation_id: string;
  tlp: Tlp;
  alert_count: string;
  ordinal: string | null;
}

interface AlertRow {
  case_id: string;
  id: string;
  tlp: string;
  kind: AlertKind;
  effective_at: Date;
  title: string;
  description: string | null;
  entities: EntityRef[];
  attributes: Json;
  ordinal: string;
}

interface KeyRow {
  case_id: string;
  key: string;
  kind: KeyKind;
  at: Date;
  evidence: string[];
  tlp: string;
  reach: string;
}

type ReachedKey = CaseKey & { caseId: string; reach: string };

const PAGE = 2_000;
/** Alerts of the cases that are made anew at once, so that memory stays bounded; one case may have more. */
const ALERTS_AT_ONCE = 10_000;

/** Keeps the keys of cases as their alerts have them now. */
@Injectable()
export class CaseKeysStore {
  /** Makes the keys of cases anew, or adds those of what came, and says which are to be looked at again. */
  async renew(tx: Transaction, renewals: ReadonlyMap<string, Renewal>, changed: ChangedKeys): Promise<void> {
    const cases = await tx.query<CaseRow>(
      `SELECT c.id, c.nation, c.organisation_id, c.tlp, c.alert_count, k.ordinal
       FROM cases c LEFT JOIN related_cases k ON k.case_id = c.id
       WHERE c.id = ANY($1::uuid[]) AND c.realm = $2 ORDER BY c.id`,
      [[...renewals.keys()], tx.realm],
    );
    let some: CaseRow[] = [];
    let alerts = 0;
    for (const found of cases) {
      some.push(found);
      alerts += Number(found.alert_count);
      if (alerts < ALERTS_AT_ONCE) continue;
      await this.renewSome(tx, some, renewals, changed);
      some = [];
      alerts = 0;
    }
    if (some.length > 0) await this.renewSome(tx, some, renewals, changed);
  }

  private async renewSome(
    tx: Transaction,
    cases: readonly CaseRow[],
    renewals: ReadonlyMap<string, Renewal>,
    changed: ChangedKeys,
  ): Promise<void> {
    const asked = cases.map(({ id, ordinal }) => {
      const renewal = renewals.get(id) ?? { whole: true };
      const heads = renewal.whole ? [] : [...renewal.heads];
      return { id, after: renewal.whole || ordinal === null ? -1 : Number(ordinal), heads };
    });
    const came = await this.alerts(tx, asked);
    const stored = await this.stored(tx, cases);
    const keys: ReachedKey[] = [];
    for (const [index, found] of cases.entries()) {
      const known = stored.get(found.id) ?? new Map<string, KeyRow>();
      const all = keysNow(came.alerts.get(found.id) ?? [], asked[index]?.after === -1 ? [] : known.values());
      for (const key of all) keys.push({ ...key, caseId: found.id, reach: reachOf(found, key) });
      // Who sees a case may have changed with all of its keys as they were.
      if (renewals.get(found.id)?.whole === true) changed.add(found.nation, binding([...known.values(), ...all]));
    }
    await this.write(tx, new Map(cases.map((found) => [found.id, found])), stored, keys, changed);
    const ordinals = asked.map(({ id, after }) => ({ id, ordinal: Math.max(came.ordinals.get(id) ?? 0, after, 0) }));
    await tx.query(
      `INSERT INTO related_cases (case_id, ordinal)
       SELECT r.id, r.ordinal FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, ordinal bigint)
       ON CONFLICT (case_id) DO UPDATE SET ordinal = greatest(related_cases.ordinal, excluded.ordinal)`,
      [JSON.stringify(ordinals)],
    );
  }

  private async alerts(
    tx: Transaction,
    asked: readonly { id: string; after: number; heads: readonly string[] }[],
  ): Promise<{ alerts: Map<string, KeyedAlert[]>; ordinals: Map<string, number> }> {
    const alerts = new Map<string, KeyedAlert[]>();
    const ordinals = new Map<string, number>();
    for (let from = -1; ;) {
      const rows = await tx.query<AlertRow>(
        `SELECT l.group_id AS case_id, a.id, a.tlp, a.kind, a.effective_at, a.title, a.description, a.entities, l.ordinal,
           ${NAMING_ATTRIBUTES} AS attributes
         FROM jsonb_to_recordset($1::jsonb) AS asked (id uuid, after bigint, heads uuid[])
         CROSS JOIN LATERAL (
           SELECT alert_id, group_id, ordinal FROM alert_links
           WHERE group_id = asked.id AND ordinal > greatest(asked.after, $2)
           UNION ALL
           -- By their heads, and by nothing else: by their group, all that a case ever held would be read each time it grows.
           SELECT r.* FROM unnest(asked.heads) AS named (head) CROSS JOIN LATERAL (
             SELECT alert_id, group_id, ordinal FROM alert_links WHERE head_id = named.head OFFSET 0) r
           WHERE r.group_id = asked.id AND r.ordinal <= asked.after AND r.ordinal > $2) l
         -- One by one, whatever is thought to come: read as a whole, alerts are all a nation ever stored.
         CROSS JOIN LATERAL (SELECT * FROM alerts WHERE id = l.alert_id LIMIT 1) a
         ORDER BY l.ordinal LIMIT $3`,
        [JSON.stringify(asked), from, PAGE],
      );
      for (const { case_id: caseId, effective_at: at, ordinal, ...row } of rows) {
        const of = alerts.get(caseId);
        const alert = { ...row, at: at.getTime() };
        if (of) of.push(alert);
        else alerts.set(caseId, [alert]);
        from = Number(ordinal);
        ordinals.set(caseId, from);
      }
      if (rows.length < PAGE) return { alerts, ordinals };
    }
  }

  private async stored(tx: Transaction, cases: readonly CaseRow[]): Promise<Map<string, Map<string, KeyRow>>> {
    const rows = await tx.query<KeyRow>(
      'SELECT case_id, key, kind, at, evidence, tlp, reach FROM related_case_keys WHERE case_id = ANY($1::uuid[])',
      [cases.map(({ id }) => id)],
    );
    const byCase = new Map<string, Map<string, KeyRow>>();
    for (const row of rows) {
      const of = byCase.get(row.case_id) ?? new Map<string, KeyRow>();
      byCase.set(row.case_id, of.set(row.key, row));
    }
    return byCase;
  }

  private async write(
    tx: Transaction,
    cases: ReadonlyMap<string, CaseRow>,
    stored: ReadonlyMap<string, ReadonlyMap<string, KeyRow>>,
    keys: readonly ReachedKey[],
    changed: ChangedKeys,
  ): Promise<void> {
    const present = new Set(keys.map(({ caseId, key }) => `${caseId} ${key}`));
    const gone = [...stored.values()].flatMap((of) =>
      [...of.values()].filter(({ case_id: caseId, key }) => !present.has(`${caseId} ${key}`)),
    );
    const written = keys
      .filter((found) => !isSame(stored.get(found.caseId)?.get(found.key), found))
      .map((found) => Object.assign({ nation: cases.get(found.caseId)?.nation }, found));
    if (gone.length > 0) {
      await tx.query(
        `DELETE FROM related_case_keys k USING jsonb_to_recordset($1::jsonb) AS gone (case_id uuid, key text)
         WHERE k.case_id = gone.case_id AND k.key = gone.key`,
        [JSON.stringify(gone.map(({ case_id, key }) => ({ case_id, key })))],
      );
    }
    if (written.length > 0) {
      await tx.query(
        `INSERT INTO related_case_keys (case_id, key, kind, realm, nation, at, evidence, tlp, reach)
         SELECT r."caseId", r.key, r.kind, $1, r.nation, timestamptz 'epoch' + r.at * interval '1 millisecond',
           ARRAY(SELECT jsonb_array_elements_text(r.evidence)::uuid), r.tlp, r.reach
         FROM jsonb_to_recordset($2::jsonb) AS r ("caseId" uuid, nation text, key text, kind text, at float8, evidence jsonb,
           tlp text, reach text)
         ON CONFLICT (case_id, key) DO UPDATE SET at = excluded.at, evidence = excluded.evidence, tlp = excluded.tlp,
           reach = excluded.reach`,
        [tx.realm, JSON.stringify(written)],
      );
    }
    for (const { case_id: caseId, ...key } of gone) changed.add(cases.get(caseId)?.nation ?? '', binding([key]));
    for (const { nation, ...key } of written) changed.add(nation ?? '', binding([key]));
  }
}

/** The keys of a case, of the alerts that came and of what was kept of those before. */
function keysNow(came: readonly KeyedAlert[], known: Iterable<KeyRow>): CaseKey[] {
  const keys = keysOf(came);
  for (const { key, kind, at, evidence, tlp } of known) {
    if (kind === 'sequence') continue;
    const before = { key, kind, at: at.getTime(), evidence, tlp };
    const found = keys.get(key);
    keys.set(key, found === undefined ? before : betterShown(before, found));
  }
  const kept = earliest([...keys.values()], RELATED_RULES.keysPerCase);
  return [...kept, ...sequenceKeysOf(kept, RELATED_RULES.inARow)];
}

function binding(keys: readonly Pick<CaseKey, 'key' | 'kind'>[]): string[] {
  return keys.flatMap(({ key, kind }) => (kind === 'technique' ? [] : [key]));
}

/** Who sees the case, and the alert that shows the key in it. */
function reachOf({ organisation_id: organisation, tlp }: CaseRow, key: CaseKey): string {
  const strictest = strictestTlp(tlp, isTlp(key.tlp) ? key.tlp : 'RED');
  if (strictest === 'RED') return `red:${organisation}`;
  return strictest === 'AMBER+STRICT' ? `strict:${organisation}` : 'nation';
}

function isSame(row: KeyRow | undefined, found: CaseKey & { reach: string }): boolean {
  return (
    row !== undefined &&
    row.reach === found.reach &&
    row.at.getTime() === found.at &&
    row.tlp === found.tlp &&
    row.evidence.join() === found.evidence.join()
  );
}
