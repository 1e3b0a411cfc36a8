import { Injectable } from '@nestjs/common';
import { RELATED_RULES } from '../../config/related-rules.ts';
import { isTlp, strictestTlp, type Tlp } from '../access/policy/marking.ts';
import type { Json } from '../common/json.ts';
import type { AlertKind, EntityRef } from '../intake/alert.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { betterShown, type CaseKey, earliest, type KeyedAlert, keysOf, sequenceKeysOf } from './case-keys.ts';
import type { KeyKind } from './related-key.ts';

/** Keys by nation that are to be looked at again. */
export class ChangedKeys {
  readonly byNation = new Map<string, Set<string>>();

  add(nation: string, keys: Iterable<string>): void {
    const known = this.byNation.get(nation) ?? new Set();
    this.byNation.set(nation, known);
    for (const key of keys) known.add(key);
  }
}

/** Which alerts of a case are taken in: all, or those that came. */
export type Renewal = { whole: true } | { whole: false; heads: ReadonlySet<string> };

interface CaseRow {
  nation: string;
  organisation_id: string;
  tlp: Tlp;
  ordinal: string | null;
}

interface AlertRow {
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
  key: string;
  kind: KeyKind;
  at: Date;
  evidence: string[];
  tlp: string;
  reach: string;
}

const PAGE = 2_000;

/** Keeps the keys of cases as their alerts have them now. */
@Injectable()
export class CaseKeysStore {
  /** Makes the keys of one case anew, or adds those of what came, and says which are to be looked at again. */
  async renew(tx: Transaction, caseId: string, renewal: Renewal, changed: ChangedKeys): Promise<void> {
    const [found] = await tx.query<CaseRow>(
      `SELECT c.nation, c.organisation_id, c.tlp, k.ordinal
       FROM cases c LEFT JOIN related_cases k ON k.case_id = c.id WHERE c.id = $1 AND c.realm = $2`,
      [caseId, tx.realm],
    );
    if (!found) return;
    const whole = renewal.whole || found.ordinal === null;
    const after = whole ? -1 : Number(found.ordinal);
    const heads = renewal.whole ? [] : [...renewal.heads];
    const { alerts, ordinal } = await this.alerts(tx, caseId, after, heads);
    const stored = new Map((await this.stored(tx, caseId)).map((row) => [row.key, row]));
    const keys = keysOf(alerts);
    if (!whole) {
      for (const { reach: _, at, ...row } of stored.values()) {
        if (row.kind === 'sequence') continue;
        const known = { ...row, at: at.getTime() };
        const came = keys.get(row.key);
        keys.set(row.key, came === undefined ? known : betterShown(known, came));
      }
    }
    const kept = earliest([...keys.values()], RELATED_RULES.keysPerCase);
    const all = [...kept, ...sequenceKeysOf(kept, RELATED_RULES.inARow)];
    await this.write(tx, caseId, found, stored, all, changed);
    // Who sees a case may have changed with all of its keys as they were.
    if (renewal.whole) changed.add(found.nation, binding([...stored.values(), ...all]));
    await tx.query(
      `INSERT INTO related_cases (case_id, ordinal) VALUES ($1, $2)
       ON CONFLICT (case_id) DO UPDATE SET ordinal = greatest(related_cases.ordinal, excluded.ordinal)`,
      [caseId, Math.max(ordinal, after, 0)],
    );
  }

  private async alerts(
    tx: Transaction,
    caseId: string,
    after: number,
    heads: readonly string[],
  ): Promise<{ alerts: KeyedAlert[]; ordinal: number }> {
    const alerts: KeyedAlert[] = [];
    let ordinal = -1;
    for (let from = -1; ;) {
      const rows = await tx.query<AlertRow>(
        `SELECT a.id, a.tlp, a.kind, a.effective_at, a.title, a.description, a.entities, l.ordinal,
           jsonb_build_object('techniques', a.attributes->'techniques',
             'rule', jsonb_build_object('mitre', jsonb_build_object('id', a.attributes#>'{rule,mitre,id}')),
             'metadata', jsonb_build_object('mitre_technique_id', a.attributes#>'{metadata,mitre_technique_id}')) AS attributes
         FROM alert_links l JOIN alerts a ON a.id = l.alert_id
         WHERE l.group_id = $1 AND (l.ordinal > $2 OR l.head_id = ANY($3::uuid[])) AND l.ordinal > $4
         ORDER BY l.ordinal LIMIT $5`,
        [caseId, after, heads, from, PAGE],
      );
      for (const { effective_at: at, ordinal: _, ...row } of rows) alerts.push({ ...row, at: at.getTime() });
      const last = rows.at(-1);
      if (last) ordinal = Math.max(ordinal, (from = Number(last.ordinal)));
      if (rows.length < PAGE) return { alerts, ordinal };
    }
  }

  private async stored(tx: Transaction, caseId: string): Promise<KeyRow[]> {
    return tx.query<KeyRow>('SELECT key, kind, at, evidence, tlp, reach FROM related_case_keys WHERE case_id = $1', [
      caseId,
    ]);
  }

  private async write(
    tx: Transaction,
    caseId: string,
    found: CaseRow,
    stored: ReadonlyMap<string, KeyRow>,
    keys: readonly CaseKey[],
    changed: ChangedKeys,
  ): Promise<void> {
    const present = new Set(keys.map(({ key }) => key));
    const gone = [...stored.values()].filter(({ key }) => !present.has(key));
    const { nation } = found;
    const reached = keys.map((key) => ({ ...key, reach: reachOf(found, key) }));
    const written = reached.filter((key) => !isSame(stored.get(key.key), key));
    if (gone.length > 0) {
      await tx.query('DELETE FROM related_case_keys WHERE case_id = $1 AND key = ANY($2::text[])', [
        caseId,
        gone.map(({ key }) => key),
      ]);
    }
    if (written.length > 0) {
      await tx.query(
        `INSERT INTO related_case_keys (case_id, key, kind, realm, nation, at, evidence, tlp, reach)
         SELECT $1, r.key, r.kind, $2, $3, timestamptz 'epoch' + r.at * interval '1 millisecond',
           ARRAY(SELECT jsonb_array_elements_text(r.evidence)::uuid), r.tlp, r.reach
         FROM jsonb_to_recordset($4::jsonb) AS r (key text, kind text, at float8, evidence jsonb, tlp text, reach text)
         ON CONFLICT (case_id, key) DO UPDATE SET at = excluded.at, evidence = excluded.evidence, tlp = excluded.tlp,
           reach = excluded.reach`,
        [caseId, tx.realm, nation, JSON.stringify(written)],
      );
    }
    changed.add(nation, binding([...gone, ...written]));
  }
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
